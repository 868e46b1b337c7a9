import assert from 'node:assert/strict'
import {
  changedPhrasings,
  createMatchIndex,
  matchIndexNearSlices,
  phrasingDocuments,
} from '../../../src/answering/matching/match-index.js'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { createTermTable, termTableLike } from '../../../src/platform/search/term-table.js'
import { runSlices } from '../../../src/platform/threads/slices.js'
import { pair, word } from '../../support/processes/real-meilisearch.js'
import { smallContent } from '../../support/samples/small-revision.js'

const before = smallContent()
const [first, ...rest] = before.phrasings
const [topic, other] = [...new Set(before.phrasings.map((each) => each.topic))]

const edits: [name: string, phrasings: RevisionContent['phrasings']][] = [
  [
    'with more phrasings',
    [...before.phrasings, { topic: topic!, lang: 'en', text: 'the purple bus is late' }],
  ],
  ['with one fewer', rest],
  ['with one that moved to another topic', [...rest, { ...first!, topic: other! }]],
  ['without any of a topic', before.phrasings.filter((each) => each.topic !== topic)],
  [
    'with a topic of its own',
    [...before.phrasings, { topic: 'zorbles', lang: 'es', text: 'mi zorble se fue' }],
  ],
  ['with the same phrasings', before.phrasings],
]

describe('A content near one that is indexed', () => {
  const known = createMatchIndex(before)
  const knownTable = createTermTable(phrasingDocuments(before))
  const documents = (phrasings: RevisionContent['phrasings']) => phrasingDocuments({ phrasings })
  const stems = [...new Set(documents(before.phrasings).flatMap((each) => each.stems.split(' ')))]
  const terms = [...stems, 'purpl', 'zorbl'].flatMap((stem, i, all) => [
    word(stem),
    pair(`${stem} ${all[(i + 1) % all.length]}`),
    pair(`bus ${stem}`),
  ])

  for (const [name, phrasings] of edits)
    it(`is indexed as it would be alone, ${name}`, () => {
      const content = { ...before, phrasings }
      const changed = changedPhrasings(content, before)
      const near = runSlices(matchIndexNearSlices(content, { content: before, index: known }, changed))
      const alone = createMatchIndex(content)
      assert.deepEqual(near.lengths.lengths, alone.lengths.lengths)
      assert.ok(Math.abs(near.lengths.mean - alone.lengths.mean) < 1e-9)
      for (const text of ['mi hijo no llegó', 'the bus is late', 'zorble'])
        assert.equal(near.detectLanguage(text, null), alone.detectLanguage(text, null))

      const table = termTableLike(knownTable, documents(changed.added), documents(changed.removed))
      const counted = (of: typeof table) =>
        of.countNow(terms).map((counts) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
      assert.deepEqual(counted(table), counted(createTermTable(documents(phrasings))))
    })
})
