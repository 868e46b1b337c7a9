import type { CompiledRules } from '../../answering/rules/compile-rules.js'
import { matchRules, type RuleMatch, type RuleRequest } from '../../answering/rules/match-rules.js'
import type { CheckedRule } from '../../answering/rules/rule.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Level } from '../../directory/model/topic.js'
import { addDays, localDate, momentAt, weekdayOf, weekdays } from '../../directory/time/local-time.js'
import { tokenize } from '../../platform/text/tokenize.js'

/** A concern built from a rule's own words, with a place and moment that match it. */
export interface Demonstration {
  sentence: string
  /** BCP 47. */
  lang: string
  /** Slug; null if the rule names none. */
  school: string | null
  level: Level | null
  grade: string | null
  moment: Date
}

/** How many phrases of `any` to try: long lists hold many of one kind. */
const maxPhrases = 60
/** How far to look for a weekday. */
const daysToLook = 400

/** Builds concerns that should fire a rule, as far as its conditions allow; the matcher decides. @param today ISO */
export function demonstrateRule(
  rule: CheckedRule,
  directory: Pick<DirectorySnapshot, 'district' | 'schools'>,
  today: string,
): Demonstration[] {
  const { any, all, languages } = rule.conditions
  const place = placeFor(rule, directory)
  const moment = momentFor(rule, directory.district.timeZone, today)
  const said = any.length > 0 ? any.slice(0, maxPhrases) : ['']
  return said.map((phrase) => {
    const words = [phrase, ...all].filter(Boolean).map((each) => each.replace(/["“”]/g, ''))
    const sentence = words.join(', ') || plain
    return { sentence, lang: languages[0] ?? languageOf(sentence), ...place, moment }
  })
}

/** The text for a rule without words. */
const plain = 'I have a question'

/** Runs a demonstration through the matcher, against any rules. */
export function runDemonstration(
  { sentence, ...where }: Demonstration,
  rules: CompiledRules,
  timeZone: string,
): RuleMatch {
  const request: RuleRequest = {
    ...where,
    text: sentence,
    tokens: tokenize(sentence, where.lang),
    timeZone,
  }
  return matchRules(rules, request)
}

/** Spanish and English phrases are mixed; accents and short words identify them well enough for stemming. */
function languageOf(sentence: string): string {
  return /[áéíóúñü¿¡]|\b(el|la|los|las|de|del|no hay|en|para|una|está|mi)\b/i.test(sentence) ? 'es' : 'en'
}

function placeFor(
  { conditions: { schools, levels, grades } }: CheckedRule,
  directory: Pick<DirectorySnapshot, 'schools'>,
): Pick<Demonstration, 'school' | 'level' | 'grade'> {
  const named = directory.schools.filter(({ slug }) => schools.includes(slug))
  const fitting = named.find(({ level }) => levels.length === 0 || levels.includes(level)) ?? named[0]
  return {
    school: fitting?.slug ?? schools[0] ?? null,
    level: fitting?.level ?? levels[0] ?? null,
    grade: grades[0] ?? null,
  }
}

/** A moment that satisfies dates, weekdays and time: the next one, or the last. */
function momentFor(
  { startsOn, endsOn, conditions: { weekdays: days, time } }: CheckedRule,
  timeZone: string,
  today: string,
): Date {
  const over = endsOn !== null && endsOn < today
  const first = over ? (startsOn ?? addDays(endsOn, -7)) : startsOn && startsOn > today ? startsOn : today
  const minute = time?.from ?? 10 * 60
  for (let ahead = 0; ahead < daysToLook; ahead++) {
    const date = addDays(first, ahead)
    if (endsOn && date > endsOn) break
    if (days.length === 0 || days.includes(weekdays[weekdayOf(date)]!))
      return momentAt(date, minute, timeZone)
  }
  return momentAt(first, minute, timeZone)
}

/** The local date. */
export const todayOn = (moment: Date, { district }: Pick<DirectorySnapshot, 'district'>): string =>
  localDate(moment, district.timeZone)
