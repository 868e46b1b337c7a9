import { ladderAt } from '../../directory/model/topic.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { RevisionContent } from '../revision/revision.js'
import { outOfScopeClass, thinTopic, topicTraining } from './numbers.js'
import { thinSlugs } from './thin-slugs.js'
import { trainModel } from './train-model.js'
import { scoreClasses } from './trained-model.js'
import { topicTrainingTexts } from './training-texts.js'

/** How well a topic with few phrasings is found by its words. */
export interface ThinTopic {
  slug: string
  /** What it was measured with, by `phrasingsKey`: with others the measure no longer holds. */
  key: string
  phrasings: number
  /** How many of them reach the right office by a model that has not seen them. */
  found: number
  /** The topics that the others are taken for, most often first. */
  takenFor: { slug: string; count: number }[]
}

/** The thin topics that have enough phrasings to leave some out. */
function measurableSlugs(content: RevisionContent): string[] {
  return [...thinSlugs(content)].filter(([, count]) => count >= thinTopic.folds).map(([slug]) => slug)
}

/** Whether a thin topic has other phrasings than those it was measured with. */
export function isUnmeasured(content: RevisionContent, measured: readonly ThinTopic[]): boolean {
  const keys = new Map(measured.map(({ slug, key }) => [slug, key]))
  return measurableSlugs(content).some((slug) => keys.get(slug) !== keyOf(content, slug))
}

const keyOf = ({ phrasings }: RevisionContent, slug: string) =>
  phrasingsKey(phrasings.filter(({ topic }) => topic === slug).map(({ text }) => text))

/** A topic's phrasings as one text: other phrasings, another key. */
export function phrasingsKey(texts: readonly string[]): string {
  return [...texts].sort().join('\n')
}

/**
 * Measures each thin topic by cross-validation: its phrasings are left out in turn, a share each time, and asked. A model is
 * trained for each share, on everything else; with no thin topic nothing is trained.
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

/** Whether somebody who is taken for another topic still reaches the office of this one. */
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
