import type { FeatureVector } from './vocabulary.js'

/** The features of some examples that follow each other, in shared memory: threads read them without copies. */
export interface PackedFeatures {
  /** Example i of these has its features from `starts[i]` to `ends[i]`, exclusive. */
  starts: Uint32Array
  ends: Uint32Array
  ids: Uint32Array
  values: Float32Array
}

/** Training examples, packed in a few arrays. */
export interface PackedExamples {
  /** Parts with equally many examples; the last may have more or fewer. */
  parts: PackedFeatures[]
  /** Index of each example's class. */
  targets: Uint16Array
  weights: Float64Array
  /** Each fixes its example's place in the training order, even when others are added: see `steadyOrder`. Null: the order is shuffled. */
  keys: Uint32Array | null
}

export interface TrainingExample {
  vector: FeatureVector
  /** Index of the class. */
  target: number
  weight: number
}

/** Without keys, in one part. */
export function packExamples(examples: readonly TrainingExample[]): PackedExamples {
  const lengths = examples.map(({ vector }) => vector.ids.length)
  const all = lengths.reduce((a, b) => a + b, 0)
  const shared = () => new SharedArrayBuffer(all * 4)
  const starts = new Uint32Array(examples.length)
  for (let i = 1; i < examples.length; i++) starts[i] = starts[i - 1]! + lengths[i - 1]!
  const ends = starts.map((start, i) => start + lengths[i]!)
  const [ids, values] = [new Uint32Array(shared()), new Float32Array(shared())]
  for (const [i, { vector }] of examples.entries()) {
    ids.set(vector.ids, starts[i])
    values.set(vector.values, starts[i])
  }
  return {
    parts: [{ starts, ends, ids, values }],
    targets: Uint16Array.from(examples, ({ target }) => target),
    weights: Float64Array.from(examples, ({ weight }) => weight),
    keys: null,
  }
}

/** Moves each example's features below `full` before its others, both in their order. */
export function putFullFirst({ parts }: PackedExamples, full: number): void {
  for (const { starts, ends, ids, values } of parts)
    for (let i = 0; i < starts.length; i++) {
      const own = ids.slice(starts[i]!, ends[i]!)
      const ownValues = values.slice(starts[i]!, ends[i]!)
      let next = starts[i]!
      const put = (isFull: boolean) =>
        own.forEach((id, at) => {
          if (id < full !== isFull) return
          ids[next] = id
          values[next++] = ownValues[at]!
        })
      put(true)
      put(false)
    }
}
