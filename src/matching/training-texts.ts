import type { RevisionContent } from '../routing/revision.js'
import { outOfScopeClass } from './numbers.js'

/** A text that a model learns from, with the class it belongs to. */
export interface TrainingText {
  class: string
  lang: string
  text: string
  weight: number
}

/** What the topic model learns from: every phrasing, the topics' titles, and what is out of scope. */
export function topicTrainingTexts(content: RevisionContent): TrainingText[] {
  const titles = content.topics.flatMap((topic) =>
    Object.entries(topic.words).map(([lang, { title }]) => ({
      class: topic.slug,
      lang,
      text: title,
      weight: 1,
    })),
  )
  const phrasings = content.phrasings.map(({ topic, lang, text }) => ({
    class: topic,
    lang,
    text,
    weight: 1,
  }))
  const outside = content.outOfScope.map(({ lang, text }) => ({
    class: outOfScopeClass,
    lang,
    text,
    weight: 1,
  }))
  return [...phrasings, ...outside, ...titles]
}
