import type { FeatureVector } from './vocabulary.js'

/** A multinomial logistic regression over hashed features: sparse rows, one byte a weight. */
export interface LinearModel {
  classes: string[]
  /** The weights of feature f are those from `starts[f]` up to `starts[f + 1]`; one more than there are features. */
  starts: Uint32Array
  /** The class of each weight, by its number. */
  places: Uint16Array
  /** `weights[i] * scales[feature]` is the weight. */
  weights: Int8Array
  scales: Float32Array
  bias: Float32Array
}

/** What a model says of a text: a probability a class, in the order of the classes. */
export interface ClassScores {
  classes: readonly string[]
  probabilities: Float32Array
}

/** Probability of each class, in the order of `model.classes`. */
export function predict(model: LinearModel, vector: FeatureVector): Float32Array {
  const scores = Float32Array.from(model.bias)
  const { starts, places, weights, scales } = model
  for (let i = 0; i < vector.ids.length; i++) {
    const feature = vector.ids[i]!
    const value = vector.values[i]! * scales[feature]!
    const end = starts[feature + 1]!
    for (let at = starts[feature]!; at < end; at++) scores[places[at]!]! += value * weights[at]!
  }
  return softmax(scores)
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float32Array): Float32Array {
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
