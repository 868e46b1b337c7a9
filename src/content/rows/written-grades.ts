import { monthNumber } from './written-dates.js'

/**
 * Reads grades: `Grades 6–8`, `PreK to 5`, `9th - 12th`, `Kindergarten`, and what Excel makes of 6-8: `8-Jun`, or the 8th of
 * June of its year.
 * @returns `6-8`, or null for anything else
 */
export function readWrittenGrades(written: string): string | null {
  const text = written.trim().toLowerCase().split(/\s+/).join(' ')
  return gradesOfDate(text) ?? gradesOfWords(text)
}

/** Excel reads `6-8` as a month and a day. Only a first grade before the last can have been meant. */
function gradesOfDate(text: string): string | null {
  const [, dayFirst, name] = /^(\d{1,2})-([a-z]{3})(?:-\d{2}|-\d{4})?$/.exec(text) ?? []
  const [, isoMonth, isoDay] = /^\d{4}-(\d{2})-(\d{2})(?:t.*)?$/.exec(text) ?? []
  const [, usMonth, usDay] = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}$/.exec(text) ?? []
  const month = name ? monthNumber(name) : Number(isoMonth ?? usMonth)
  const day = Number(dayFirst ?? isoDay ?? usDay)
  return month && month < day && day <= 12 ? `${month}-${day}` : null
}

/** The same for bus routes: Excel makes `20-Jan` of 1-20. @returns null for anything else */
export function readWrittenRoutes(written: string): string | null {
  const [, day, name] = /^(\d{1,2})-([a-z]{3})$/.exec(written.trim().toLowerCase()) ?? []
  const month = monthNumber(name ?? '')
  return month && month < Number(day) ? `${month}-${day}` : null
}

function gradesOfWords(text: string): string | null {
  const plain = text
    .replace(/^gr(?:ades?|\.)? /, '')
    .replaceAll(/\bpre[- ]?k(?:indergarten)?\b|\bpreschool\b/g, 'PK')
    .replaceAll(/\bkindergarten\b|\bkg?\b/g, 'K')
    .replaceAll(/\bpk\b/g, 'PK')
    .replaceAll(/\b0?(\d{1,2})(?:st|nd|rd|th)?\b/g, '$1')
    .replaceAll(/ ?(?:[-–—]|\bto\b|\bthrough\b|\bthru\b) ?/g, '-')
    .replaceAll(/ ?(?:,|;|&|\band\b) ?/g, ',')
    .replace(/ grades?$/, '')
  return /^[PK\d,-]+$/.test(plain) ? plain : null
}
