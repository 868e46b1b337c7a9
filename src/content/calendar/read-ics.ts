import ICAL from 'ical.js'
import { addDays, dayMs, localClock, localDate } from '../../directory/time/local-time.js'
import { Refusal } from '../../platform/language/refusal.js'
import { wording } from '../../platform/language/wording.js'
import { type GuessedKind, guessDayKind } from './guess-day-kind.js'

/** An event of a calendar file. */
export interface IcsEvent {
  name: string
  /** ISO dates, both included. */
  start: string
  end: string
  /** When it begins; null for a whole day. */
  from: string | null
  kind: GuessedKind
}

/** The events of a calendar file between two dates, in order. */
export interface IcsRead {
  events: IcsEvent[]
  /** Events that are left out because there are too many, or that cannot be read; a repeated one that is cut off counts once. */
  leftOut: number
}

/** Why a calendar file cannot be read. */
export class IcsFault extends Refusal {
  override name = 'IcsFault'
}

/** Of a file, in bytes: an export of ten years takes less. */
export const maxIcsBytes = 1024 * 1024
/** Events in a file. A school year has some hundred; an export of ten years, some thousand. */
const maxComponents = 3000
/** Events offered on the page, with repeated ones written out. */
export const maxIcsEvents = 300
/** Dates tried for all repeated events together: "every second, forever" ends here. */
const maxSteps = 20_000
/** Of an event's name, in characters; the rest is cut off. */
const maxName = 100

/**
 * Reads a calendar file (.ics). Repeated events are written out. An event of a day in another time zone falls on the district's date.
 * @param window events outside are left out
 * @throws {IcsFault} for anything that is not a calendar
 */
export function readIcs(text: string, timeZone: string, window: { from: string; until: string }): IcsRead {
  const calendars = parseCalendars(text)
  const parts = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
  if (parts.length > maxComponents)
    throw new IcsFault(wording('ics.tooMany', { has: parts.length, most: maxComponents }))
  const found: IcsEvent[] = []
  const budget = { steps: maxSteps }
  let leftOut = 0
  for (const [main, ...exceptions] of bySeries(parts)) {
    if (!main || isCanceled(main)) continue
    try {
      const event = new ICAL.Event(main, { strictExceptions: true, exceptions })
      for (const each of occurrences(event, window, budget)) {
        const read = readOne(each, timeZone)
        if (read && read.end >= window.from && read.start <= window.until) found.push(read)
      }
    } catch {
      // One broken or endless event of an otherwise good file.
      leftOut++
    }
  }
  const events = joinDays(found)
  return {
    events: events.slice(0, maxIcsEvents),
    leftOut: leftOut + Math.max(0, events.length - maxIcsEvents),
  }
}

const isCanceled = (part: ICAL.Component) => part.getFirstPropertyValue('status') === 'CANCELLED'

function parseCalendars(text: string): ICAL.Component[] {
  const plain = text.replace(/^\uFEFF/, '')
  if (!/^BEGIN:VCALENDAR\s*$/im.test(plain)) throw new IcsFault(wording('ics.notOne'))
  try {
    const parsed = ICAL.parse(plain) as unknown[]
    const all = (Array.isArray(parsed[0]) ? parsed : [parsed]) as ConstructorParameters<
      typeof ICAL.Component
    >[0][]
    return all.map((each) => new ICAL.Component(each))
  } catch (error) {
    throw new IcsFault(wording('ics.broken', { line: findBrokenLine(plain) }), {
      cause: error,
    })
  }
}

/** The first line that cannot be parsed on its own; an event that is not closed is noticed at the end. */
function findBrokenLine(text: string): number {
  const lines = text.trimEnd().split(/\r?\n/)
  const isProperty = (line: string) => /^[^ \t]/.test(line) && !/^(?:BEGIN|END):/i.test(line)
  const index = lines.findIndex((line, at) => isProperty(line) && !isReadable(unfold(lines, at)))
  return index < 0 ? lines.length : index + 1
}

