import { calibration, fusion } from './numbers.js'

/** One signal's view: a probability an office, and how much it weighs. */
export interface SignalView {
  weight: number
  offices: ReadonlyMap<string, number>
}

/**
 * Log-linear fusion: the score of an office is Σ weight · log(floor + p), turned into probabilities over all offices.
 * @param offices every office that can be named
 * @returns offices and their probability, best first; ties keep the given order
 */
export function fuseSignals(views: readonly SignalView[], offices: readonly string[]): [string, number][] {
  const scale = fusion.total / views.reduce((sum, view) => sum + view.weight, 0)
  const scores = offices.map(
    (office) =>
      scale *
      views.reduce(
        (sum, view) => sum + view.weight * Math.log(fusion.floor + (view.offices.get(office) ?? 0)),
        0,
      ),
  )
  const top = Math.max(...scores)
  const exps = scores.map((score) => Math.exp(score - top))
  const sum = exps.reduce((a, b) => a + b, 0)
  return offices.map((office, i): [string, number] => [office, exps[i]! / sum]).sort((a, b) => b[1] - a[1])
}

/** How often an office of this fused probability is right: a logistic curve over its log-odds. */
export function calibrated(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return 1 / (1 + Math.exp(-(calibration.slope * Math.log(p / (1 - p)) + calibration.offset)))
}
