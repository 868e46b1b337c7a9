import { plainText } from '../../platform/text/plain-text.js'

/** A kind of calendar day; null for an event that changes no day of school. */
export type GuessedKind = 'holiday' | 'break' | 'no-students' | 'half-day' | 'first-day' | 'last-day' | null

/** How American schools call such days, in plain letters; the first that fits counts. */
const words: readonly (readonly [GuessedKind, RegExp])[] = [
  [null, /\b(?:board|pta|pto|game|concert|practice|tryouts?|registration|payment|due|deadline|camp)\b/],
  [
    'half-day',
    /\b(?:early (?:dismissal|release|out)|half[ -]?days?|minimum day|noon dismissal|1\/2 day|medio dia)\b/,
  ],
  // Feasts and seasons have a first and last day, too.
  [
    'first-day',
    /\bfirst (?:student )?day(?: (?:of|for) (?:school|classes|students|all students)\b|$)|\bschool (?:begins|starts)\b|\bprimer dia(?: de (?:clases|escuela)\b|$)/,
  ],
  [
    'last-day',
    /\blast (?:student )?day(?: (?:of|for) (?:school|classes|students|all students)\b|$)|\bschool ends\b|\bultimo dia(?: de (?:clases|escuela)\b|$)/,
  ],
  // Staff work: offices may be open.
  [
    'no-students',
    /\b(?:professional (?:development|learning)|pd day|in-?service|(?:teacher|staff|records?) (?:work ?)?days?|work ?days?|staff (?:development|only)|student holiday)\b|\b(?:superintendent|supt|staff)[.'s]{0,3} conf(?:erence)?[.']? days?\b|\bstudents (?:off|do not (?:attend|report)|don't (?:attend|report)|not in attendance)\b|\b(?:teacher|staff|conferences?)\b.*\bno (?:school|students|classes)\b/,
  ],
  ['break', /\b(?:breaks?|recess|vacations?|vacaciones)\b/],
  [
    'holiday',
    /\b(?:holidays?|feriado|labor day|memorial day|independence day|thanksgiving|christmas|new year'?s?|martin luther king|mlk|president'?s'? day|veterans'? day|columbus day|indigenous peoples|juneteenth|good friday|easter monday|offices? closed)\b/,
  ],
  // A holiday would tell families that the offices are closed: this says it of students alone.
  [
    'no-students',
    /\b(?:no (?:school|students?|classes)|schools? closed|sin clases)\b|^closed\b|[:,–-] ?closed$/,
  ],
]

/** Says so itself, whatever else it names: `Conference day, no students; board meets at 7`. */
const saysNoSchool = /\bno (?:school|students?|classes)\b/

/** Guesses what an event means for school, by its name or its kind. */
export function guessDayKind(text: string): GuessedKind {
  const plain = plainText(text).replaceAll('’', "'").trim()
  const named = words.find(([kind]) => kind === plain)
  const sure = saysNoSchool.test(plain)
  return (
    (named ?? words.find(([kind, pattern]) => (kind !== null || !sure) && pattern.test(plain)))?.[0] ?? null
  )
}
