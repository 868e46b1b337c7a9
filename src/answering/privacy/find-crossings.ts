import { buildPattern } from '../../platform/text/build-pattern.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

const kind = '(?:\\s(?:[Ss]t|[Ss]treet|[Aa]ve|[Aa]venue|[Rr]d|[Rr]oad|[Bb]lvd|[Dd]r|[Ll]n)\\.?)?'
const counted = '\\d{1,3}(?:st|nd|rd|th)'
const own = "\\p{Lu}[\\p{L}'’]{2,20}(?:\\s(?:[A-Z](?![\\p{L}\\p{N}])|\\p{Lu}\\p{Ll}{2,20}))?"
const and = '\\s(?:and|y|con|&|/|at|@)\\s(?:la\\s)?'
/** "149th and Third": at least one is an ordinal. */
const oneCounted = buildPattern(
  `(?<![\\p{L}\\p{N}])(?:${counted}${kind}${and}(?:${own}|${counted})|${own}${and}${counted})${kind}(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "Tremont con Webster": only after a word for a stop or a corner. */
const bothNamed = buildPattern(
  `(?<![\\p{L}\\p{N}])(?:corner of|at|on|off|near|is|be|es|en|de|por|stop|parada|esquina)\\s(?:la\\s)?(${own}${and}${own})${kind}(?![\\p{L}\\p{N}])`,
  'gu',
)
const stops =
  /\b(?:stop|corner|block|parada|esquina|picks?|drops?|cross(?:es|ing|walk)?|cruce|intersection|bus stop)\b/iu
const namesJoined = /\p{L}\s(?:and|y|con|&|\/|at|@)\s(?:la\s)?\p{Lu}/u
const counts = /\d(?:st|nd|rd|th)/
const grades = /\b(?:grades?|graders?|grado)\b/iu

/** Street corners, recognized by capital letters and ordinals. */
export function findCrossings(text: string): Identifier[] {
  const first = !counts.test(text) || grades.test(text) ? [] : findAll(text, oneCounted, 'address')
  return namesJoined.test(text) && stops.test(text)
    ? [...first, ...findAll(text, bothNamed, 'address')]
    : first
}
