import { addRows, type WeightedRows } from './add-rows.js'
import { layOutRows, type SparseRows } from './lay-out-rows.js'
import type { LinearModel } from './linear-model.js'
import { softmax } from './linear-model.js'
import { shuffled } from './shuffled.js'
import { steadyOrder } from './steady-order.js'
import type { FeatureVector } from './vocabulary.js'

export interface TrainingOptions {
  epochs: number
  /** Step size of AdaGrad (Duchi, Hazan, Singer 2011). */
  step: number
  /** Start of AdaGrad's sum of squares: at 0, a feature's first example moves it a full step; above, rare features move less. */
  caution: number
  /** L2 penalty, applied to a feature's weights when the feature is seen. */
  penalty: number
  /** Smaller errors are skipped: late in training, almost all are. */
  leastGradient: number
  /** Label smoothing: share of the target spread over all classes. */
  smoothing: number
  /** See `layOutRows`: 0 gives every feature a weight for every class. */
  fullFrom: number
}

export interface TrainingExample {
  vector: FeatureVector
  /** Index of the class. */
  target: number
  weight: number
  /** Fixes its place in the training order, even when others are added: see `steadyOrder`. Without keys the order is shuffled. */
  key?: number
}

const examplesPerReport = 2000

/**
 * Trains a multinomial logistic regression by stochastic gradient descent with AdaGrad. Deterministic.
 * @param onProgress called regularly with the share done, 0 to 1
 */
export function trainLinearModel(
  examples: readonly TrainingExample[],
  features: number,
  classes: readonly string[],
  options: TrainingOptions,
  onProgress: (share: number) => void = () => {},
): LinearModel {
  const size = classes.length
  const rows = layOutRows(examples, features, size, options.fullFrom)
  const weights = new Float32Array(rows.starts[features]!)
  const bias = new Float32Array(size)
  const learn = createLearn(rows, weights, bias, options)
  const keys = keysOf(examples)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = keys ? steadyOrder(keys, epoch + 1) : shuffled(examples.length, epoch + 1)
    for (let n = 0; n < order.length; n++) {
      if (n % examplesPerReport === 0) onProgress((epoch + n / order.length) / options.epochs)
      learn(examples[order[n]!]!)
    }
    onProgress((epoch + 1) / options.epochs)
  }
  return toBytes(rows, weights, bias, classes)
}

/** One step of gradient descent, on one example. */
function createLearn(
  { full, starts, places }: SparseRows,
  weights: Float32Array,
  bias: Float32Array,
  { step, caution, penalty, leastGradient, smoothing }: TrainingOptions,
): (example: TrainingExample) => void {
  const size = bias.length
  const dense = full * size
  const squares = new Float32Array(weights.length).fill(caution)
  const biasSquares = new Float32Array(size)
  const scores = new Float64Array(size)
  const errors = new Float32Array(size)
  const active = new Uint16Array(size)
  let count = 0

  /** Full rows that follow each other. */
  let run = roomFor(1000)

  function score({ ids, values }: FeatureVector): void {
    if (run.starts.length < ids.length) run = roomFor(ids.length)
    run.count = 0
    scores.set(bias)
    for (let i = 0; i < ids.length; i++) {
      const value = values[i]!
      const from = starts[ids[i]!]!
      if (ids[i]! < full) {
        run.starts[run.count] = from
        run.factors[run.count++] = value
      } else {
        // In the order of the features, so that sums round in the same way.
        addRows(scores, weights, run)
        run.count = 0
        const to = starts[ids[i]! + 1]!
        for (let at = from; at < to; at++) scores[places[at - dense]!]! += value * weights[at]!
      }
    }
    addRows(scores, weights, run)
    softmax(scores)
  }

  /** Finds the classes with a large enough error, and updates their bias. */
  function judge(target: number, weight: number): void {
    count = 0
    for (let c = 0; c < size; c++) {
      const wanted = smoothing / size + (c === target ? 1 - smoothing : 0)
      const error = (scores[c]! - wanted) * weight
      const matters = error > leastGradient || error < -leastGradient
      errors[c] = matters ? error : 0
      if (!matters) continue
      active[count++] = c
      biasSquares[c]! += error * error
      bias[c]! -= (step * error) / Math.sqrt(biasSquares[c]! + 1e-6)
    }
  }

  return ({ vector, target, weight }) => {
    score(vector)
    judge(target, weight)
    const { ids, values } = vector
    for (let i = 0; i < ids.length; i++) {
      const value = values[i]!
      const from = starts[ids[i]!]!
      if (ids[i]! < full) moveRow(weights, squares, errors, active, count, from, value, step, penalty)
      else
        for (let at = from; at < starts[ids[i]! + 1]!; at++) {
          const error = errors[places[at - dense]!]!
          if (error !== 0) move(weights, squares, at, error * value, step, penalty)
        }
    }
  }
}

/** Moves a full row's weights. Its arrays are parameters because the engine is slower with those of an outer function. */
function moveRow(
  weights: Float32Array,
  squares: Float32Array,
  errors: Float32Array,
  active: Uint16Array,
  count: number,
  start: number,
  value: number,
  step: number,
  penalty: number,
): void {
  for (let a = 0; a < count; a++) {
    const c = active[a]!
    move(weights, squares, start + c, errors[c]! * value, step, penalty)
  }
}

/** One step of AdaGrad. */
function move(
  weights: Float32Array,
  squares: Float32Array,
  at: number,
  slope: number,
  step: number,
  penalty: number,
): void {
  const gradient = slope + penalty * weights[at]!
  const sum = squares[at]! + gradient * gradient
  squares[at] = sum
  weights[at]! -= (step * gradient) / Math.sqrt(sum + 1e-6)
}

const roomFor = (rows: number): WeightedRows => ({
  starts: new Uint32Array(rows),
  factors: new Float64Array(rows),
  count: 0,
})

/** @returns null where an example has none */
function keysOf(examples: readonly TrainingExample[]): Uint32Array | null {
  const keys = examples.flatMap(({ key }) => key ?? [])
  return keys.length === examples.length ? Uint32Array.from(keys) : null
}

/** Quantizes each row to bytes, scaled by its largest weight. Drops weights that round to zero, except in full rows. */
function toBytes(
  rows: SparseRows,
  weights: Float32Array,
  bias: Float32Array,
  classes: readonly string[],
): LinearModel {
  const { full } = rows
  const features = rows.starts.length - 1
  const dense = full * classes.length
  const scales = new Float32Array(features)
  const starts = new Uint32Array(features + 1)
  const places = new Uint16Array(rows.places.length)
  const bytes = new Int8Array(weights.length)
  let kept = 0
  for (let f = 0; f < features; f++) {
    const [from, to] = [rows.starts[f]!, rows.starts[f + 1]!]
    let top = 0
    for (let at = from; at < to; at++) top = Math.max(top, Math.abs(weights[at]!))
    scales[f] = top / 127
    for (let at = from; at < to; at++) {
      const byte = top > 0 ? Math.round((weights[at]! / top) * 127) : 0
      if (f >= full) {
        if (byte === 0) continue
        places[kept - dense] = rows.places[at - dense]!
      }
      bytes[kept++] = byte
    }
    starts[f + 1] = kept
  }
  return {
    classes: [...classes],
    full,
    starts,
    places: places.slice(0, kept - dense),
    weights: bytes.slice(0, kept),
    scales,
    bias,
  }
}
