import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  type ContentCounts,
  contentCountSlices,
  countsVersion,
  packCounts,
  readCounts,
} from '../../../src/answering/matching/content-counts.js'
import { stemPhrasings } from '../../../src/answering/matching/match-index.js'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { runSlices } from '../../../src/platform/threads/slices.js'
import { pair, word } from '../../support/processes/real-meilisearch.js'

const content = {
  phrasings: [
    { topic: 'late-bus', lang: 'en', text: 'The bus is late again' },
    { topic: 'late-bus', lang: 'ru', text: 'Автобус опоздал' },
    { topic: 'lunch', lang: 'en', text: 'Is lunch free? The lunch line' },
    { topic: 'lunch', lang: 'es', text: 'El almuerzo del niño' },
  ],
  outOfScope: [{ lang: 'en', text: 'Where do I renew my license' }],
  dangerPhrases: [{ kind: 'fight', lang: 'en', danger: true, text: 'A fight on the bus' }],
} as unknown as RevisionContent

const made = runSlices(contentCountSlices(content, stemPhrasings(content)))
const terms = [word('bus'), word('lunch'), word('nino'), pair('the lunch'), pair('bus is'), word('zebra')]

/** All that they say, as values that can be compared. */
const saidBy = ({ lexicon, lengths, table, ...others }: ContentCounts) => ({
  counts: [...lexicon.counts].map(([lang, words]) => [lang, words.size, [...words]]),
  totals: [...lexicon.totals],
  lengths: [...lengths],
  terms: table.countNow(terms).map((counts) => [...counts]),
  sizes: [table.phrasings, table.topics],
  ...others,
})

describe('What is counted of a content', () => {
  it('is stored whole', () => {
    const said = saidBy(made)
    assert.deepEqual(said.terms.slice(0, 2), [[['late-bus', 1]], [['lunch', 1]]])
    assert.deepEqual(said.lengths, [
      ['late-bus', 7],
      ['lunch', 10],
    ])
    assert.equal(made.lexicon.counts.get('en')!.get('bus'), 2)
    const read = readCounts(packCounts(made))
    assert.deepEqual(saidBy(read), said)
    assert.deepEqual(saidBy(readCounts(packCounts(read))), said)
  })

  it('is what the files of its version hold', () => {
    const { words, values } = made.lexicon.counts.get('en')!.parts
    const { text, places } = made.table.parts
    const arrays = [words.letters, words.starts, values, text.words, text.ends, text.topicOf, places.byNext]
    const telling = made.telling.map(([lang, words]) => [lang, [...words]])
    const held = JSON.stringify([saidBy(made), telling, arrays.map((array) => [...array])])
    const digest = createHash('sha256').update(held).digest('hex').slice(0, 16)
    // Give `countsVersion` another number first: files of earlier starts hold what was counted then.
    assert.equal(`${countsVersion.split(' ')[0]} ${digest}`, '1 a6c08b1c615deee8')
  })

  it('keeps no bytes of its file besides', () => {
    const packed = packCounts(made)
    const { lexicon, table } = readCounts(packed)
    const { words, values } = lexicon.counts.get('en')!.parts
    for (const array of [
      words.letters,
      words.starts,
      values,
      table.parts.text.words,
      table.parts.places.byNext,
    ])
      assert.equal(array.buffer.byteLength, array.byteLength)
  })

  it('is refused when any byte is damaged, or some are missing', () => {
    const packed = packCounts(made)
    for (const at of [0, 40, packed.length >> 1, packed.length - 1]) {
      const damaged = Buffer.from(packed)
      damaged[at]! ^= 1
      assert.throws(() => readCounts(damaged), /damaged/, `byte ${at}`)
    }
    for (const length of [0, 31, 32, packed.length - 1])
      assert.throws(() => readCounts(packed.subarray(0, length)), /damaged/, `${length} bytes`)
  })
})
