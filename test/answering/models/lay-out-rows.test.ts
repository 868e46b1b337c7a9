import assert from 'node:assert/strict'
import { type ClassRange, countFull, layOutRows } from '../../../src/answering/models/lay-out-rows.js'
import {
  type PackedFeatures,
  packExamples,
  putFullFirst,
} from '../../../src/answering/models/packed-examples.js'

/** An example with these features. */
const example = (target: number, ...ids: number[]) => ({
  target,
  weight: 1,
  vector: { ids: Uint32Array.from(ids), values: new Float32Array(ids.length).fill(1) },
})

/** The classes in each feature's row. */
function rowsOf(
  examples: ReturnType<typeof example>[],
  features: number,
  fullFrom: number,
  [first, end]: ClassRange = [0, 4],
): number[][] {
  const packed = packExamples(examples)
  const full = countFull(packed, features, fullFrom)
  const { starts, places } = layOutRows(packed, features, full, [first, end])
  const width = end - first
  const all = Array.from({ length: width }, (_, i) => first + i)
  const sparse = (f: number) => [...places.slice(starts[f]! - full * width, starts[f + 1]! - full * width)]
  return Array.from({ length: features }, (_, f) =>
    f < full ? all : sparse(f).map((place) => first + place),
  )
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

  it('lays out a range of the classes, which together have the same rows', () => {
    const [low, high] = [rowsOf(examples, 4, 3, [0, 2]), rowsOf(examples, 4, 3, [2, 4])]
    assert.deepEqual(
      rowsOf(examples, 4, 3),
      low.map((row, f) => [...row, ...high[f]!]),
    )
  })
})

describe('putFullFirst', () => {
  it('moves the features of full rows before the others of each example, both in their order', () => {
    const packed = packExamples([example(0, 5, 1, 4, 0), example(1, 2, 9, 1)])
    const [part] = packed.parts as [PackedFeatures]
    part.values.set([50, 10, 40, 0, 20, 90, 10])
    putFullFirst(packed, 3)
    assert.deepEqual([...part.ids], [1, 0, 5, 4, 2, 1, 9])
    assert.deepEqual([...part.values], [10, 0, 50, 40, 20, 10, 90])
  })
})
