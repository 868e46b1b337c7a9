import type { FeatureVector } from './vocabulary.js'

/** A multinomial logistic regression over hashed features, with sparse rows of one-byte weights. */
export interface LinearModel {
  classes: string[]
  /** Features below this number have a weight for every class, in order. */
  full: number
  /** Feature f's weights are from `starts[f]` to `starts[f + 1]`, exclusive; one longer than the number of features. */
  starts: Uint32Array
  /** The class index of each weight behind the full rows. */
  places: Uint16Array
  /** Quantized: multiply by `scales[feature]`. */
  weights: Int8Array
  scales: Float32Array
  bias: Float32Array
}

/** A model's probabilities for a text, one per class. */
export interface ClassScores {
  classes: readonly string[]
  probabilities: Float32Array
}

/** Probabilities in the order of `model.classes`. */
export function predict(model: LinearModel, vector: FeatureVector): Float32Array {
  const scores = Float32Array.from(model.bias)
  const { full, starts, places, weights, scales } = model
  const size = scores.length
  const dense = full * size
  for (let i = 0; i < vector.ids.length; i++) {
    const feature = vector.ids[i]!
    const value = vector.values[i]! * scales[feature]!
    const from = starts[feature]!
    if (feature < full) for (let c = 0; c < size; c++) scores[c]! += value * weights[from + c]!
    else
      for (let at = from; at < starts[feature + 1]!; at++)
        scores[places[at - dense]!]! += value * weights[at]!
  }
  return softmax(scores)
}

/** Turns scores into probabilities, in place. */
export function softmax<Scores extends Float32Array | Float64Array>(scores: Scores): Scores {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp(scores[c]! - top)
    scores[c] = e
    sum += e
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
  return scores
}
