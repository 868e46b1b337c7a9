import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type MarkedText, markDifference } from '../../../src/staff/routing/mark-difference.js'

describe('The difference between two texts', () => {
  const marked = ({ start, changed, end }: MarkedText) => `${start}[${changed}]${end}`

  const cases: [string, string, string, string][] = [
    ['80 %', '70 %', '[80] %', '[70] %'],
    ['a late bus', 'a late bus', 'a late bus[]', 'a late bus[]'],
    [
      'says ‘dock’ at noon',
      'says ‘dock’, or ‘pier’ at noon',
      'says [‘dock’] at noon',
      'says [‘dock’, or ‘pier’] at noon',
    ],
    ['the the bus', 'the bus', 'the [the ]bus', 'the []bus'],
    ['a late bus', 'no boat', 'a late bus[]', 'no boat[]'],
  ]
  for (const [before, after, old, now] of cases)
    it(`is marked by whole words: “${before}” → “${after}”`, () => {
      const found = markDifference(before, after)
      assert.deepEqual([marked(found.before!), marked(found.after!)], [old, now])
    })

  it('is empty when one side is missing', () => {
    assert.deepEqual(markDifference(null, 'new'), {
      before: null,
      after: { start: 'new', changed: '', end: '' },
    })
    assert.deepEqual(markDifference('old', null), {
      before: { start: 'old', changed: '', end: '' },
      after: null,
    })
  })

  it('keeps every letter, and never marks equal parts', () => {
    const text = fc
      .array(fc.constantFrom('bus', 'late', 'the', ' ', '  '), { maxLength: 12 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { before, after } = markDifference(one, other)
        const whole = ({ start, changed, end }: MarkedText) => start + changed + end
        assert.deepEqual([whole(before!), whole(after!)], [one, other])
        const isMarked = before!.changed + after!.changed !== ''
        if (isMarked) assert.deepEqual([before!.start, before!.end], [after!.start, after!.end])
        if (one === other) assert.ok(!isMarked)
      }),
    )
  })
})
