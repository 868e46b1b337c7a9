import type { LinearModel } from './linear-model.js'
import { softmax } from './linear-model.js'
import { shuffled } from './shuffled.js'
import { steadyOrder } from './steady-order.js'
import type { FeatureVector } from './vocabulary.js'

export interface TrainingOptions {
  epochs: number
  /** Step of Adagrad (Duchi, Hazan, Singer 2011). */
  step: number
  /** Where Adagrad's sum of squares starts: 0 makes a first sight count in full, more makes rare features careful. */
  caution: number
  /** L2 penalty, applied to a feature's weights when the feature is seen. */
  penalty: number
  /** Gradients smaller than this are left out: late in training almost all are. */
  leastGradient: number
  /** Share of the target that is spread over all classes. */
  smoothing: number
}

export interface TrainingExample {
  vector: FeatureVector
  /** Number of the class. */
  target: number
  weight: number
  /** Tells it from others, so that its place in the order is its own: see `steadyOrder`. Without keys the order is shuffled. */
  key?: number
}

const examplesBetweenSigns = 2000

/**
 * Trains a multinomial logistic regression by stochastic gradient descent with Adagrad. Deterministic.
 * @param onProgress called again and again with the share done, 0 to 1
 */
export function trainLinearModel(
  examples: readonly TrainingExample[],
  features: number,
  classes: readonly string[],
  options: TrainingOptions,
  onProgress: (share: number) => void = () => {},
): LinearModel {
  const size = classes.length
  const weights = new Float32Array(features * size)
  const squares = new Float32Array(features * size).fill(options.caution)
  const bias = new Float32Array(size)
  const biasSquares = new Float32Array(size)
  const scores = new Float32Array(size)
  const active = new Uint16Array(size)
  const floor = options.smoothing / size
  const keys = keysOf(examples)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = keys ? steadyOrder(keys, epoch + 1) : shuffled(examples.length, epoch + 1)
    for (let n = 0; n < order.length; n++) {
      if (n % examplesBetweenSigns === 0) onProgress((epoch + n / order.length) / options.epochs)
      const { vector, target, weight } = examples[order[n]!]!
      const { ids, values } = vector
      scores.set(bias)
      for (let i = 0; i < ids.length; i++) {
        const row = ids[i]! * size
        const value = values[i]!
        for (let c = 0; c < size; c++) scores[c]! += value * weights[row + c]!
      }
      softmax(scores)
      let count = 0
      for (let c = 0; c < size; c++) {
        const gradient = (scores[c]! - floor - (c === target ? 1 - options.smoothing : 0)) * weight
        scores[c] = gradient
        if (gradient > options.leastGradient || gradient < -options.leastGradient) active[count++] = c
      }
      for (let a = 0; a < count; a++) {
        const c = active[a]!
        biasSquares[c]! += scores[c]! * scores[c]!
        bias[c]! -= (options.step * scores[c]!) / Math.sqrt(biasSquares[c]! + 1e-6)
      }
      for (let i = 0; i < ids.length; i++) {
        const row = ids[i]! * size
        const value = values[i]!
        for (let a = 0; a < count; a++) {
          const at = row + active[a]!
          const gradient = scores[active[a]!]! * value + options.penalty * weights[at]!
          const sum = squares[at]! + gradient * gradient
          squares[at] = sum
          weights[at]! -= (options.step * gradient) / Math.sqrt(sum + 1e-6)
        }
      }
    }
    onProgress((epoch + 1) / options.epochs)
  }
  return toBytes(weights, bias, features, classes)
}

/** @returns null where an example has none */
function keysOf(examples: readonly TrainingExample[]): Uint32Array | null {
  const keys = examples.flatMap(({ key }) => key ?? [])
  return keys.length === examples.length ? Uint32Array.from(keys) : null
}

function toBytes(
  weights: Float32Array,
  bias: Float32Array,
  features: number,
  classes: readonly string[],
): LinearModel {
  const size = classes.length
  const bytes = new Int8Array(weights.length)
  const scales = new Float32Array(features)
  for (let f = 0; f < features; f++) {
    const row = weights.subarray(f * size, (f + 1) * size)
    let top = 0
    for (const w of row) if (Math.abs(w) > top) top = Math.abs(w)
    scales[f] = top / 127
    if (top > 0) for (let c = 0; c < size; c++) bytes[f * size + c] = Math.round((row[c]! / top) * 127)
  }
  return { classes: [...classes], weights: bytes, scales, bias }
}
