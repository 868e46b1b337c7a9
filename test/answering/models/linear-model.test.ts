import assert from 'node:assert/strict'
import { type LinearModel, predict, softmax } from '../../../src/answering/models/linear-model.js'

describe('predict', () => {
  const classes = Array.from({ length: 21 }, (_, i) => `class-${i}`)
  const size = classes.length
  const features = 60
  const full = 40
  /** Features behind the full rows have a weight for every third class. */
  const places = Array.from({ length: features - full }, (_, f) =>
    classes.flatMap((_, c) => ((c + f) % 3 === 0 ? [c] : [])),
  )
  const ends = places.map((_, i) => places.slice(0, i + 1).flat().length)
  const model: LinearModel = {
    classes,
    full,
    starts: Uint32Array.from([
      ...Array.from({ length: full + 1 }, (_, f) => f * size),
      ...ends.map((end) => full * size + end),
    ]),
    places: Uint16Array.from(places.flat()),
    weights: Int8Array.from({ length: full * size + places.flat().length }, (_, i) => 120 * Math.sin(i)),
    scales: Float32Array.from({ length: features }, (_, f) => 0.001 + Math.abs(Math.cos(f)) / 300),
    bias: Float32Array.from(classes, (_, c) => Math.sin(c) / 3),
  }

  function rowByRow(ids: readonly number[], values: readonly number[]): Float32Array {
    const scores = Float32Array.from(model.bias)
    ids.forEach((id, i) => {
      const value = values[i]! * model.scales[id]!
      for (let at = model.starts[id]!; at < model.starts[id + 1]!; at++) {
        const place = id < full ? at - model.starts[id]! : model.places[at - full * size]!
        scores[place]! += value * model.weights[at]!
      }
    })
    return softmax(scores)
  }

  it('gives, for any number of features, what one row after another gives, to the bit', () => {
    for (let count = 0; count <= 30; count++) {
      const ids = Array.from({ length: count }, (_, i) => (i * 7 + count) % features)
      const values = Float32Array.from(ids, (id) => Math.cos(id * count))
      assert.deepEqual(predict(model, { ids: Uint32Array.from(ids), values }), rowByRow(ids, [...values]))
    }
  })
})
