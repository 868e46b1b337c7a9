import assert from 'node:assert/strict'
import { buildLexicon, lexiconLike } from '../../../src/answering/models/lexicon.js'

const said = (lang: string, ...texts: string[]) => texts.map((text) => ({ lang, text }))

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
      const filled = <T>(map: ReadonlyMap<string, T>, isThere: (value: T) => boolean) =>
        new Map([...map].filter(([, value]) => isThere(value)))
      assert.deepEqual(
        filled(counts, ({ size }) => size > 0),
        anew.counts,
      )
      assert.deepEqual(
        filled(totals, (total) => total > 0),
        anew.totals,
      )
    })

  it('leave those of the other texts as they are', () => {
    const known = buildLexicon(before)
    lexiconLike([], before, known)
    assert.deepEqual(known, buildLexicon(before))
  })
})
