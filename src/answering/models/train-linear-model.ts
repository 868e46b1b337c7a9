import { countFull } from './lay-out-rows.js'
import { type ClassWeights, type LinearTraining, learnClasses } from './learn-classes.js'
import type { LinearModel } from './linear-model.js'
import { type PackedExamples, putFullFirst } from './packed-examples.js'

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
  /** A feature in this many texts gets a weight for every class: see `layOutRows`. At 0 all do. */
  fullFrom: number
}

/**
 * Trains a multinomial logistic regression by stochastic gradient descent with AdaGrad. Deterministic.
 * @param examples reordered in place
 * @param learn one thread by default, or a `TrainingTeam`
 */
export function trainLinearModel(
  examples: PackedExamples,
  features: number,
  classes: readonly string[],
  options: TrainingOptions,
  learn: (training: LinearTraining) => ClassWeights[],
): LinearModel {
  const full = countFull(examples, features, options.fullFrom)
  // Eight full rows in a row are added at once.
  putFullFirst(examples, full)
  return toBytes(
    learn({ examples, features, full, classes: classes.length, options }),
    features,
    full,
    classes,
  )
}

/** On one thread. @param onProgress called regularly with the share done, 0 to 1 */
export function learnAlone(training: LinearTraining, onProgress?: (share: number) => void): ClassWeights[] {
  return [learnClasses(training, [0, training.classes], (own, all) => all.set(own), onProgress)]
}

/** Quantizes each row to bytes, scaled by its largest weight. Drops weights that round to zero, except in full rows. */
function toBytes(
  ranges: readonly ClassWeights[],
  features: number,
  full: number,
  classes: readonly string[],
): LinearModel {
  const all = ranges.reduce((sum, { weights }) => sum + weights.length, 0)
  const dense = full * classes.length
  const scales = new Float32Array(features)
  const starts = new Uint32Array(features + 1)
  const places = new Uint16Array(all - dense)
  const bytes = new Int8Array(all)
  let kept = 0
  for (let f = 0; f < features; f++) {
    const top = topOf(ranges, f)
    scales[f] = top / 127
    for (const { range, rows, weights } of ranges) {
      const denseHere = full * (range[1] - range[0])
      for (let at = rows.starts[f]!; at < rows.starts[f + 1]!; at++) {
        const byte = top > 0 ? Math.round((weights[at]! / top) * 127) : 0
        if (f >= full) {
          if (byte === 0) continue
          places[kept - dense] = range[0] + rows.places[at - denseHere]!
        }
        bytes[kept++] = byte
      }
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
    bias: Float32Array.from(ranges.flatMap(({ bias }) => [...bias])),
  }
}

/** A feature's largest weight. */
function topOf(ranges: readonly ClassWeights[], feature: number): number {
  let top = 0
  for (const { rows, weights } of ranges)
    for (let at = rows.starts[feature]!; at < rows.starts[feature + 1]!; at++)
      top = Math.max(top, Math.abs(weights[at]!))
  return top
}
