/** A kind of calendar day; null for an event that changes no day of school. */
export type GuessedKind = 'holiday' | 'break' | 'no-students' | 'half-day' | 'first-day' | 'last-day' | null

/** How American schools call such days; the first that fits counts. */
const words: readonly [GuessedKind, RegExp][] = [
  [null, /\b(?:board|pta|pto|game|concert|practice|tryouts?|registration|payment|due|deadline|camp)\b/i],
  ['half-day', /\b(?:early (?:dismissal|release|out)|half[ -]?day|minimum day|noon dismissal|1\/2 day)\b/i],
  [
    'first-day',
    /\bfirst (?:student )?day (?:of|for) (?:school|classes|students|all students)\b|\bschool (?:begins|starts)\b/i,
  ],
  [
    'last-day',
    /\blast (?:student )?day (?:of|for) (?:school|classes|students|all students)\b|\bschool ends\b/i,
  ],
  [
    'no-students',
    /\b(?:professional (?:development|learning)|in-?service|teacher work ?day|staff (?:development|work)|records? day|conferences?[ ,:–-]+no school|student holiday|no students?)\b/i,
  ],
  ['break', /\b(?:break|recess|vacation)\b/i],
  [
    'holiday',
    /\b(?:holiday|labor day|memorial day|independence day|thanksgiving|christmas|new year'?s?|martin luther king|mlk|president'?s'? day|veterans'? day|columbus day|indigenous peoples|juneteenth|good friday|offices? closed|schools? closed|no school)\b/i,
  ],
]

/** Guesses what an event means for school, by its name. */
export function guessDayKind(name: string): GuessedKind {
  const plain = name.replaceAll('’', "'")
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
