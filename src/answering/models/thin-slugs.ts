import type { RevisionContent } from '../revision/revision.js'
import { thinTopic } from './numbers.js'

/** A topic with fewer phrasings than this is thin, given the totals. */
export function thinLimit(phrasings: number, topics: number): number {
  return (thinTopic.belowShare * phrasings) / Math.max(1, topics)
}

/** Topics with far fewer phrasings than the average, and how many each has. */
export function thinSlugs({
  topics,
  phrasings,
}: Pick<RevisionContent, 'topics' | 'phrasings'>): ReadonlyMap<string, number> {
  const counts = new Map(topics.map(({ slug }) => [slug, 0]))
  for (const { topic } of phrasings) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const limit = thinLimit(phrasings.length, topics.length)
  return new Map([...counts].filter(([, count]) => count < limit))
}
