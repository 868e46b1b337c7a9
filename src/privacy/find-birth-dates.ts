import { buildPattern } from '../build-pattern.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|ene|abr|ago|set|dic)'
const day = '\\d{1,2}(?:st|nd|rd|th|ro|º)?'
const year = "(?:(?:19|20)\\d\\d|'?\\d\\d)"
const pattern = (source: string) =>
  buildPattern(`(?<![\\p{L}\\p{N}/.-])(?:${source})(?![\\p{L}\\p{N}/-])`, 'giu')

const written = pattern(
  [
    `${months}\\.?\\s+${day}(?:(?:\\s*,)?\\s*(?:of\\s+|del?\\s+)?${year})?`,
    `${day}\\s+(?:of\\s+|de\\s+)?${months}\\.?(?:(?:\\s*,)?\\s*(?:of\\s+|del?\\s+)?${year})?`,
    `${day}[-/.]${months}[-/.]${year}`,
    `${months}\\.?,?\\s+(?:of\\s+|del?\\s+)?(?:19|20)\\d\\d`,
  ].join('|'),
)
const inDigits = pattern(
  '(?:19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:(?:19|20)\\d\\d|\\d\\d)',
)
const noYear = pattern('\\d{1,2}[/-]\\d{1,2}')
const runTogether = pattern('\\d{6}|\\d{8}')

/** Ends right before a date that is then a day of birth. */
const bornCue =
  /(?:\bd\.?\s?o\.?\s?b\b|\bborn\b|\bbirth\s?-?\s?(?:day|date)|\bdate of birth\b|\bb-?day\b|\bnaci(?:[oó]|da|do|mos)\b|\bnacimiento\b|\bnac\b|\bcumple(?:a[nñ]os)?\b|\bf\.?\s?d\.?\s?n\b|\bturn(?:s|ed|ing)? (?:\d+|three|four|five|six|seven)\b|\bcumpl\p{L}* (?:\d+|tres|cuatro|cinco|seis|siete)\b)[^\n.;!?]{0,24}$/iu

/** A child at school was born so many years ago, or more: who writes on such a day writes of a birth. */
const youngest = 3

/** Days of birth: dates after "born", "DOB" and the like, and whole dates long past. */
export function findBirthDates(text: string, thisYear: number): Identifier[] {
  if (!/\d/.test(text)) return []
  const dates = [...findAll(text, written, 'birth date'), ...findAll(text, inDigits, 'birth date')]
  const cuedOnly = [...findAll(text, noYear, 'birth date'), ...findAll(text, runTogether, 'birth date')]
  return [
    ...dates.filter((date) => isCued(text, date) || isLongPast(text.slice(date.from, date.to), thisYear)),
    // "born 3/4/2015, id 483920": the second is another's.
    ...cuedOnly.filter(
      (date) => isCued(text, date) && !/[\d,]/.test(text.slice(Math.max(0, date.from - 16), date.from)),
    ),
  ]
}

function isCued(text: string, { from }: Identifier): boolean {
  // "DOB: 3/4/15 or so 2015." The full stop of an abbreviation before the date ends no sentence.
  return bornCue.test(text.slice(Math.max(0, from - 48), from).replace(/\b(nac|dob|d\.o\.b)\./giu, '$1'))
}

function isLongPast(date: string, thisYear: number): boolean {
  const full = /(?:19|20)\d\d/.exec(date)
  if (full) return Number(full[0]) <= thisYear - youngest
  const short = /[-/.\s'](\d\d)$/.exec(date)
  if (!short || !/[-/.]/.test(date)) return false
  const past = Number(short[1]) + (Number(short[1]) > thisYear % 100 ? 1900 : 2000)
  return past <= thisYear - youngest
}
