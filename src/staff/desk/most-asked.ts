import type { School } from '../../directory/model/school.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import { dayMs } from '../../directory/time/local-time.js'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'

/** A school's most asked topics, in order. */
export type MostAsked = (school: School | null, limit: number) => RoutingTopic[]

export interface MostAskedTools {
  topics(): readonly RoutingTopic[]
  /** How often each topic came up since a moment. @param school id; null for all */
  count(since: Date, school: number | null): ReadonlyMap<string, number>
  now(): Date
}

/** Half a school year: fall questions differ from spring ones. */
const countedFor = 120 * dayMs
/** Counting reads every inquiry of that period: not for each page. */
const keepFor = 10 * 60_000

/** Counts and caches. Fills up the list when little was asked yet. */
export function createMostAsked({ topics, count, now }: MostAskedTools): MostAsked {
  const kept = createExpiringCache<ReadonlyMap<string, number>>({ now, keepFor })

  function countsFor(school: number | null): ReadonlyMap<string, number> {
    const key = String(school)
    const known = kept.find(key)
    if (known) return known
    const counts = count(new Date(now().getTime() - countedFor), school)
    kept.keep(key, counts)
    return counts
  }

  return (school, limit) => rankTopics(topics(), countsFor(school?.id ?? null), school).slice(0, limit)
}

/** By count, then in catalog order, taking one topic of each office before the second of any. */
export function rankTopics(
  topics: readonly RoutingTopic[],
  counts: ReadonlyMap<string, number>,
  school: School | null,
): RoutingTopic[] {
  const seen = new Map<string, number>()
  const ranked = topics.flatMap((topic, position) => {
    const office = ladderAt(topic, school?.level ?? null)[0]?.[0]
    if (office === undefined) return []
    const turn = seen.get(office) ?? 0
    seen.set(office, turn + 1)
    return [{ topic, times: counts.get(topic.slug) ?? 0, turn, position }]
  })
  ranked.sort((a, b) => b.times - a.times || a.turn - b.turn || a.position - b.position)
  return ranked.map(({ topic }) => topic)
}
