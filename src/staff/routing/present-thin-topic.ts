import { thinLimit } from '../../answering/models/thin-slugs.js'
import type { ThinTopic } from '../../answering/models/thin-topics.js'
import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'

export interface ThinTopicSources {
  slug: string
  /** Every topic, with its number of phrasings. */
  topics: readonly TopicEntry[]
  measured: readonly ThinTopic[]
}

const maxTakenFor = 3

/**
 * The advice on a topic with few phrasings: how often it was found in the latest measurement, and the topics it is mistaken for.
 * @returns null for a topic with enough
 */
export function presentThinTopic({ slug, topics, measured }: ThinTopicSources, speech: Speech) {
  const { t, code } = speech
  const entries = new Map(topics.map((entry) => [entry.slug, entry]))
  const count = entries.get(slug)?.phrasings ?? 0
  const all = topics.reduce((sum, { phrasings }) => sum + phrasings, 0)
  const limit = thinLimit(all, topics.length)
  if (count >= limit) return null
  const of = measured.find((each) => each.slug === slug)
  const advice = t('topicEditor.thin.advice', { enough: Math.ceil(limit) })
  if (!of) return { said: t('topicEditor.thin.unmeasured', { count }), isOld: false, takenFor: [], advice }
  return {
    advice,
    said: t('topicEditor.thin.found', { count: of.phrasings, found: of.found }),
    isOld: of.phrasings !== count,
    takenFor: of.takenFor.slice(0, maxTakenFor).flatMap(({ slug: other, count: times }) => {
      const entry = entries.get(other)
      const href = editorPath('topic', code, { slug: other })
      return entry ? [{ href, title: entry.titles[code] ?? entry.title, times }] : []
    }),
  }
}
