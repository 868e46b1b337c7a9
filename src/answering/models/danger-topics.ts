import type { DangerKind } from '../danger/danger.js'
import type { RevisionContent } from '../revision/revision.js'
import { dangerTopicWeight } from './numbers.js'
import type { TrainingText } from './training-texts.js'

/**
 * The topic whose offices help with a kind of danger, below the emergency lines. Kinds without a topic are left out.
 */
export const topicOfDanger: ReadonlyMap<string, string> = new Map<DangerKind, string>([
  ['suicide', 'self-harm-worry'],
  ['self-harm', 'self-harm-worry'],
  ['abuse-neglect', 'child-safety-worry'],
  ['sexual-abuse', 'child-safety-worry'],
  ['weapon-violence', 'threat'],
  ['missing-child', 'child-missing'],
  ['runaway', 'child-missing'],
  ['domestic-violence', 'family-hard'],
  ['trafficking-grooming', 'online-dating-worry'],
  ['overdose-substance', 'sick-injury'],
  ['medical-emergency', 'sick-injury'],
  ['intruder-stranger', 'stranger-near-school'],
])

/**
 * The danger phrases as phrasings of their kinds' topics, if the content has those: a family in danger also needs the
 * right office. Innocent phrases are left out: they can be about anything.
 */
export function dangerAsTopics({ topics, dangerPhrases }: RevisionContent): TrainingText[] {
  const known = new Set(topics.map(({ slug }) => slug))
  return dangerPhrases.flatMap(({ kind, lang, danger, text }) => {
    const topic = topicOfDanger.get(kind)
    return danger && topic && known.has(topic)
      ? [{ class: topic, lang, text, weight: dangerTopicWeight }]
      : []
  })
}
