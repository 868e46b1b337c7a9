import { clock } from '../../content/rows/cell-types.js'
import { dayText } from '../../content/rows/written-hours.js'
import { parseOpeningHours } from '../../directory/time/opening-hours.js'
import type { Speech } from '../../platform/language/language.js'

/** One weekday of the picker. */
interface PickedDay {
  day: string
  from: { id: string; label: string; value: string }
  to: { id: string; label: string; value: string }
}

/** Opening hours as a week of times, beside a field for hours that do not fit it. */
export interface HoursPicker {
  days: PickedDay[]
  /** Hours that the week cannot show, such as a lunch break; empty otherwise. */
  written: string
  /** The stored hours, to notice an unchanged week. */
  stored: { name: string; value: string }
}

const week = [0, 1, 2, 3, 4, 5, 6]
const [fromName, toName, storedName] = ['from', 'to', 'stored']

/** @param id of the field, such as `hours` @param value stored, or as just typed */
export function presentHoursPicker(id: string, value: string, speech: Speech): HoursPicker {
  const spans = daysOf(value)
  const names = new Intl.DateTimeFormat(speech.code, { weekday: 'long', timeZone: 'UTC' })
  const days = week.map((index) => {
    // January 5, 1970 was a Monday.
    const day = names.format(Date.UTC(1970, 0, 5 + index))
    const [from = '', to = ''] = spans?.[index] ?? []
    const part = (name: string, part: string) => ({ id: `${id}-${name}-${index}`, value: part })
    return {
      day,
      from: { ...part(fromName, from), label: speech.t('hoursPicker.opens', { day }) },
      to: { ...part(toName, to), label: speech.t('hoursPicker.closes', { day }) },
    }
  })
  return { days, written: spans ? '' : value, stored: { name: `${id}-${storedName}`, value } }
}

/**
 * The hours of a form. Hours written in the field count instead of the week.
 * @param id of the field
 * @returns as stored: `Mo-Fr 07:30-16:00`; a faulty day ends in a mark: `Tu 08:00-?`
 */
export function readHoursPicker(id: string, body: unknown): string {
  const given = (body ?? {}) as Record<string, unknown>
  const text = (name: string) => (typeof given[name] === 'string' ? String(given[name]).trim() : '')
  const written = text(id)
  if (written !== '') return written
  const time = (name: string, index: number) => {
    const typed = text(`${id}-${name}-${index}`)
    return clock.safeParse(typed).data ?? typed
  }
  const picked = week.map((index) => {
    const [from, to] = [time(fromName, index), time(toName, index)]
    if (!from && !to) return ''
    return from && from < to ? `${from}-${to}` : `${from}-${to}?`
  })
  const stored = text(`${id}-${storedName}`)
  const same = daysOf(stored)?.every((span, index) => span.join('-') === picked[index])
  return same ? stored : weekText(picked)
}

/** `Mo-Th 08:00-16:30; Fr 08:00-15:00` @param picked the span of each day; empty for closed */
function weekText(picked: readonly string[]): string {
  const spans = [...new Set(picked.filter(Boolean))]
  const daysWith = (span: string) => week.filter((index) => picked[index] === span)
  return spans.map((span) => `${dayText(daysWith(span))} ${span}`).join('; ')
}

/** The one span of each day, empty for closed days; null for hours that need more. */
function daysOf(written: string): string[][] | null {
  if (written === '') return week.map(() => [])
  if (written === '24/7') return null
  const parsed = parseOpeningHours(written)
  if (!parsed) return halfDaysOf(written)
  if (parsed.some((spans) => spans.length > 1)) return null
  const text = (minutes: number) =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  // A time field has no 24:00.
  if (parsed.some(([span]) => span?.[1] === 1440)) return null
  return parsed.map(([span]) => (span ? span.map(text) : []))
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** A week as picked with a fault, so that nothing is typed twice; null for anything else. */
function halfDaysOf(written: string): string[][] | null {
  const picked: string[][] = week.map(() => [])
  for (const rule of written.split('; ')) {
    const [, days = '', from = '', to = ''] = /^([A-Za-z,-]+) ([^-]*)-([^-?]*)\??$/.exec(rule) ?? []
    for (const span of days.split(',')) {
      const [first, last = first] = span.split('-').map((name) => dayNames.indexOf(name))
      if (first === undefined || last === undefined || first < 0 || last < 0) return null
      for (let day = first; day <= last; day++) picked[day] = [from, to]
    }
  }
  const isTime = (part: string) => part === '' || /^\d\d:\d\d$/.test(part)
  return picked.flat().every(isTime) ? picked : null
}
