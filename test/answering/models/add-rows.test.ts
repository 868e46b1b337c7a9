import assert from 'node:assert/strict'
import { addRows } from '../../../src/answering/models/add-rows.js'

describe('addRows', () => {
  const size = 20
  const rows = 30
  const weights = Float32Array.from({ length: rows * size }, (_, i) => Math.sin(i) / 3)

  it('gives, for any number of rows, what adding one after another gives, to the bit', () => {
    for (let count = 0; count <= 19; count++) {
      const starts = Uint32Array.from({ length: count }, (_, i) => ((i * 7) % rows) * size)
      const factors = Float32Array.from({ length: count + 3 }, (_, i) => Math.cos(i))
      const sums = Float64Array.from({ length: size }, (_, i) => i / 7)
      const expected = sums.slice()
      for (let row = 0; row < count; row++)
        for (let i = 0; i < size; i++) expected[i]! += factors[row + 3]! * weights[starts[row]! + i]!
      addRows(sums, weights, { starts, factors, from: 3, count })
      assert.deepEqual(sums, expected)
    }
  })

  it('reads only as many rows as it is told', () => {
    const sums = new Float64Array(size)
    addRows(sums, weights, {
      ...{ starts: new Uint32Array(9), factors: new Float32Array(9).fill(1) },
      ...{ from: 0, count: 0 },
    })
    assert.deepEqual(sums, new Float64Array(size))
  })
})
