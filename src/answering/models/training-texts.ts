import { createHash } from 'node:crypto'
import type { Slices } from '../../platform/threads/slices.js'
import { hashInSlices } from '../revision/content-hash.js'
import type { RevisionContent } from '../revision/revision.js'
import { dangerAsTopics } from './danger-topics.js'
import { outOfScopeClass, thinTopic } from './numbers.js'
import { thinSlugs } from './thin-slugs.js'

/** A training text and its class. */
export interface TrainingText {
  class: string
  lang: string
  text: string
  weight: number
}

/** Hash of all training data in a revision. Leaves out ladders, rules and contacts. */
export function* learnedFromSlices(content: RevisionContent): Slices<string> {
  const hash = createHash('sha256')
  const textOf = (...parts: string[]) => `${parts.join('\0')}\0\0`
  yield* hashInSlices(hash, content.phrasings, ({ topic, lang, text }) => textOf(topic, lang, text))
  yield* hashInSlices(hash, content.outOfScope, ({ who, lang, text }) =>
    textOf(outOfScopeClass, lang, text, ...(who === undefined ? [] : [who])),
  )
  yield* hashInSlices(hash, content.dangerPhrases, ({ kind, lang, danger, text }) =>
    textOf(kind, lang, String(danger), text),
  )
  const thin = thinSlugs(content)
  for (const { slug, words } of content.topics)
    for (const [lang, { title, summary }] of Object.entries(words))
      hash.update(textOf(slug, lang, title, thin.has(slug) ? summary : ''))
  return hash.digest('hex')
}

/** Every out-of-scope phrase. Its class is the outside service that handles it; empty for none. */
export function outsideTexts({ outOfScope }: RevisionContent): TrainingText[] {
  return outOfScope.map(({ who = '', lang, text }) => ({ class: who, lang, text, weight: 1 }))
}

/** Training texts of the topic model: the catalog, and the danger phrases as examples of their topics. */
export function topicTrainingTexts(content: RevisionContent): TrainingText[] {
  return [...catalogTexts(content), ...dangerAsTopics(content)]
}

/**
 * Every phrasing, topic title and out-of-scope phrase, and the summaries of thin topics. Texts of thin topics weigh more.
 */
export function catalogTexts(content: RevisionContent): TrainingText[] {
  const thin = thinSlugs(content)
  const ofTopic = (slug: string, lang: string, text: string): TrainingText => ({
    class: slug,
    lang,
    text,
    weight: thin.has(slug) ? thinTopic.weight : 1,
  })
  const described = content.topics.flatMap(({ slug, words }) =>
    Object.entries(words).flatMap(([lang, { title, summary }]) =>
      (thin.has(slug) ? [title, summary] : [title]).map((text) => ofTopic(slug, lang, text)),
    ),
  )
  return [
    ...content.phrasings.map(({ topic, lang, text }) => ofTopic(topic, lang, text)),
    ...content.outOfScope.map(({ lang, text }) => ({ lang, text, weight: 1, class: outOfScopeClass })),
    ...described,
  ]
}
