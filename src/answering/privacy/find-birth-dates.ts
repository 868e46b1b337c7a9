import {
  dateInDigits,
  dateRunTogether,
  dayInDigits,
  maskMonths,
  spokenDate,
  writtenDate,
} from './date-patterns.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

const bornWord = /\bd\.?\s?o\.?\s?b\b|born|birth|\bb-?day|na[cs]i|\bnac\b|cumpl|\bf\.?\s?d\.?\s?n\b|\bturn/iu

/** Just before a date: marks it as a birth date. */
const bornCue =
  /(?:\bd\.?\s?o\.?\s?b\b|\bborn\b|\bbirth\s?-?\s?(?:day|date)|\bdate of birth\b|\bb-?day\b|\bna[cs](?:i[oó]|[ií]|id[oa]s?|imos|ieron)(?!\p{L})|\bna[cs]imiento\b|\bnac\b|\bcumple?\p{L}{0,8}(?!\p{L})|\bbirthdate\b|\bbirthday\b|\bf\.?\s?d\.?\s?n\b|\bturn(?:s|ed|ing)? (?:\d+|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\b|\bcumpl\p{L}* (?:\d+|tres|cuatro|cinco|seis|siete)\b)[^\n.;!?]{0,40}$/iu

/** Just after a date: "3/4 is his birthday", "May 4 he turns six". */
const bornBehind =
  /^[^\n.;!?\d]{0,20}(?:\bbirth\s?-?\s?(?:day|date)|\bb-?day\b|\bd\.?o\.?b\b|\bcumple|\bturns (?:\d|three|four|five|six|seven)|\bnacimiento\b|\bbabies\b)/iu

/** Schoolchildren are at least this old, in years: a full date that long ago is a birth date. */
const minAge = 3

const saidYear = /\b(?:thousand|twenty|mil)\b/i
/** A year in words, long past. */
const longPastSaid =
  /(?:two thousand(?: and)?(?! twenty)|twenty[\s-](?:oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[\s-](?:one|two))?$)|mil (?!veinti(?:tr[eé]s|cuatro|cinco|s[eé]is|siete)))/i

/** Birth dates: dates next to "born", "DOB" and the like, and full dates from long ago. */
export function findBirthDates(text: string, thisYear: number): Identifier[] {
  const isCuedText = bornWord.test(text)
  if (!isCuedText && !/\d/.test(text)) return []
  const masked = maskMonths(text)
  const dates = [...findAll(masked, writtenDate, 'birth date'), ...findAll(text, dateInDigits, 'birth date')]
  const cuedOnly = isCuedText
    ? [...findAll(text, dayInDigits, 'birth date'), ...findAll(text, dateRunTogether, 'birth date')]
    : []
  const said = isCuedText || saidYear.test(text) ? findAll(masked, spokenDate, 'birth date') : []
  return [
    ...dates.filter((date) => isCued(text, date) || isLongPast(text.slice(date.from, date.to), thisYear)),
    ...said.filter((date) => isCued(text, date) || longPastSaid.test(text.slice(date.from, date.to))),
    // "born 3/4/2015, id 483920": the second number is something else.
    ...cuedOnly.filter(
      (date) => isCued(text, date) && !/[\d,]/.test(text.slice(Math.max(0, date.from - 16), date.from)),
    ),
  ]
}

function isCued(text: string, { from, to }: Identifier): boolean {
  // "DOB: 3/4/15 or so 2015." The period of an abbreviation does not end the sentence.
  return (
    bornCue.test(text.slice(Math.max(0, from - 64), from).replace(/\b(nac|dob|d\.o\.b)\./giu, '$1')) ||
    bornBehind.test(text.slice(to, to + 40))
  )
}

function isLongPast(date: string, thisYear: number): boolean {
  const full = /(?:19|20)\d\d/.exec(date)
  if (full) return Number(full[0]) <= thisYear - minAge
  const short = /[-/.\s'’](\d\d)$/.exec(date)
  if (!short || !/[-/.'’]|\bdel?\s\d\d$/.test(date)) return false
  const past = Number(short[1]) + (Number(short[1]) > (thisYear % 100) + 3 ? 1900 : 2000)
  return past <= thisYear - minAge
}
