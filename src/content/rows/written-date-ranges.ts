import { addDays } from '../../directory/time/local-time.js'
import { readWrittenDate } from './written-dates.js'

const dash = /[–—-]|\b(?:to|through|thru)\b/gi

/** Longer texts are no dates. */
const maxLength = 80

/**
 * Reads a day or several: `6/8/2026`, `11/26/2026 - 11/27/2026`, `11/26-11/27/2026`, `Nov 26-27, 2026`, `December 21, 2026 to
 * January 1, 2027`.
 * @returns first and last day, or null if it is not a range, or has no year
 */
export function readWrittenDates(written: string): { start: string; end: string } | null {
  const text = written.trim()
  if (text.length > maxLength) return null
  const single = readWrittenDate(text)
  if (single) return { start: single, end: single }
  for (const { 0: sign, index } of text.matchAll(dash)) {
    const [left, right] = [text.slice(0, index).trim(), text.slice(index + sign.length).trim()]
    const end = readWrittenDate(right) ?? readWrittenDate(`${monthOf(left)} ${right}`)
    const start = end && (readWrittenDate(left) ?? withYear(left, end))
    if (start && end && start <= end) return { start, end }
  }
  return null
}

/** A list of days goes on within weeks. Later, the year is anybody's guess. */
const maxDaysApart = 150

/** Reads the same without a year, in a list whose days are in order: `Nov 25-27` after `2026-10-23`. @returns null if it is too far from it */
export function readDatesAfter(written: string, before: string): { start: string; end: string } | null {
  const year = Number(before.slice(0, 4))
  const latest = addDays(before, maxDaysApart)
  for (const of of [year, year + 1]) {
    const found = readWrittenDates(`${written}, ${of}`) ?? readWrittenDates(`${written}/${of}`)
    if (found && found.start >= before && found.start <= latest) return found
  }
  return null
}

/** `Nov` of `Nov 26`, `Thu, Nov 26` */
const monthOf = (text: string) => /([A-Za-z]{3,9}\.?) \d{1,2}$/.exec(text)?.[1] ?? ''

/** The first day has the year of the last one, or the one before: `Nov 26`, `12/21`. */
function withYear(left: string, end: string): string | null {
  const year = Number(end.slice(0, 4))
  const read = (of: number) => readWrittenDate(`${left}, ${of}`) ?? readWrittenDate(`${left}/${of}`)
  const same = read(year)
  return same && same > end ? read(year - 1) : same
}
