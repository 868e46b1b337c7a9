import { createHash } from 'node:crypto'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
import type { RevisionContent } from '../revision/revision.js'
import { dangerAsTopics } from './danger-topics.js'
import { outOfScopeClass } from './numbers.js'

/** A text that a model learns from, with the class it belongs to. */
export interface TrainingText {
  class: string
  lang: string
  text: string
  weight: number
}

/** Hash of everything in a revision that a model could learn from; ladders, rules and contacts have no part in it. */
export function* learnedFromSlices(content: RevisionContent): Slices<string> {
  const hash = createHash('sha256')
  const add = (...parts: string[]) => hash.update(`${parts.join('\0')}\0\0`)
  yield* eachInSlices(content.phrasings, ({ topic, lang, text }) => add(topic, lang, text))
  yield* eachInSlices(content.outOfScope, ({ lang, text }) => add(outOfScopeClass, lang, text))
  yield* eachInSlices(content.dangerPhrases, ({ kind, lang, danger, text }) =>
    add(kind, lang, String(danger), text),
  )
  for (const { slug, words } of content.topics)
    add(slug, ...Object.entries(words).map(([lang, { title }]) => `${lang} ${title}`))
  return hash.digest('hex')
}

/** What the topic model learns from: the catalogue, and the danger phrases as what their topics are about. */
export function topicTrainingTexts(content: RevisionContent): TrainingText[] {
  return [...catalogueTexts(content), ...dangerAsTopics(content)]
}

/** Every phrasing, the topics' titles, and what is out of scope. */
export function catalogueTexts(content: RevisionContent): TrainingText[] {
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
