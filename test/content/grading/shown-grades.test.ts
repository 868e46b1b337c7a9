import assert from 'node:assert/strict'
import type { GradedConcern } from '../../../src/content/grading/measure-grades.js'
import { showGrades } from '../../../src/content/grading/shown-grades.js'

const graded = (said: string, sure = true, second = said): GradedConcern => ({
  ...{ first: said, second, named: ['nurse'], sure },
})
const right = (count: number, sure?: boolean) => Array.from({ length: count }, () => graded('nurse', sure))
const wrong = (count: number, sure?: boolean) => Array.from({ length: count }, () => graded('pta', sure))
const percents = (...shares: number[]) => shares.map((share) => Math.round(100 * share))

describe('What everybody may know of the grades', () => {
  it('is a share with its interval where no count is small', () => {
    const shown = showGrades([[...right(80), ...wrong(20)]]).right
    assert.ok(shown?.kind === 'exact')
    // Wilson 1927, by hand: 80 of 100.
    assert.deepEqual(percents(shown.share, shown.low, shown.high), [80, 71, 87])
  })

  it('is a bound where fewer than ten were wrong, or right', () => {
    const few = showGrades([[...right(91), ...wrong(9)]]).right
    assert.deepEqual([few?.kind, ...percents(few!.share)], ['atLeast', 84])
    assert.equal(showGrades([[...right(90), ...wrong(10)]]).right?.kind, 'exact')
    const all = showGrades([right(30)])
    assert.deepEqual([all.right?.kind, all.sure?.kind, all.agreed?.kind], ['atLeast', 'atLeast', 'atLeast'])
    const none = showGrades([[...right(9), ...wrong(31)]]).right
    assert.deepEqual([none?.kind, ...percents(none!.share)], ['atMost', 38])
  })

  it('is nothing of fewer than 30', () => {
    assert.deepEqual(showGrades([right(29)]), { right: null, sure: null, agreed: null })
    assert.deepEqual(showGrades([]), { right: null, sure: null, agreed: null })
  })

  it('does not change by the few grades of a week', () => {
    const week = [...right(30), ...wrong(12)]
    assert.deepEqual(showGrades([week, wrong(9)]), showGrades([week]))
    assert.notDeepEqual(showGrades([week, wrong(10)]), showGrades([week]))
    const oneSure = [...wrong(1), ...right(12, false), ...wrong(12, false)]
    assert.deepEqual(showGrades([week, oneSure]).sure, showGrades([[...week, ...oneSure.slice(1)]]).sure)
  })

  it('lets nobody work out a small count from two shares', () => {
    const week = [...right(40), ...wrong(20)]
    assert.equal(showGrades([[...week, ...right(10, false), ...wrong(10, false)]]).sure?.kind, 'exact')
    assert.equal(showGrades([[...week, ...right(10, false), ...wrong(9, false)]]).sure?.kind, 'atLeast')
  })
})
