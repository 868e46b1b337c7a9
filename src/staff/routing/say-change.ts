import { sayRule } from '../../answering/rules/explain-rule.js'
import type { Change, ChangeValue, OfficeFacts, TopicFacts } from '../../content/revisions/find-changes.js'
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
  { part, what, name, lang, level, before, after, touchesDanger }: Change,
  speech: Speech,
): SaidChange {
  const { t } = speech
  const language = lang ? speech.languageName(lang) : ''
  const of = part === 'threshold' ? t(`routing.threshold.${name as 'choose'}`) : name
  const kind = part === 'dangerPhrase' || part === 'innocentPhrase'
  const called = kind ? t(`routing.danger.kind.${name as 'suicide'}`) : of
  const sentence =
    part === 'ladder' && level
      ? t('routing.change.ladderAt', { name, level: t(`topicEditor.level.${level}`) })
      : t(`routing.change.${part}`, { name: called, language })
  // A topic may have nothing to say besides its name.
  const said = (value: ChangeValue | null) => (value && sayValue(value, speech)) || null
  return {
    sentence: t(`routing.change.what.${what}`, { thing: sentence }),
    ...markDifference(said(before), said(after)),
    danger: touchesDanger,
  }
}

function sayValue(value: ChangeValue, speech: Speech): string {
  if (typeof value === 'string') return value
  switch (value.kind) {
    case 'share':
      return speech.percent(value.share, 1)
    case 'office':
      return sayOffice(value, speech)
    case 'topic':
      return sayTopic(value, speech)
    case 'ladder':
      return value.steps.map((step, i) => `${i + 1}. ${speech.either(step)}`).join(', ')
    case 'rule': {
      const named = () => value.named
      return sayRule(value.rule, { topic: named, office: named, school: () => null }, speech)
    }
  }
}

function sayOffice({ level, words }: OfficeFacts, { t, languageName }: Speech): string {
  const said = words.map(({ lang, name, answersFor }) => `${languageName(lang)}: ${name}: ${answersFor}`)
  return [t(`recordValue.${level}`), ...said].join('; ')
}

function sayTopic({ straight, legal, also }: TopicFacts, { t, list }: Speech): string {
  const said = [
    ...(straight ? [t('routing.change.straight')] : []),
    ...(legal ? [t('routing.change.legal')] : []),
    ...(also.length > 0 ? [t('routing.change.also', { offices: list(also) })] : []),
  ]
  return said.join('; ')
}
