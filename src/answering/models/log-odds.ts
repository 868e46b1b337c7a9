/** Log-odds of a probability, limited to ±9.2: models are never surer than that. */
export function logOdds(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-4), 1 - 1e-4)
  return Math.log(p / (1 - p))
}

/** The probability for log-odds. */
export function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
