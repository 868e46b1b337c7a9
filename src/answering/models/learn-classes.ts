import { addRows, type WeightedRows } from './add-rows.js'
import { type ClassRange, layOutRows, type SparseRows } from './lay-out-rows.js'
import { softmax } from './linear-model.js'
import type { PackedExamples } from './packed-examples.js'
import { shuffled } from './shuffled.js'
import { steadyOrder } from './steady-order.js'
import type { TrainingOptions } from './train-linear-model.js'

/** The work that threads share. */
export interface LinearTraining {
  /** Each with its features of full rows first. */
  examples: PackedExamples
  features: number
  /** See `countFull`. */
  full: number
  classes: number
  options: TrainingOptions
}

/** The trained weights of a range of classes. */
export interface ClassWeights {
  range: ClassRange
  rows: SparseRows
  weights: Float32Array
  bias: Float32Array
}

/** Fills in the scores of the classes of other threads; waits until they are there. */
export type JoinScores = (own: Float64Array, all: Float64Array) => void

const examplesPerReport = 2000

/**
 * Learns the weights of a range of classes. Classes depend on each other only by their scores for an example, which
 * `joinScores` exchanges: ranges learned side by side give the same weights as one range.
 * @param onProgress called regularly with the share done, 0 to 1
 */
export function learnClasses(
  training: LinearTraining,
  range: ClassRange,
  joinScores: JoinScores,
  onProgress: (share: number) => void = () => {},
): ClassWeights {
  const { examples, features, full, options } = training
  const rows = layOutRows(examples, features, full, range)
  const weights = new Float32Array(rows.starts[features]!)
  const bias = new Float32Array(range[1] - range[0])
  const learn = createLearn(training, range, rows, weights, bias, joinScores)
  const count = examples.targets.length
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = examples.keys ? steadyOrder(examples.keys, epoch + 1) : shuffled(count, epoch + 1)
    for (let n = 0; n < count; n++) {
      if (n % examplesPerReport === 0) onProgress((epoch + n / count) / options.epochs)
      learn(order[n]!)
    }
    onProgress((epoch + 1) / options.epochs)
  }
  return { range, rows, weights, bias }
}

/** One step of gradient descent, on one example. */
function createLearn(
  { examples, full, classes, options }: LinearTraining,
  [first]: ClassRange,
  { starts, places }: SparseRows,
  weights: Float32Array,
  bias: Float32Array,
  joinScores: JoinScores,
): (example: number) => void {
  const { parts, targets } = examples
  const inPart = parts[0]!.starts.length
  let { ids, values } = parts[0]!
  const { step, caution, penalty, leastGradient, smoothing } = options
  const size = bias.length
  const dense = full * size
  const squares = new Float32Array(weights.length).fill(caution)
  const biasSquares = new Float32Array(size)
  const own = new Float64Array(size)
  const all = new Float64Array(classes)
  const errors = new Float32Array(size)
  const active = new Uint16Array(size)
  let count = 0
  const run: WeightedRows = {
    starts: new Uint32Array(maxLength(examples)),
    factors: values,
    count: 0,
    from: 0,
  }

  /** @returns the place of the first feature without a full row */
  function score(from: number, to: number): number {
    own.set(bias)
    let at = from
    for (; at < to && ids[at]! < full; at++) run.starts[at - from] = ids[at]! * size
    run.factors = values
    run.from = from
    run.count = at - from
    addRows(own, weights, run)
    addSparse(own, at, to)
    joinScores(own, all)
    softmax(all)
    return at
  }

  function addSparse(sums: Float64Array, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const value = values[at]!
      const end = starts[ids[at]! + 1]!
      for (let w = starts[ids[at]!]!; w < end; w++) sums[places[w - dense]!]! += value * weights[w]!
    }
  }

  /** Finds the classes with a large enough error, and updates their bias. */
  function judge(target: number, weight: number): void {
    count = 0
    for (let c = 0; c < size; c++) {
      const wanted = smoothing / classes + (c === target ? 1 - smoothing : 0)
      const error = (all[first + c]! - wanted) * weight
      const matters = error > leastGradient || error < -leastGradient
      errors[c] = matters ? error : 0
      if (!matters) continue
      active[count++] = c
      biasSquares[c]! += error * error
      bias[c]! -= (step * error) / Math.sqrt(biasSquares[c]! + 1e-6)
    }
  }

  function moveSparse(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const value = values[at]!
      const end = starts[ids[at]! + 1]!
      for (let w = starts[ids[at]!]!; w < end; w++) {
        const error = errors[places[w - dense]!]!
        if (error !== 0) move(weights, squares, w, error * value, step, penalty)
      }
    }
  }

  return (example) => {
    const number = Math.min(Math.floor(example / inPart), parts.length - 1)
    const part = parts[number]!
    ids = part.ids
    values = part.values
    const from = part.starts[example - number * inPart]!
    const to = part.ends[example - number * inPart]!
    const rest = score(from, to)
    judge(targets[example]! - first, examples.weights[example]!)
    for (let at = from; at < rest; at++)
      moveRow(weights, squares, errors, active, count, ids[at]! * size, values[at]!, step, penalty)
    moveSparse(rest, to)
  }
}

function maxLength({ parts }: PackedExamples): number {
  const lengths = parts.map(({ starts, ends }) =>
    starts.reduce((max, start, i) => Math.max(max, ends[i]! - start), 0),
  )
  return Math.max(...lengths)
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
