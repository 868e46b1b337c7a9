import assert from 'node:assert/strict'
import { type GradedConcern, isRight, measureGrades } from '../../../src/content/grading/measure-grades.js'

const graded = (first: string, second: string, named = ['nurse'], sure = true): GradedConcern => ({
  ...{ first, second, named, sure },
})
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

describe('What two people say of answers', () => {
  it('is right when both say an office that was named', () => {
    assert.equal(isRight(graded('nurse', 'nurse')), true)
    assert.equal(isRight(graded('nurse', 'principal')), false)
    assert.equal(isRight(graded('nurse', 'principal', ['principal', 'nurse'], false)), true)
    assert.equal(isRight(graded('none', 'none', [], false)), true, 'nobody was named, and nobody is right')
    assert.equal(isRight(graded('nurse', 'nurse', [], false)), false)
    assert.equal(isRight(graded('none', 'none')), false)
  })

  it('leaves out of the share what the words do not tell, and counts sure answers alone', () => {
    const { right, sure } = measureGrades([
      ...times(7, graded('nurse', 'nurse')),
      graded('principal', 'principal'),
      graded('unclear', 'nurse'),
      ...times(2, graded('none', 'none', [], false)),
    ])
    assert.deepEqual([right.right, right.count], [9, 10])
    assert.deepEqual([sure.right, sure.count], [7, 8])
    // Wilson 1927, by hand: 9 of 10.
    assert.deepEqual(
      [right.low, right.high].map((share) => Math.round(1000 * share)),
      [596, 982],
    )
  })

  it('agrees beyond chance by Cohen’s kappa', () => {
    // By hand: 60 of 100 alike, 54 by chance (0.6 × 0.7 + 0.4 × 0.3).
    const { agreed, kappa } = measureGrades([
      ...times(45, graded('nurse', 'nurse')),
      ...times(15, graded('nurse', 'pta')),
      ...times(25, graded('pta', 'nurse')),
      ...times(15, graded('pta', 'pta')),
    ])
    assert.deepEqual(agreed, { part: 60, of: 100 })
    assert.equal(Math.round(1000 * kappa!), 130)
  })

  it('is no kappa of nothing, or where both always say the same one', () => {
    assert.equal(measureGrades([]).kappa, null)
    assert.equal(measureGrades(times(9, graded('nurse', 'nurse'))).kappa, null)
  })
})
