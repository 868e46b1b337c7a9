import { ladderAt } from '../../directory/model/topic.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { RevisionContent } from '../revision/revision.js'
import { outOfScopeClass, thinTopic, topicTraining } from './numbers.js'
import { thinSlugs } from './thin-slugs.js'
import { trainModel } from './train-model.js'
import { scoreClasses } from './trained-model.js'
import { topicTrainingTexts } from './training-texts.js'

/** How well a topic with few phrasings is found. */
export interface ThinTopic {
  slug: string
  /** `phrasingsKey` of the measured phrasings; the result is invalid for others. */
  key: string
  phrasings: number
  /** How many reach the right office, by a model trained without them. */
  found: number
  /** The topics that got the rest, most frequent first. */
  takenFor: { slug: string; count: number }[]
}

/** Thin topics with enough phrasings for cross-validation. */
function measurableSlugs(content: RevisionContent): string[] {
  return [...thinSlugs(content)].filter(([, count]) => count >= thinTopic.folds).map(([slug]) => slug)
}

/** True if a thin topic's phrasings have changed since they were measured. */
export function isUnmeasured(content: RevisionContent, measured: readonly ThinTopic[]): boolean {
  const keys = new Map(measured.map(({ slug, key }) => [slug, key]))
  return measurableSlugs(content).some((slug) => keys.get(slug) !== keyOf(content, slug))
}

const keyOf = ({ phrasings }: RevisionContent, slug: string) =>
  phrasingsKey(phrasings.filter(({ topic }) => topic === slug).map(({ text }) => text))

/** A key for a topic's phrasings, in any order. */
export function phrasingsKey(texts: readonly string[]): string {
  return [...texts].sort().join('\n')
}

/**
 * Measures each thin topic by cross-validation: asks each fold of its phrasings of a model trained on everything else.
 * Trains nothing if no topic is thin.
 * @param onProgress share done, 0 to 1
 */
export function measureThinTopics(
  content: RevisionContent,
  onProgress: (share: number) => void = () => {},
): ThinTopic[] {
  const { folds } = thinTopic
  const thin = new Set(measurableSlugs(content))
  if (thin.size === 0) return []
  const own = content.phrasings.filter(({ topic }) => thin.has(topic))
  const taken = new Map<string, string[]>([...thin].map((slug) => [slug, []]))
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(own.filter((_, i) => i % folds === fold))
    const learned = { ...content, phrasings: content.phrasings.filter((phrasing) => !held.has(phrasing)) }
    const model = trainModel(topicTrainingTexts(learned), topicTraining, (share) =>
      onProgress((fold + share) / folds),
    )
    for (const { topic, lang, text } of held) {
      const { classes, probabilities } = scoreClasses(model, tokenize(text, lang))
      taken.get(topic)!.push(classes[probabilities.indexOf(Math.max(...probabilities))]!)
    }
  }
  const reachesOffice = compareOffices(content)
  return [...thin].map((slug) => {
    const topics = taken.get(slug)!
    const wrong = topics.filter((other) => !reachesOffice(slug, other))
    return {
      slug,
      key: keyOf(content, slug),
      phrasings: topics.length,
      found: topics.length - wrong.length,
      takenFor: countEach(wrong),
    }
  })
}

/** True if taking one topic for another still leads to the right office. */
function compareOffices({ topics }: RevisionContent): (slug: string, other: string) => boolean {
  const first = new Map(topics.map((topic) => [topic.slug, ladderAt(topic, null)[0] ?? []]))
  return (slug, other) =>
    slug === other || (first.get(slug) ?? []).some((office) => first.get(other)?.includes(office))
}

function countEach(slugs: readonly string[]): ThinTopic['takenFor'] {
  const counts = new Map<string, number>()
  for (const slug of slugs) if (slug !== outOfScopeClass) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  return [...counts].map(([slug, count]) => ({ slug, count })).sort((a, b) => b.count - a.count)
}
