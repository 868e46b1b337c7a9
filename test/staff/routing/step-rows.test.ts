import assert from 'node:assert/strict'
import {
  findStepProblems,
  readStepRows,
  rowsOfSteps,
  stepsOfRows,
} from '../../../src/staff/routing/step-rows.js'

const four = () => rowsOfSteps([['a'], ['b'], ['c', 'd'], ['e']])
const order = (rows: ReturnType<typeof four>) =>
  stepsOfRows(rows)
    .map((step) => step.join('+'))
    .join(' ')

describe('Ladder rows', () => {
  it('move to the typed position, and leave the others in order', () => {
    assert.equal(order(four()), 'a b c+d e')
    const place = (at: number, typed: string) =>
      four().map((row, i) => (i === at ? { ...row, place: typed } : row))
    assert.equal(order(place(3, '2')), 'a e b c+d')
    assert.equal(order(place(0, '3')), 'b c+d a e')
    assert.equal(order(place(0, '99')), 'b c+d e a')
    assert.equal(order(place(1, '')), 'a b c+d e')
  })

  it('swap when each takes the other’s position', () => {
    const [first, second, ...rest] = four()
    assert.equal(order([{ ...first!, place: '2' }, { ...second!, place: '1' }, ...rest]), 'b a c+d e')
  })

  it('can be removed and added, at a position or at the end', () => {
    const [first, ...rest] = four()
    const added = { was: '', place: '', offices: ['x'], away: false }
    assert.equal(
      order([{ ...first!, away: true }, ...rest, added, { ...added, place: '1', offices: ['y'] }]),
      'y b c+d e x',
    )
    assert.equal(order([...four(), { ...added, offices: [] }]), 'a b c+d e')
  })

  it('are read as typed, each with its own fault', () => {
    const body = {
      ...{ 'any-0-was': '1', 'any-0-place': 'first', 'any-0-office': ['a', ''] },
      ...{ 'any-1-was': '2', 'any-1-place': '2', 'any-1-office': ['', ''] },
      ...{ 'any-2-was': '3', 'any-2-place': '3', 'any-2-office': ['a', 'b'] },
      ...{ 'any-3-was': '', 'any-3-place': '', 'any-3-office': 'nobody' },
      ...{ 'any-4-was': '4', 'any-4-place': '0', 'any-4-office': '', 'any-4-away': 'yes' },
      ...{ 'any-5-was': '', 'any-5-place': '', 'any-5-office': '' },
    }
    const rows = readStepRows(body, 'any')
    assert.equal(rows.length, 6)
    assert.deepEqual(rows[0], { was: '1', place: 'first', offices: ['a'], away: false })
    assert.deepEqual(
      findStepProblems(rows, new Set(['a', 'b'])).map(({ at, key }) => [at, key]),
      [
        [0, 'placeFault'],
        [1, 'officeMissing'],
        [2, 'officeTwice'],
        [3, 'officeMissing'],
      ],
    )
  })
})
