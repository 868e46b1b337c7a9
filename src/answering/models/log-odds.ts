/** Log-odds of a probability, held within what a model can mean by it: ±9.2. */
export function logOdds(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-4), 1 - 1e-4)
  return Math.log(p / (1 - p))
}

/** A probability from its log-odds. */
export function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
