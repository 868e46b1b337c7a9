import { maxIcsBytes } from '../../content/calendar/read-ics.js'
import { recordPaths } from '../../paths/record-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'
import { sayFault } from '../directory/say-fault.js'

/** An event of the file, on its way to the calendar. */
export interface CalendarRow {
  name: string
  /** ISO dates, as read or as sent. */
  start: string
  end: string
  /** Empty for an event that changes no day of school. */
  kind: string
  closes: string
  /** The calendar has this day already. */
  isThere: boolean
  isUsed: boolean
  faults: RowFault[]
}

/** The data of the page of a calendar file. */
export interface CalendarSources {
  /** None before a file is read. */
  rows?: CalendarRow[]
  /** Number of events that are not shown. */
  leftOut?: number
  /** Why the file or the form was refused, as a sentence. */
  problem?: string
}

const kinds = ['holiday', 'break', 'no-students', 'half-day', 'first-day', 'last-day']

/** The upload of a calendar file; with rows, its events to pick from, likely days off first. */
export function presentCalendar({ rows, leftOut = 0, problem }: CalendarSources, speech: Speech): Page {
  const { t, code } = speech
  const shown = rows?.map((row, index) => ({
    ...presentRow(row, index, speech),
    isGuessed: row.kind !== '' || row.isUsed,
  }))
  const problems = [
    ...(problem ? [{ href: rows ? '#use-0' : '#file', message: problem }] : []),
    ...(shown ?? []).flatMap((row) => row.problems.map((message) => ({ href: `#${row.use.id}`, message }))),
  ]
  const groups = shown && [
    { title: t('ics.days'), lead: t('ics.daysLead'), rows: shown.filter((row) => row.isGuessed) },
    { title: t('ics.others'), lead: t('ics.othersLead'), rows: shown.filter((row) => !row.isGuessed) },
  ]
  const model = {
    title: t('ics.title'),
    action: setupPaths.calendar(code),
    save: setupPaths.saveCalendar(code),
    hint: t('ics.hint', { size: maxIcsBytes / 1024 / 1024 }),
    problems: problems.length > 0 ? problems : null,
    groups: groups?.filter(({ rows }) => rows.length > 0) ?? null,
    leftOut: leftOut > 0 ? t('ics.leftOut', { count: leftOut }) : null,
    type: recordPaths.new('calendar', code),
  }
  return { view: 'staff/setup/calendar', model, status: problems.length > 0 ? 422 : 200 }
}

function presentRow(row: CalendarRow, index: number, speech: Speech) {
  const { t } = speech
  const field = (name: string, value: string) => ({ id: `${name}-${index}`, value })
  const days = row.start === row.end ? [row.start] : [row.start, row.end]
  return {
    name: row.name,
    when: days.map((day) => sayDay(day, speech)).join(' – '),
    isThere: row.isThere,
    use: { id: `use-${index}`, checked: row.isUsed, label: t('ics.use', { name: row.name }) },
    hidden: [field('name', row.name), field('start', row.start), field('end', row.end)],
    kind: {
      id: `kind-${index}`,
      label: t('ics.kindOf', { name: row.name }),
      options: ['', ...kinds].map((value) => ({
        value,
        label: value ? t(`recordValue.${value}` as WordKey) : t('ics.noKind'),
        chosen: value === row.kind,
      })),
    },
    closes: { ...field('closes', row.closes), label: t('ics.closesOf', { name: row.name }) },
    problems: row.faults.map((fault) => {
      const label = t(fault.column === 'closes' ? 'record.calendar.closes' : 'ics.kind')
      return `${row.name}: ${sayFault(fault, 'calendar', label, speech)}`
    }),
  }
}

/** A date that a browser sent back may be anything. */
function sayDay(day: string, speech: Speech): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? speech.date(day, 'year') : day
}
