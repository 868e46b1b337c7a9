import assert from 'node:assert/strict'
import fc from 'fast-check'
import { canonicalJson } from '../../src/answering/revision/content-hash.js'
import { RestingRows } from '../../src/platform/cache/resting-rows.js'

/** The slow way: sorted copies. */
function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('Canonical JSON', () => {
  it('is that of sorted copies, whatever the content', () => {
    const key = fc.string().filter((name) => !/^\d/.test(name) && name !== '__proto__')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.constantFrom(null, true, false, undefined),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.dictionary(key, fc.constantFrom('a', 1, null, undefined, Number.NaN))),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(value, (each) =>
        assert.equal(canonicalJson({ each }), JSON.stringify({ each }, inKeyOrder)),
      ),
    )
  })

  it('is that of the rows, also while they rest', () => {
    const rows = [
      { topic: 'late-bus', text: 'The bus “again”', lang: 'en' },
      { topic: 'lunch', lang: 'es', text: 'El almuerzo', who: undefined },
    ]
    const said =
      '[{"lang":"en","text":"The bus “again”","topic":"late-bus"},{"lang":"es","text":"El almuerzo","topic":"lunch"}]'
    assert.equal(canonicalJson(rows), said)
    assert.equal(canonicalJson(new RestingRows(rows)), said)
  })
})
