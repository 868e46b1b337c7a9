import { calibration, fusion } from '../models/numbers.js'

/** One signal: a probability for each candidate, by number, and the signal's weight. */
export interface SignalView {
  weight: number
  scores: Float64Array
}

/**
 * Log-linear fusion: Σ weight · log(floor + p), normalized over all candidates. A candidate that no signal mentions
 * stays at 0.
 * @param views one or more, all of the same length
 * @returns a probability per candidate
 */
export function fuseSignals(views: readonly SignalView[]): Float64Array {
  const scale = fusion.total / views.reduce((sum, view) => sum + view.weight, 0)
  const size = views[0]?.scores.length ?? 0
  const fused = new Float64Array(size)
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < size; i++) {
    let score = 0
    let spoken = false
    for (const { weight, scores } of views) {
      if (scores[i]! > 0) spoken = true
      score += weight * Math.log(fusion.floor + scores[i]!)
    }
    fused[i] = spoken ? scale * score : Number.NEGATIVE_INFINITY
    if (fused[i]! > top) top = fused[i]!
  }
  if (top === Number.NEGATIVE_INFINITY) return fused.fill(0)
  let sum = 0
  for (let i = 0; i < size; i++) {
    fused[i] = Math.exp(fused[i]! - top)
    sum += fused[i]!
  }
  for (let i = 0; i < size; i++) fused[i]! /= sum
  return fused
}

/** How often an office with this fused probability is right: a logistic curve over its log-odds. */
export function calibrated(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return 1 / (1 + Math.exp(-(calibration.slope * Math.log(p / (1 - p)) + calibration.offset)))
}
