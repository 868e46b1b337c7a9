import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { assessDanger } from '../../src/answering/danger/assess-danger.js'
import type { Danger } from '../../src/answering/danger/danger.js'
import { openGlossary } from '../../src/answering/glossary/open-glossary.js'
import { isEnglishWord } from '../../src/answering/matching/english-dictionary.js'
import { type ModelRequest, modelRequests } from '../../src/answering/model-requests.js'
import { modelFile, readModel } from '../../src/answering/models/model-files.js'
import { trainModel } from '../../src/answering/models/train-model.js'
import type { TrainedModel } from '../../src/answering/models/trained-model.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { fromRoot } from '../../src/platform/root.js'
import { openFullSample } from '../support/samples/full-sample.js'

/** Written as many different families would, by people who saw neither phrases nor code. Nothing is trained on it. */
interface Unseen {
  tier: 'now' | 'support' | 'none'
  kind: string
  lang: string
  text: string
}

const readUnseen = (file: string) =>
  parse(readFileSync(fromRoot('test', 'system', file)), { columns: true }) as Unseen[]
const unseen = readUnseen('unseen-danger.csv')
/** By another writer, blunt statements as well as told ones; measured once before it was put here. */
const second = readUnseen('unseen-danger-2.csv')
/** Serious without being urgent, and everyday twins, by a third writer. */
const distress = readUnseen('unseen-distress.csv')

/** What `.ci/run` trained from the same texts, to measure accuracy: training it again takes most of a minute. */
async function readTrained(request: ModelRequest): Promise<TrainedModel | null> {
  const folder = process.env.TRAINED_MODELS
  return folder ? readModel(modelFile(folder, request)) : null
}

/**
 * The words alone, translated by glossaries where they help, with the shipped data; topics and the sentence
 * encoder only add to it.
 */
describe('Unseen concerns', function () {
  this.timeout(600_000)
  let model: TrainedModel

  before(async () => {
    const database = await openFullSample()
    const { danger } = modelRequests(readWorkingCopy(database))
    database.$client.close()
    model = (await readTrained(danger)) ?? trainModel(danger.texts(), danger.options)
  })

  const assess = ({ text, lang }: Unseen): Danger =>
    assessDanger(text, lang, model, undefined, openGlossary(lang)?.read(text, isEnglishWord) ?? null)
  const share = (concerns: readonly Unseen[], fits: (danger: Danger) => boolean) =>
    concerns.filter((concern) => fits(assess(concern))).length / concerns.length
  const of = (tier: Unseen['tier'], langs: (lang: string) => boolean, set = unseen) =>
    set.filter((concern) => concern.tier === tier && langs(concern.lang))
  const isNow = ({ level }: Danger) => level === 'now'
  const isAny = ({ level }: Danger) => level !== null

  const floors = [
    {
      name: 'English',
      set: unseen,
      langs: (lang: string) => lang === 'en',
      now: 0.85,
      any: 0.95,
      alarms: 0.04,
      shown: 0.18,
    },
    {
      name: 'English, the second set',
      set: second,
      langs: (lang: string) => lang === 'en',
      now: 0.9,
      any: 0.97,
      alarms: 0.01,
      shown: 0.08,
    },
    {
      name: 'Spanish, the second set',
      set: second,
      langs: (lang: string) => lang === 'es',
      now: 0.85,
      any: 0.95,
      alarms: 0.03,
      shown: 0.08,
    },
    {
      name: 'Spanish',
      set: unseen,
      langs: (lang: string) => lang === 'es',
      now: 0.75,
      any: 0.88,
      alarms: 0.04,
      shown: 0.17,
    },
    {
      ...{ name: 'ten languages', set: unseen, langs: (lang: string) => lang !== 'en' && lang !== 'es' },
      ...{ now: 0.75, any: 0.9, alarms: 0.16, shown: 0.46 },
    },
  ]
  for (const { name, set, langs, now, any, alarms, shown } of floors)
    it(`are recognized in ${name}, with few false alarms`, () => {
      const found = [share(of('now', langs, set), isNow), share(of('now', langs, set), isAny)]
      const wrong = [share(of('none', langs, set), isNow), share(of('none', langs, set), isAny)]
      const said = `found ${found.join(', ')}; wrongly ${wrong.join(', ')}`
      assert.ok(found[0]! >= now && found[1]! >= any, said)
      assert.ok(wrong[0]! <= alarms && wrong[1]! <= shown, said)
    })

  it('get a calm line when they are serious without being urgent', () => {
    const all = () => true
    const serious = of('support', all, distress)
    const [calm, urgent] = [share(serious, isAny), share(serious, isNow)]
    const needless = share(of('none', all, distress), isAny)
    assert.ok(calm >= 0.53 && urgent <= 0.15 && needless <= 0.05, `${calm} ${urgent} ${needless}`)
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
      'my daughter took all her pills',
      'a kid has a gun at school',
      'my husband hits me and the kids',
      'his stepfather beats him',
      'somebody is following my daughter',
      'my son ran away from home',
      'there is smoke in the hallway',
      'my baby stopped breathing',
      'the coach touched my daughter',
      'she cuts her arms every night',
    ])
      assert.equal(assessDanger(text, 'en', model).level, 'now', text)
  })

  it('get nothing extra for a late bus, or a fall at recess', () => {
    const buses = ['The bus did not come.', 'bus 12 never came', 'No bus again this morning']
    for (const text of [...buses, 'my kid fell at recess', 'My kid fell at recess'])
      assert.notEqual(assessDanger(text, 'en', model).level, 'now', text)
  })
})
