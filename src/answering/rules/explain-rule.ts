import type { Weekday } from '../../directory/time/local-time.js'
import { readRule } from './read-rule.js'
import type { CheckedRule, Rule } from './rule.js'

/** Names for a rule's ids; null for an unknown id, which is then shown itself. */
export interface RuleNames {
  topic(slug: string): string | null
  office(id: string): string | null
  school(slug: string): string | null
}

/**
 * A rule as one plain sentence, for its editors:
 * `When a concern says ‘bus pass’ at a high school, from Aug 1 to Sep 15, 2026: Transportation.`
 * @returns null for a rule with faults
 */
export function explainRule(stored: Rule, names: RuleNames): string | null {
  const rule = readRule(stored)
  if (Array.isArray(rule)) return null
  const when = [
    [wordsOf(rule.conditions), placeOf(rule.conditions, names)].filter(Boolean).join(' '),
    datesOf(rule),
    daysOf(rule.conditions.weekdays),
    timeOf(rule.conditions.time),
  ]
  return `${when.filter(Boolean).join(', ')}: ${doingOf(rule, names)}.`
}

type Conditions = CheckedRule['conditions']

const listed = (type: 'conjunction' | 'disjunction', items: readonly string[]) =>
  new Intl.ListFormat('en-US', { type }).format(items)
const or = (items: readonly string[]) => listed('disjunction', items)
const and = (items: readonly string[]) => listed('conjunction', items)
const quoted = (phrase: string) =>
  /^["“]/.test(phrase) ? `exactly ‘${phrase.replace(/["“”]/g, '')}’` : `‘${phrase}’`

function wordsOf({ any, all, none, languages }: Conditions): string {
  const inLanguage = languages.length > 0 ? ` in ${or(languages.map(languageName))}` : ''
  const said = [
    ...(all.length > 0 ? [`says ${and(all.map(quoted))}`] : []),
    ...(any.length > 0 ? [`says ${or(any.map(quoted))}`] : []),
    ...(none.length > 0 ? [`does not say ${or(none.map(quoted))}`] : []),
  ]
  return said.length > 0 ? `When a concern${inLanguage} ${and(said)}` : `For every concern${inLanguage}`
}

const languageNames = new Intl.DisplayNames('en-US', { type: 'language' })
const languageName = (tag: string) => languageNames.of(tag) ?? tag

function placeOf({ schools, levels, grades }: Conditions, names: RuleNames): string {
  const called = (level: string) => `${level === 'elementary' ? 'an' : 'a'} ${level} school`
  return [
    ...(schools.length > 0 ? [`at ${or(schools.map((slug) => names.school(slug) ?? slug))}`] : []),
    ...(levels.length > 0 ? [`at ${or(levels.map(called))}`] : []),
    ...(grades.length > 0 ? [`in grade ${or(grades)}`] : []),
  ].join(' ')
}

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

function datesOf({ startsOn, endsOn }: CheckedRule): string {
  const named = (date: string) => day.format(new Date(`${date}T00:00:00Z`))
  const full = (date: string) => `${named(date)}, ${date.slice(0, 4)}`
  if (startsOn && startsOn === endsOn) return `on ${full(startsOn)}`
  if (startsOn && endsOn) {
    const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
    return `from ${sameYear ? named(startsOn) : full(startsOn)} to ${full(endsOn)}`
  }
  if (startsOn) return `from ${full(startsOn)}`
  return endsOn ? `until ${full(endsOn)}` : ''
}

const dayNames: Record<Weekday, string> = {
  Mo: 'Mondays',
  Tu: 'Tuesdays',
  We: 'Wednesdays',
  Th: 'Thursdays',
  Fr: 'Fridays',
  Sa: 'Saturdays',
  Su: 'Sundays',
}

function daysOf(days: readonly Weekday[]): string {
  return days.length > 0 ? `on ${and(days.map((name) => dayNames[name]))}` : ''
}

function timeOf(time: Conditions['time']): string {
  if (!time) return ''
  const night = time.to < time.from && time.to > 0 ? ' the next day' : ''
  return `from ${clockOf(time.from)} to ${clockOf(time.to)}${night}`
}

function clockOf(minute: number): string {
  if (minute === 0) return 'midnight'
  if (minute === 720) return 'noon'
  const hour = Math.floor(minute / 60)
  const past = minute % 60 === 0 ? '' : `:${String(minute % 60).padStart(2, '0')}`
  return `${hour % 12 || 12}${past} ${hour < 12 ? 'AM' : 'PM'}`
}

function doingOf({ action }: CheckedRule, names: RuleNames): string {
  switch (action.kind) {
    case 'topic':
      return `the topic “${names.topic(action.topic) ?? action.topic}”`
    case 'office':
      return names.office(action.office) ?? action.office
    case 'contact':
      return `${names.office(action.office) ?? action.office} at ${names.school(action.school) ?? action.school}`
    case 'notice':
      return `the notice “${action.words.en.replace(/[.!]$/, '')}” above the answer`
    case 'emergency': {
      const where = action.level === 'now' ? 'above everything' : 'below the answer'
      return `emergency help (${and(action.kinds)}) ${where}`
    }
  }
}
