import type { RevisionContent } from '../revision/revision.js'
import { thinTopic } from './numbers.js'

/** With fewer phrasings than this a topic is thin, where so many topics have so many phrasings together. */
export function thinLimit(phrasings: number, topics: number): number {
  return (thinTopic.belowShare * phrasings) / Math.max(1, topics)
}

/** The topics with few phrasings beside what topics have on average, each with how many it has. */
export function thinSlugs({
  topics,
  phrasings,
}: Pick<RevisionContent, 'topics' | 'phrasings'>): ReadonlyMap<string, number> {
  const counts = new Map(topics.map(({ slug }) => [slug, 0]))
  for (const { topic } of phrasings) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const limit = thinLimit(phrasings.length, topics.length)
  return new Map([...counts].filter(([, count]) => count < limit))
}
