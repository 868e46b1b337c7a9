import { type Level, ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import { ladderShares } from '../models/numbers.js'

/** A topic's share for each office at a level; the first office has 1. */
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

/** Less likely topics change no answer. */
export const negligible = 1e-6

/** Every topic's shares at one level, in rows: topic `t` from `starts[t]` to `starts[t + 1]`, exclusive. */
export interface ShareTable {
  starts: Uint32Array
  /** Office indexes in the revision. */
  offices: Uint16Array
  shares: Float64Array
  /** The number of offices. */
  size: number
}

/** @param rows a topic's shares per office, by topic number; undefined for none */
export function buildShareTable(
  rows: readonly (ReadonlyMap<string, number> | undefined)[],
  offices: readonly string[],
): ShareTable {
  const places = new Map(offices.map((office, place) => [office, place]))
  const starts = new Uint32Array(rows.length + 1)
  const cells: { office: number; share: number }[] = []
  rows.forEach((row, topic) => {
    for (const [office, share] of row ?? []) {
      const place = places.get(office)
      if (place !== undefined) cells.push({ office: place, share })
    }
    starts[topic + 1] = cells.length
  })
  return {
    starts,
    offices: Uint16Array.from(cells, ({ office }) => office),
    shares: Float64Array.from(cells, ({ share }) => share),
    size: offices.length,
  }
}

/**
 * Converts topic probabilities to office scores, 0 to 1.
 * @param topics probabilities by topic number
 * @param sharpen exponent on the topic probabilities: above 1, the top topics count for more
 * @returns by office index
 */
export function topicsToOffices(
  topics: Float64Array,
  { starts, offices, shares, size }: ShareTable,
  sharpen: number,
): Float64Array {
  const scores = new Float64Array(size)
  let sum = 0
  for (let topic = 0; topic < topics.length; topic++) {
    const probability = topics[topic]!
    const from = starts[topic]!
    const to = starts[topic + 1]!
    // Skipping the many impossible topics saves most of the time.
    if (probability < negligible || from === to) continue
    const weight = probability ** sharpen
    sum += weight
    for (let at = from; at < to; at++) scores[offices[at]!]! += weight * shares[at]!
  }
  if (sum > 0) for (let office = 0; office < size; office++) scores[office]! /= sum
  return scores
}
