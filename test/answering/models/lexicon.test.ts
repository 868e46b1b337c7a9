import assert from 'node:assert/strict'
import { buildLexicon, type Lexicon, lexiconLike } from '../../../src/answering/models/lexicon.js'

const said = (lang: string, ...texts: string[]) => texts.map((text) => ({ lang, text }))

const plain = (counts: Lexicon['counts']) =>
  new Map([...counts].filter(([, words]) => words.size > 0).map(([lang, words]) => [lang, new Map(words)]))

const before = [
  ...said('en', 'the bus is late', 'the bus is late', 'lunch money', 'Lost coat'),
  ...said('es', 'el bus no llegó'),
]

describe('The counts of words', () => {
  for (const [name, after] of [
    ['with a new text', [...before, ...said('en', 'the zorbler is late'), ...said('vi', 'xe buýt')]],
    ['without a text', before.filter(({ text }) => text !== 'lunch money')],
    ['without one of two equal texts', before.slice(1)],
    ['with a text in another language', [...before.slice(0, 3), ...said('es', 'Lost coat')]],
    ['of the same texts', before],
  ] as const)
    it(`are the same as anew ${name}`, () => {
      const anew = buildLexicon(after)
      const { counts, totals } = lexiconLike(after, before, buildLexicon(before))
      assert.deepEqual(plain(counts), plain(anew.counts))
      assert.deepEqual(
        [...totals].filter(([, total]) => total > 0),
        [...anew.totals],
      )
    })

  it('leave those of the other texts as they are', () => {
    const known = buildLexicon(before)
    lexiconLike([], before, known)
    assert.deepEqual(plain(known.counts), plain(buildLexicon(before).counts))
    assert.deepEqual(known.totals, buildLexicon(before).totals)
  })

  it('of changes that are changed again are the same as anew', () => {
    const [first, second] = [
      [...before, ...said('en', 'the zorbler is late')],
      [...before.slice(2), ...said('en', 'a zorbler')],
    ]
    const changed = lexiconLike(first, before, buildLexicon(before))
    const again = lexiconLike(second, first, changed)
    assert.deepEqual(plain(again.counts), plain(buildLexicon(second).counts))
    assert.deepEqual(plain(changed.counts), plain(buildLexicon(first).counts))
    const english = again.counts.get('en')!
    assert.deepEqual([english.get('zorbler'), english.get('is'), english.has('is')], [1, undefined, false])
    assert.equal(english.size, [...english].length)
  })
})
