import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Match } from '../../src/answering/matching/match.js'
import { type MatchSources, matchConcern } from '../../src/answering/matching/match-concern.js'
import { createMatchIndex, phrasingDocuments } from '../../src/answering/matching/match-index.js'
import { modelRequests } from '../../src/answering/model-requests.js'
import { trainModel } from '../../src/answering/models/train-model.js'
import type { RevisionContent } from '../../src/answering/revision/revision.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { fromRoot } from '../../src/platform/root.js'
import { createTermTable } from '../../src/platform/search/term-table.js'
import { openFullSample } from '../support/samples/full-sample.js'

/** A message, and the offices of its matters in order: `a|b` where either is right, `*` for a story about one. */
interface Message {
  lang: string
  offices: string
  text: string
}

const file = fromRoot('test', 'system', 'several-concerns.csv')
const messages = parse(readFileSync(file), { columns: true }) as Message[]
const expected = ({ offices }: Message) =>
  offices === '*' ? [] : offices.split(' ').map((either) => either.split('|'))
const about = (matters: number) => messages.filter((message) => expected(message).length === matters)

/** Every third phrasing in English and Spanish: what ships takes minutes to learn. `models/numbers.ts` says what it reaches. */
function thinned(content: RevisionContent): RevisionContent {
  const phrasings = content.phrasings.filter(({ lang }, i) => i % 3 === 0 && (lang === 'en' || lang === 'es'))
  return { ...content, phrasings, dangerPhrases: [], outOfScope: [...content.outOfScope].slice(0, 2000) }
}

/** The word model and the terms in memory. */
describe('Messages about several matters', function () {
  this.timeout(600_000)
  let match: (text: string, lang: string | null) => Promise<Match>

  before(async () => {
    const database = await openFullSample()
    const content = thinned(readWorkingCopy(database))
    const directory = readDirectory(database)
    database.$client.close()
    const { topics } = modelRequests(content)
    const model = trainModel(topics.texts(), { ...topics.options, epochs: 3 })
    const index = createMatchIndex(content)
    const table = createTermTable(phrasingDocuments(content))
    const sources: MatchSources = {
      revision: { id: 1, contentHash: '', publishedAt: new Date(0), content },
      index,
      topicModel: () => model,
      meaning: async () => null,
      countInMemory: (terms) => table.countNow(terms),
      termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
    }
    match = (text, lang) =>
      matchConcern(
        { text, lang, level: null, officeOf: (role) => directory.officeWithRole(role)?.id ?? null },
        sources,
      )
  })

  const officesOf = ({ parts, offices }: Match) =>
    (parts ?? []).map((_, i) => offices.find(({ part }) => part === i)?.office ?? '')

  async function countRight(asked: readonly Message[]): Promise<number> {
    let right = 0
    for (const message of asked) {
      const found = officesOf(await match(message.text, message.lang))
      const wanted = expected(message)
      if (found.length === wanted.length && wanted.every((either, i) => either.includes(found[i]!))) right++
    }
    return right
  }

  it('get an office for each of three', async () => {
    assert.equal(about(3).length, 50)
    const right = await countRight(about(3))
    assert.ok(right >= 30, `${right} right`)
  })

  it('get an office for each of two', async () => {
    assert.equal(about(2).length, 44)
    const right = await countRight(about(2))
    assert.ok(right >= 13, `${right} right`)
  })

  it('are not made of one matter told at length', async () => {
    assert.equal(about(0).length, 78)
    const fallen: string[] = []
    for (const story of about(0)) if ((await countRight([story])) === 0) fallen.push(story.text)
    assert.deepEqual(fallen, [])
  })

  it('about four get the first three, and say that there are more', async () => {
    const text =
      'When is the next board meeting? I need an interpreter. How do I apply for free lunch? The bus was late again.'
    const found = await match(text, 'en')
    assert.deepEqual(officesOf(found), ['school-board', 'multilingual', 'nutrition'])
    assert.equal(found.more, true)
  })
})
