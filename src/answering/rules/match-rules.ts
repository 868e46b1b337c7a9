import type { Level } from '../../directory/model/topic.js'
import { dayBefore, type LocalClock, localClock } from '../../directory/time/local-time.js'
import type { Token } from '../../platform/text/tokenize.js'
import type { CompiledRules, RulePhrases } from './compile-rules.js'
import { findPhrase, type ReadText, readText } from './phrase.js'
import type { CheckedRule, RuleAction } from './rule.js'

/** The inputs of a match. */
export interface RuleRequest {
  /** The tokens of `text`, cut as `lang`. */
  tokens: readonly Token[]
  text: string
  /** BCP 47. */
  lang: string
  /** Slug. */
  school: string | null
  level: Level | null
  /** `PK`, `K`, `1` … `12` */
  grade: string | null
  moment: Date
  /** IANA name. */
  timeZone: string
}

type ActionOf<K extends RuleAction['kind']> = Extract<RuleAction, { kind: K }>

/** A rule that matched. */
export interface FiredRule<A extends RuleAction = RuleAction> {
  rule: { id: string; name: string; action: A }
  /** The concern's words that matched, without accents; empty if the rule requires none. */
  matched: string[]
}

/** A notice whose words and place matched; the found topics and offices decide whether it is shown. */
export interface FiredNotice extends FiredRule<ActionOf<'notice'>> {
  for: Pick<CheckedRule['conditions'], 'topics' | 'offices'>
}

export interface RuleMatch {
  /** The first rule that matched, notices aside. */
  winner: FiredRule<Exclude<RuleAction, { kind: 'notice' }>> | null
  /** All notices that matched, in order, even after the winner. */
  notices: FiredNotice[]
  /** All emergency rules that matched: no rule before them may hide help. */
  emergencies: FiredRule<ActionOf<'emergency'>>[]
  /** The rules that were checked, in order; rules without any of their words in the concern are left out. */
  trace: { rule: string; fired: boolean; why: string }[]
}

/** Finds the rules that match a concern. Pure; never throws for any text. */
export function matchRules(compiled: CompiledRules, request: RuleRequest): RuleMatch {
  const words = compiled.wordsIn(request.lang)
  const text = readText(request.tokens, request.text)
  const places = new Set(words.always)
  for (const stem of text.places.keys()) for (const place of words.byStem.get(stem) ?? []) places.add(place)
  const asked = { clock: clockOf(request), ...request }
  const match: RuleMatch = { winner: null, notices: [], emergencies: [], trace: [] }
  for (const place of [...places].sort((a, b) => a - b)) {
    const rule = compiled.rules[place]!
    const said = findWords(words.phrases[place]!, text)
    const against = typeof said === 'string' ? said : whyNot(rule, asked)
    if (against === null) fire(match, rule, said as string[])
    else match.trace.push({ rule: rule.id, fired: false, why: against })
  }
  return match
}

function fire(match: RuleMatch, { id, name, action, conditions }: CheckedRule, matched: string[]): void {
  const why = matched.length > 0 ? `says ${matched.map((words) => `“${words}”`).join(', ')}` : 'always'
  const { winner } = match
  if (action.kind === 'notice') {
    const { topics, offices } = conditions
    match.notices.push({ rule: { id, name, action }, matched, for: { topics, offices } })
  } else {
    if (action.kind === 'emergency') match.emergencies.push({ rule: { id, name, action }, matched })
    if (!winner) match.winner = { rule: { id, name, action }, matched }
    else if (action.kind !== 'emergency') {
      match.trace.push({ rule: id, fired: false, why: `${why}, but ${winner.rule.id} comes first` })
      return
    }
  }
  match.trace.push({ rule: id, fired: true, why })
}

/** @returns the matched words, or why the rule does not match */
function findWords({ any, all, none }: RulePhrases, text: ReadText): string[] | string {
  const matched: string[] = []
  for (const phrase of all) {
    const said = findPhrase(phrase, text)
    if (said === null) return `does not say “${phrase.written}”`
    matched.push(said)
  }
  const said = any.flatMap((phrase) => findPhrase(phrase, text) ?? [])
  if (any.length > 0 && said.length === 0) return 'says none of its phrases'
  const against = none.find((phrase) => findPhrase(phrase, text) !== null)
  return against ? `says “${against.written}”, which it must not` : [...new Set([...matched, ...said])]
}

type Asked = RuleRequest & { clock: () => LocalClock }

/** Which condition fails, words aside; null for none. */
function whyNot({ conditions, startsOn, endsOn }: CheckedRule, asked: Asked): string | null {
  const { schools, levels, grades, languages, weekdays, time } = conditions
  if (!allows(schools, asked.school)) return 'is for other schools'
  if (!allows(levels, asked.level)) return 'is for other levels'
  if (!allows(grades, asked.grade)) return 'is for other grades'
  if (languages.length > 0 && !languages.some((lang) => isLanguage(asked.lang, lang)))
    return 'is for other languages'
  if (startsOn && asked.clock().date < startsOn) return `starts on ${startsOn}`
  if (endsOn && asked.clock().date > endsOn) return `ended on ${endsOn}`
  if ((weekdays.length > 0 || time) && !isInTime(asked.clock(), weekdays, time)) return 'is for other times'
  return null
}

function allows<T>(list: readonly T[], value: T | null): boolean {
  return list.length === 0 || (value !== null && list.includes(value))
}

function isLanguage(lang: string, of: string): boolean {
  return lang === of || lang.startsWith(`${of}-`)
}

type Conditions = CheckedRule['conditions']

function isInTime(
  { weekday, minute }: LocalClock,
  days: Conditions['weekdays'],
  time: Conditions['time'],
): boolean {
  const today = allows(days, weekday)
  if (!time) return today
  const { from, to } = time
  if (from < to) return today && from <= minute && minute < to
  return (today && minute >= from) || (allows(days, dayBefore(weekday)) && minute < to)
}

/** The clock, read once, and only if a rule needs it. */
function clockOf({ moment, timeZone }: RuleRequest): () => LocalClock {
  let clock: LocalClock | null = null
  return () => {
    clock ??= localClock(moment, timeZone)
    return clock
  }
}
