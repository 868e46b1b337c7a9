import { type Level, ladderAt, type RoutingTopic } from '../routing/revision.js'
import { ladderShares } from './numbers.js'

/** The offices a topic speaks for at a level, the first one with a share of 1. */
export function officeShares(topic: RoutingTopic, level: Level | null): Map<string, number> {
  const shares = new Map<string, number>()
  ladderAt(topic, level).forEach((offices, i) => {
    const share = ladderShares.steps[i] ?? 0
    offices.forEach((office, place) => {
      const faded = share * (1 - ladderShares.tieFade * place)
      if (faded > (shares.get(office) ?? 0)) shares.set(office, faded)
    })
  })
  topic.also.forEach((office, i) => {
    if (!shares.has(office)) shares.set(office, ladderShares.also * ladderShares.alsoFade ** i)
  })
  return shares
}

/** Topics less probable than this change no answer. */
export const negligible = 1e-6

/**
 * Turns topic probabilities into how much speaks for each office, 0 to 1.
 * @param sharpen exponent on the topics' probabilities: above 1 the leading topic counts for more
 */
export function topicsToOffices(
  topics: ReadonlyMap<string, number>,
  sharesOf: (topic: string) => ReadonlyMap<string, number> | undefined,
  sharpen: number,
): Map<string, number> {
  const offices = new Map<string, number>()
  let sum = 0
  for (const [topic, probability] of topics) {
    // Most topics are all but impossible, and would cost most of the time.
    if (probability < negligible) continue
    const shares = sharesOf(topic)
    if (!shares) continue
    const weight = probability ** sharpen
    sum += weight
    for (const [office, share] of shares) offices.set(office, (offices.get(office) ?? 0) + weight * share)
  }
  if (sum > 0) for (const [office, value] of offices) offices.set(office, value / sum)
  return offices
}
