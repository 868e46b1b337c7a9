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

/**
 * Turns topic probabilities into how much speaks for each office, 0 to 1.
 * @param sharpen exponent on the topics' probabilities: above 1 the leading topic counts for more
 */
export function topicsToOffices(
  topics: ReadonlyMap<string, number>,
  sharesOf: (topic: string) => ReadonlyMap<string, number> | undefined,
  sharpen: number,
): Map<string, number> {
  // Sums in objects are changed in place; numbers in a map would be made anew at every one of thousands of steps.
  const sums = new Map<string, { speaks: number }>()
  let total = 0
  for (const [topic, probability] of topics) {
    const shares = sharesOf(topic)
    if (!shares) continue
    const weight = probability ** sharpen
    total += weight
    for (const [office, share] of shares) {
      const sum = sums.get(office)
      if (sum) sum.speaks += weight * share
      else sums.set(office, { speaks: weight * share })
    }
  }
  const offices = new Map<string, number>()
  for (const [office, { speaks }] of sums) offices.set(office, total > 0 ? speaks / total : speaks)
  return offices
}
