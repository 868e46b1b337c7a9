import assert from 'node:assert/strict'
import { layOutRows } from '../../../src/answering/models/lay-out-rows.js'

/** An example with these features. */
const example = (target: number, ...ids: number[]) => ({
  target,
  weight: 1,
  vector: { ids: Uint32Array.from(ids), values: new Float32Array(ids.length).fill(1) },
})

/** The classes in each feature's row. */
function rowsOf(examples: ReturnType<typeof example>[], features: number, fullFrom: number): number[][] {
  const { full, starts, places } = layOutRows(examples, features, 4, fullFrom)
  const sparse = (f: number) => [...places.slice(starts[f]! - full * 4, starts[f + 1]! - full * 4)]
  return Array.from({ length: features }, (_, f) => (f < full ? [0, 1, 2, 3] : sparse(f)))
}

describe('layOutRows', () => {
  const examples = [example(3, 0, 1), example(1, 0), example(1, 0, 2), example(0, 2)]

  it('gives a feature the classes it occurs with, each once and in order', () => {
    assert.deepEqual(rowsOf(examples, 4, 100), [[1, 3], [3], [0, 1], []])
  })

  it('gives a frequent feature every class', () => {
    assert.deepEqual(rowsOf(examples, 3, 3), [[0, 1, 2, 3], [3], [0, 1]])
  })

  it('gives every feature every class when told to', () => {
    assert.deepEqual(rowsOf(examples, 1, 0), [[0, 1, 2, 3]])
  })
})
