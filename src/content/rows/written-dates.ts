import { dayMs } from '../../directory/time/local-time.js'

/** Dates as people and spreadsheets write them. Each reader returns null for anything it would have to guess. */

const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
]

/** Day 0 of Excel's numbers for days. It counts a February 29, 1900, that never was; later days are right. */
const excelEpoch = Date.UTC(1899, 11, 30)

/** The years 2000 to 2099: other numbers of five digits are no days of a school. */
const [firstSerial, lastSerial] = [36_526, 73_050]

/**
 * Reads a date: `6/8/2026` and `06-08-26` are June 8, 2026, as written in the United States; `June 8, 2026`, `8-Jun-26`, and
 * Excel's number of the day are fine, too.
 * @returns `2026-06-08`, or null if not a date, or if it has no year
 */
export function readWrittenDate(written: string): string | null {
  const text = written.trim()
  return fromYearFirst(text) ?? fromUsNumbers(text) ?? fromMonthName(text) ?? fromSerial(text)
}

/** `2026-6-8`, `2026/06/08`, also with a time after it that is midnight */
function fromYearFirst(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text) ?? []
  return year && month && day ? existing(Number(year), Number(month), Number(day)) : null
}

function fromUsNumbers(text: string): string | null {
  const [, month, , day, year] =
    /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?: 0?0:00(?::00)?| 12:00(?::00)? AM)?$/i.exec(text) ?? []
  return month && day && year ? existing(fullYear(year), Number(month), Number(day)) : null
}

/** `June 8, 2026`, `Jun 8 2026`, `8 June 2026`, `8-Jun-26`, also after the name of a weekday */
function fromMonthName(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[., ]+/, '')
  const [, name, day, year] = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain) ?? []
  const [, dayFirst, nameAfter, yearAfter] =
    /^(\d{1,2})[- ]([a-z]{3,9})\.?[-, ]+(\d{4}|\d{2})$/.exec(plain) ?? []
  const month = monthNumber(name ?? nameAfter ?? '')
  const at = Number(day ?? dayFirst)
  const on = year ?? yearAfter
  return month && on ? existing(fullYear(on), month, at) : null
}

function fromSerial(text: string): string | null {
  const serial = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : 0
  if (serial < firstSerial || serial > lastSerial) return null
  return new Date(excelEpoch + serial * dayMs).toISOString().slice(0, 10)
}

/** @returns 1 to 12, or null. @param name `jun`, `june`, `sept` */
export function monthNumber(name: string): number | null {
  const index = monthNames.findIndex((each) => each === name || each.slice(0, 3) === name)
  return name === 'sept' ? 9 : index + 1 || null
}

const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year))

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2200
  return isReal ? date.toISOString().slice(0, 10) : null
}
