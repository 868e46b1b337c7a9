import assert from 'node:assert/strict'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { measureCutTopics } from '../../../src/commands/evaluation/measure-cut-topics.js'
import { printCutTopics } from '../../../src/commands/evaluation/print-cut-topics.js'
import { smallContent } from '../../support/samples/small-revision.js'

/** A unique word, made from the topic's number and its own. */
function wordOf(topic: number, i: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz'
  const digits = ((i + 1) * 997_331 + topic * 1_234_577) % 3_200_000
  return [0, 1, 2, 3, 4].map((place) => letters[Math.floor(digits / 20 ** place) % 20]).join('')
}

/** Three topics of forty unique words each, each word in two phrasings. */
function contentOfMany(): RevisionContent {
  const small = smallContent()
  const phrasings = ['bus-late', 'lunch-account', 'grades'].flatMap((topic, number) =>
    Array.from({ length: 80 }, (_, i) => ({ topic, lang: 'en', text: wordOf(number, i % 40) })),
  )
  return { ...small, phrasings }
}

const labeled = ['transportation', 'nutrition'].flatMap((office, topic) =>
  Array.from({ length: 40 }, (_, i) => ({
    ...{ id: `${office}-${i}`, q: wordOf(topic, i), lang: 'en', level: null },
    ...{ expect: [office], ok: [], crisis: false, scope: true },
  })),
)

describe('Measuring topics cut to ten phrasings', () => {
  const revision = { id: 1, contentHash: '', publishedAt: new Date(0), content: contentOfMany() }
  const measure = (topics: number) =>
    measureCutTopics(revision, (role) => role, labeled, { topics, batches: 1 })

  it('asks what was answered before, and counts what is still right', async () => {
    const [measured] = await measure(1)
    assert.equal(measured?.topics.length, 1)
    assert.equal(measured?.concerns, 40)
    assert.equal(measured?.rightWithAll, 40)
    assert.ok(measured.rightWhenCut < 40, 'words that are cut are not known')
    assert.ok(measured.rightWhenCut >= 10, 'what is kept is known')
    assert.deepEqual(measured.others.rightWithAll, 40)
    assert.match(printCutTopics([measured]), /^1 topics, 40 concerns: right 40 with all, \d+ with ten/)
  })
})
