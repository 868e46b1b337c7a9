import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { assessDanger } from '../../src/answering/danger/assess-danger.js'
import type { Danger } from '../../src/answering/danger/danger.js'
import { openGlossary } from '../../src/answering/glossary/open-glossary.js'
import { isEnglishWord } from '../../src/answering/matching/english-dictionary.js'
import { modelRequests } from '../../src/answering/model-requests.js'
import { trainModel } from '../../src/answering/models/train-model.js'
import type { TrainedModel } from '../../src/answering/models/trained-model.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { openDatabase } from '../../src/platform/database/open-database.js'
import { fromRoot } from '../../src/platform/root.js'

/** Written by hand in the voice of many parents, before any tuning; nothing is trained on it. */
interface Unseen {
  tier: 'now' | 'support' | 'none'
  kind: string
  lang: string
  text: string
}

const file = fromRoot('test', 'system', 'unseen-danger.csv')
const unseen = parse(readFileSync(file), { columns: true }) as Unseen[]

/**
 * The words alone, translated by glossaries where they help, with the shipped data; topics and the sentence
 * encoder only add to it.
 */
describe('Unseen concerns', function () {
  this.timeout(600_000)
  let model: TrainedModel

  before(async () => {
    const database = await openDatabase(':memory:')
    seedDatabase(database, fromRoot('seeds'))
    const { danger } = modelRequests(readWorkingCopy(database))
    database.$client.close()
    model = trainModel(danger.texts(), danger.options)
  })

  const assess = ({ text, lang }: Unseen): Danger =>
    assessDanger(text, lang, model, undefined, openGlossary(lang)?.read(text, isEnglishWord) ?? null)
  const share = (concerns: readonly Unseen[], fits: (danger: Danger) => boolean) =>
    concerns.filter((concern) => fits(assess(concern))).length / concerns.length
  const of = (tier: Unseen['tier'], langs: (lang: string) => boolean) =>
    unseen.filter((concern) => concern.tier === tier && langs(concern.lang))
  const isNow = ({ level }: Danger) => level === 'now'
  const isAny = ({ level }: Danger) => level !== null

  const floors = [
    {
      name: 'English',
      langs: (lang: string) => lang === 'en',
      now: 0.8,
      any: 0.93,
      alarms: 0.04,
      shown: 0.18,
    },
    {
      name: 'Spanish',
      langs: (lang: string) => lang === 'es',
      now: 0.6,
      any: 0.8,
      alarms: 0.04,
      shown: 0.14,
    },
    {
      ...{ name: 'ten languages', langs: (lang: string) => lang !== 'en' && lang !== 'es' },
      ...{ now: 0.75, any: 0.9, alarms: 0.16, shown: 0.46 },
    },
  ]
  for (const { name, langs, now, any, alarms, shown } of floors)
    it(`are recognized in ${name}, with few false alarms`, () => {
      const found = [share(of('now', langs), isNow), share(of('now', langs), isAny)]
      const wrong = [share(of('none', langs), isNow), share(of('none', langs), isAny)]
      const said = `found ${found.join(', ')}; wrongly ${wrong.join(', ')}`
      assert.ok(found[0]! >= now && found[1]! >= any, said)
      assert.ok(wrong[0]! <= alarms && wrong[1]! <= shown, said)
    })

  it('get crisis lines of their kind', () => {
    const found = of('now', (lang) => lang === 'en' || lang === 'es').filter((concern) =>
      isAny(assess(concern)),
    )
    const right =
      share(found, () => true) && found.filter((c) => assess(c).kinds.includes(c.kind as never)).length
    assert.ok(right / found.length >= 0.8, String(right / found.length))
  })

  it('get the lines when danger is stated outright', () => {
    for (const text of [
      'my son wants to kill himself',
      'she wants to kill herself',
      'my daughter says she wants to die',
      'my daughter is missing',
      'My son is missing!',
    ])
      assert.equal(assessDanger(text, 'en', model).level, 'now', text)
  })

  it('get nothing extra for a late bus', () => {
    for (const text of ['The bus did not come.', 'bus 12 never came', 'No bus again this morning'])
      assert.notEqual(assessDanger(text, 'en', model).level, 'now', text)
  })
})