/** A line with its continuations, which start with a space. */
function unfold(lines: readonly string[], at: number): string {
  let end = at + 1
  while (/^[ \t]/.test(lines[end] ?? '')) end++
  return lines
    .slice(at, end)
    .map((line, i) => (i === 0 ? line : line.slice(1)))
    .join('')
}

function isReadable(property: string): boolean {
  try {
    ICAL.parse.property(property)
    return true
  } catch {
    return false
  }
}

/** The components of each event: first the event itself, then its changed repetitions. */
function bySeries(parts: ICAL.Component[]): ICAL.Component[][] {
  const series = new Map<string, ICAL.Component[]>()
  for (const [index, part] of parts.entries()) {
    const uid = String(part.getFirstPropertyValue('uid') ?? `${index}`)
    const own = series.get(uid) ?? []
    series.set(uid, own)
    if (part.hasProperty('recurrence-id')) own.push(part)
    else own.unshift(part)
  }
  return [...series.values()]
}

interface Occurrence {
  name: string
  start: ICAL.Time
  end: ICAL.Time
}

/** @throws if the steps are used up */
function* occurrences(
  event: ICAL.Event,
  { from, until }: { from: string; until: string },
  budget: { steps: number },
): Generator<Occurrence> {
  const { summary: name, startDate: start, endDate: end } = event
  if (!start) return
  if (!event.isRecurring()) return yield { name, start, end }
  const iterator = event.iterator()
  // A rule that finds no date steps on by itself: years bound that, steps bound the rest.
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (dateText(next) > until) return
    if (budget.steps === 0) throw new Error('Too many repetitions')
    budget.steps--
    if (dateText(next) < addDays(from, -60)) continue
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    if (isCanceled(item.component)) continue
    yield { name: item.summary, start: startDate, end: endDate }
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const dateText = ({ year, month, day }: ICAL.Time) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

function readOne({ name: written, start, end }: Occurrence, timeZone: string): IcsEvent | null {
  const name = [...(written ?? '').replace(/\s+/g, ' ').trim()].slice(0, maxName).join('')
  if (name === '') return null
  if (start.isDate) {
    // The end of whole days is the day after.
    const last = end ? addDays(dateText(end), -1) : dateText(start)
    const from = dateText(start)
    return { name, start: from, end: laterOf(from, last), from: null, kind: guessDayKind(name) }
  }
  const { date, clock } = localOf(start, timeZone)
  const last = end ? localOf(end, timeZone) : { date, clock }
  // Until midnight is until the end of the day before.
  const until = last.clock === '00:00' && last.date > date ? addDays(last.date, -1) : last.date
  return { name, start: date, end: laterOf(date, until), from: clock, kind: guessDayKind(name) }
}

const laterOf = (a: string, b: string) => (a < b ? b : a)

/** A time without a zone is the district's own. */
function localOf(time: ICAL.Time, timeZone: string): { date: string; clock: string } {
  if (time.zone === ICAL.Timezone.localTimezone || time.zone?.tzid === 'floating')
    return { date: dateText(time), clock: `${two(time.hour)}:${two(time.minute)}` }
  const moment = time.toJSDate()
  const { minute } = localClock(moment, timeZone)
  return { date: localDate(moment, timeZone), clock: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}

/** Many calendars have one event for each day of a break: days in a row with one name are one event, over a weekend, too. */
function joinDays(events: IcsEvent[]): IcsEvent[] {
  const joined: IcsEvent[] = []
  const open = new Map<string, IcsEvent>()
  for (const event of events.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const before = open.get(event.name)
    const gap = before ? (Date.parse(event.start) - Date.parse(before.end)) / dayMs : Number.NaN
    const isNext = gap <= 1 || (gap <= 3 && new Date(event.start).getUTCDay() === 1)
    if (before && isNext && event.from === null && before.from === null && event.kind !== 'half-day') {
      if (event.end > before.end) before.end = event.end
      continue
    }
    const own = { ...event }
    joined.push(own)
    open.set(event.name, own)
  }
  return joined
}
