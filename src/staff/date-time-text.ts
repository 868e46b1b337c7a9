import type { Speech } from '../platform/language/language.js'

/** A date and time on the district's clock. @param moment a date, or milliseconds since 1970 */
export function dateTimeText(moment: Date | number, timeZone: string, speech: Speech): string {
  const date = new Date(moment)
  return `${speech.dateAt(date, timeZone, 'year')}, ${speech.time(date, timeZone)}`
}
