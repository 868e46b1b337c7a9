import type { Change } from '../../content/revisions/find-changes.js'
import type { Speech } from '../../platform/language/language.js'
import { type MarkedText, markDifference } from './mark-difference.js'

/** A change as a sentence; before and after follow, each labeled, so that color is not needed. */
export interface SaidChange {
  sentence: string
  before: MarkedText | null
  after: MarkedText | null
  /** True if families in danger could see something else. */
  danger: boolean
}

/** Names are in English, as entered by the district. */
export function sayChange(
  { part, what, name, lang, before, after, touchesDanger }: Change,
  speech: Speech,
): SaidChange {
  const { t } = speech
  const language = lang ? speech.languageName(lang) : ''
  const of = part === 'threshold' ? t(`routing.threshold.${name as 'choose'}`) : name
  const kind = part === 'dangerPhrase' || part === 'innocentPhrase'
  const called = kind ? t(`routing.danger.kind.${name as 'suicide'}`) : of
  const sentence = t(`routing.change.${part}`, { name: called, language })
  return {
    sentence: t(`routing.change.what.${what}`, { thing: sentence }),
    ...markDifference(before, after),
    danger: touchesDanger,
  }
}
