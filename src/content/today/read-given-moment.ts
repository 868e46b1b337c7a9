import { minuteOf, momentAt } from '../../directory/time/local-time.js'
import type { GivenMoment } from './read-today-draft.js'

const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

/**
 * Reads a moment: `2026-11-27T15:00` on the district's clock, as browsers send it, or with an offset, as programs do.
 * @param text empty for the default
 */
export function readGivenMoment(text: string, timeZone: string): GivenMoment {
  if (text.trim() === '') return null
  const [whole, date = '', clock = '', offset] = written.exec(text.trim()) ?? []
  if (whole === undefined || !isDate(date) || Number.isNaN(Date.parse(`${date}T${clock}Z`)))
    return 'unreadable'
  const moment = offset ? new Date(whole.replace(' ', 'T')) : momentAt(date, minuteOf(clock), timeZone)
  return Number.isNaN(moment.getTime()) ? 'unreadable' : moment
}

/** False for February 30. */
function isDate(date: string): boolean {
  const moment = new Date(`${date}T00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
