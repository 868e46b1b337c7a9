import { dangerTraining } from '../models/numbers.js'
import type { TrainingText } from '../models/training-texts.js'
import type { RevisionContent } from '../revision/revision.js'
import { allDangerPatterns, findPatterns } from './find-patterns.js'
import { lookAlikeSources } from './look-alikes.js'

/** The class of texts in which nobody is in danger. */
export const calmClass = '_calm'

/** Topics whose phrasings describe danger as well: they teach neither danger nor calm. */
export const mixedTopics = new Set([
  'self-harm-worry',
  'child-safety-worry',
  'threat',
  'weapon-rumor',
  'title-ix',
  'staff-misconduct',
  'team-hazing',
  'stranger-near-school',
  'child-missing',
  'substance-vaping-worry',
  'family-hard',
  'restraint-seclusion',
  'bullying-unresolved',
  'bullying',
  'cyberbullying',
  'fights-vaping',
  'online-dating-worry',
])

/**
 * Changes with the danger patterns and the mixed topics, on which the training texts depend as well. In ASCII: the bundled server
 * has escaped letters in its patterns, its threads and the commands have not, and a model must have the same name for all.
 */
export const dangerVersion = [
  ...mixedTopics,
  ...allDangerPatterns.flatMap(({ pattern, unless }) => [pattern.source, unless?.source ?? '']),
  ...lookAlikeSources,
]
  .join('\n')
  .replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Training texts of the danger model: the danger phrases with their innocent twins, and everyday concerns as calm; but not
 * those that a danger pattern fits (with them 25 of 25 are caught at 5 false alarms, without at 3).
 */
export function dangerTrainingTexts(content: RevisionContent): TrainingText[] {
  const weight = dangerTraining.calmWeight
  const everyday = content.phrasings
    .filter(({ topic, lang, text }) => !mixedTopics.has(topic) && findPatterns(text, lang).length === 0)
    .concat(content.outOfScope.map((phrase) => ({ ...phrase, topic: '' })))
    .map(({ lang, text }) => ({ class: calmClass, lang, text, weight }))
  const phrases = content.dangerPhrases.map(({ kind, lang, danger, text }) => ({
    class: danger ? kind : calmClass,
    lang,
    text,
    weight: 1,
  }))
  return [...everyday, ...phrases]
}
