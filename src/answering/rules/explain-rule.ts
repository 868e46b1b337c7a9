import type { Weekday } from '../../directory/time/local-time.js'
import type { Speech } from '../../platform/language/language.js'
import { readRule } from './read-rule.js'
import type { CheckedRule, Rule } from './rule.js'

/** Names for a rule's ids; null for an unknown id, which is then shown itself. */
export interface RuleNames {
  topic(slug: string): string | null
  office(id: string): string | null
  school(slug: string): string | null
}

/** The part of a checked rule that a sentence tells. */
export type RuleText = Pick<CheckedRule, 'conditions' | 'action' | 'startsOn' | 'endsOn'>

/**
 * A stored rule as one plain sentence, for its editors:
 * `When a concern says ‘bus pass’ at a high school, from August 1, 2026 to September 15, 2026: Transportation.`
 * @returns null for a rule with faults
 */
export function explainRule(stored: Rule, names: RuleNames, speech: Speech): string | null {
  const rule = readRule(stored)
  return Array.isArray(rule) ? null : sayRule(rule, names, speech)
}

/** The same for a checked rule. */
export function sayRule(rule: RuleText, names: RuleNames, speech: Speech): string {
  const { conditions } = rule
  const when = [
    [wordsOf(conditions, names, speech), placeOf(conditions, names, speech)].filter(Boolean).join(' '),
    datesOf(rule, speech),
    daysOf(conditions.weekdays, speech),
    timeOf(conditions.time, speech),
  ]
  return speech.t('routing.explain.rule', {
    when: when.filter(Boolean).join(', '),
    does: doingOf(rule, names, speech),
  })
}

type Conditions = CheckedRule['conditions']

function wordsOf(
  // Reports of older versions lack the found topics and offices.
  { any, all, none, languages, topics = [], offices = [] }: Conditions,
  names: RuleNames,
  speech: Speech,
): string {
  const { t, list, either, languageName } = speech
  const quoted = (phrase: string) => quote(phrase, speech)
  const said = [
    ...(all.length > 0 ? [t('routing.explain.contains', { phrases: list(all.map(quoted)) })] : []),
    ...(any.length > 0 ? [t('routing.explain.contains', { phrases: either(any.map(quoted)) })] : []),
    ...(none.length > 0 ? [t('routing.explain.lacks', { phrases: either(none.map(quoted)) })] : []),
    ...(topics.length > 0
      ? [t('routing.explain.about', { topics: either(topics.map((slug) => names.topic(slug) ?? slug)) })]
      : []),
    ...(offices.length > 0
      ? [t('routing.explain.goesTo', { offices: either(offices.map((id) => names.office(id) ?? id)) })]
      : []),
  ]
  const spoken = either(languages.map(languageName))
  if (said.length === 0)
    return spoken ? t('routing.explain.everyIn', { languages: spoken }) : t('routing.explain.every')
  return spoken
    ? t('routing.explain.saysIn', { languages: spoken, conditions: list(said) })
    : t('routing.explain.says', { conditions: list(said) })
}

function quote(phrase: string, { t }: Speech): string {
  const isExact = /^["“]/.test(phrase)
  return isExact
    ? t('routing.explain.exactly', { phrase: phrase.replace(/["“”]/g, '') })
    : t('routing.explain.quoted', { phrase })
}

function placeOf({ schools, levels, grades }: Conditions, names: RuleNames, { t, either }: Speech): string {
  const schoolName = (slug: string) => names.school(slug) ?? slug
  return [
    ...(schools.length > 0
      ? [t('routing.explain.schools', { schools: either(schools.map(schoolName)) })]
      : []),
    ...(levels.length > 0
      ? [
          t('routing.explain.levels', {
            levels: either(levels.map((level) => t(`routing.explain.level.${level}`))),
          }),
        ]
      : []),
    ...(grades.length > 0 ? [t('routing.explain.grades', { grades: either(grades) })] : []),
  ].join(' ')
}

function datesOf({ startsOn, endsOn }: RuleText, { t, date }: Speech): string {
  const full = (day: string) => date(day, 'year')
  if (startsOn && startsOn === endsOn) return t('routing.explain.on', { date: full(startsOn) })
  if (startsOn && endsOn) return t('routing.explain.between', { from: full(startsOn), to: full(endsOn) })
  if (startsOn) return t('routing.explain.from', { date: full(startsOn) })
  return endsOn ? t('routing.explain.until', { date: full(endsOn) }) : ''
}

function daysOf(days: readonly Weekday[], { t, list }: Speech): string {
  if (days.length === 0) return ''
  return t('routing.explain.days', { days: list(days.map((day) => t(`routing.explain.day.${day}`))) })
}

function timeOf(time: Conditions['time'], { t, time: clock }: Speech): string {
  if (!time) return ''
  const at = (minute: number) => clock(new Date(minute * 60_000), 'UTC')
  const values = { from: at(time.from), to: at(time.to) }
  const isNight = time.to < time.from && time.to > 0
  return isNight ? t('routing.explain.night', values) : t('routing.explain.times', values)
}

function doingOf({ action }: RuleText, names: RuleNames, speech: Speech): string {
  const { t, list, code } = speech
  const officeName = (id: string) => names.office(id) ?? id
  switch (action.kind) {
    case 'topic':
      return t('routing.explain.topic', { topic: names.topic(action.topic) ?? action.topic })
    case 'office':
      return officeName(action.office)
    case 'contact':
      return t('routing.explain.contact', {
        office: officeName(action.office),
        school: names.school(action.school) ?? action.school,
      })
    case 'notice': {
      const words = action.words[code] ?? action.words.en
      return t('routing.explain.notice', { words: words.replace(/[.!]$/, '') })
    }
    case 'emergency': {
      const kinds = action.kinds.map((kind) => t(`routing.danger.kind.${kind}`).toLocaleLowerCase(code))
      return t(`routing.explain.${action.level}`, { kinds: list(kinds) })
    }
  }
}
