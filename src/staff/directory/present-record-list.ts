import type { RecordCells } from '../../content/records/record-cells.js'
import type { DirectoryKind } from '../../content/records/record-kinds.js'
import { createRecordNames, type RecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'
import { awayText } from './present-record-form.js'
import { type ListQuery, uncheckedSince } from './read-record-filter.js'

export const rowsPerPage = 50

/** The inputs of a record list. */
export interface RecordListSources {
  kind: DirectoryKind
  query: ListQuery
  records: readonly StoredRecord[]
  total: number
  mayAdd: boolean
  /** The latest action, shown above the list; null for none. */
  done: string | null
  /** A problem with a bulk action; null for none. */
  problem: string | null
}

/** Headers of a list's columns, besides the name. */
const columns: Record<DirectoryKind, readonly string[]> = {
  district: [],
  schools: ['level', 'phone', 'grades'],
  offices: ['level', 'answers_for'],
  contacts: ['phone', 'hours', 'checked'],
  people: ['title', 'email', 'public'],
  posts: ['duty', 'position', 'away_from'],
  calendar: ['start', 'end', 'kind'],
  'crisis-lines': ['call', 'sms', 'level'],
  'outside-services': ['phone', 'website'],
  links: ['url', 'position'],
}

const unbroken: ReadonlySet<string> = new Set(['phone', 'call', 'sms', 'checked', 'start', 'end'])

export function presentRecordList(
  sources: RecordListSources,
  directory: DirectorySnapshot,
  speech: Speech,
  now: Date,
): Page {
  const { kind, query, records, total, mayAdd, done, problem } = sources
  const { t, code } = speech
  const names = createRecordNames(directory, speech)
  const isPlaced = kind === 'contacts' || kind === 'posts' || kind === 'people'
  const filtered = query.q || query.school || query.office || query.unchecked || query.away
  const model = {
    title: t(`recordKind.${kind}`),
    lead: t(`recordLead.${kind}`),
    action: recordPaths.list(kind, code),
    q: query.q,
    isPlaced,
    schools: isPlaced ? schoolOptions(directory, query.school, speech) : [],
    offices: isPlaced ? officeOptions(directory, query.office, names, speech) : [],
    hasUnchecked: kind === 'contacts',
    hasAway: kind === 'posts',
    unchecked: query.unchecked,
    away: query.away,
    clear: filtered ? recordPaths.list(kind, code) : null,
    found: t('records.found', { count: total }),
    empty: total === 0 ? t(filtered ? 'records.none' : 'records.noneYet') : null,
    headings: columns[kind].map((column) => t(`record.${kind}.${column}` as WordKey)),
    rows: records.map((record) => presentRow(record, sources, names, { directory, speech, now })),
    canSelect: kind === 'contacts' && records.length > 0,
    bulk: recordPaths.bulk(code),
    checked: recordPaths.checked(code),
    back: recordPaths.list(kind, code, queryOf(query)),
    add:
      mayAdd && kind !== 'posts' && kind !== 'links'
        ? { href: recordPaths.new(kind, code), label: t(`newRecord.${kind}` as WordKey) }
        : null,
    pager: presentPager(kind, query, total, speech),
    done,
    problems: problem ? [{ href: '#rows', message: problem }] : null,
  }
  return { view: 'staff/directory/list', model, status: problem ? 422 : 200 }
}

function presentRow(
  { id, cells }: StoredRecord,
  { kind }: RecordListSources,
  names: RecordNames,
  { directory, speech, now }: { directory: DirectorySnapshot; speech: Speech; now: Date },
) {
  const today = localDate(now, directory.district.timeZone)
  const name = names.record(kind, cells)
  return {
    id,
    name: withClosing(name, cells.closed_from ?? '', today, speech),
    href: recordPaths.one(kind, id, speech.code),
    select: speech.t('records.select', { name }),
    cells: columns[kind].map((column) => ({
      label: speech.t(`record.${kind}.${column}` as WordKey),
      text: cellShown(kind, column, cells, { speech, today }),
      // A number or date must not break across lines.
      whole: unbroken.has(column),
    })),
    isOld: kind === 'contacts' && (cells.checked ?? '') < uncheckedSince(now, directory.district.timeZone),
  }
}

/** A place with the day it closes, or that it has. @param from ISO date; empty for an open one */
function withClosing(name: string, from: string, today: string, { t, date }: Speech): string {
  if (from === '') return name
  return from <= today
    ? t('records.closed', { name })
    : t('records.closes', { name, date: date(from, 'year') })
}

function cellShown(
  kind: DirectoryKind,
  column: string,
  cells: RecordCells,
  { speech, today }: { speech: Speech; today: string },
): string {
  const value = cells[column] ?? cells[`${column}_${speech.code}`] ?? ''
  if (column === 'away_from') return awayText(cells, today, speech) ?? ''
  if (value === '') return ''
  switch (column) {
    case 'phone':
    case 'call':
    case 'sms':
      return [speech.phone(value), cells.ext && column === 'phone' ? `x${cells.ext}` : '']
        .filter(Boolean)
        .join(' ')
    case 'hours':
      return speech.hours(value).join('; ')
    case 'checked':
    case 'start':
    case 'end':
      return kind === 'schools' ? value : speech.date(value, 'year')
    case 'level':
    case 'public':
    case 'kind':
      return speech.t(`recordValue.${value}` as WordKey)
    default:
      return value
  }
}

function schoolOptions({ schools }: DirectorySnapshot, chosen: string, { t }: Speech) {
  const fixed = [
    { value: '', label: t('records.allSchools') },
    { value: '-', label: t('records.districtOnly') },
  ]
  return [...fixed, ...schools.map(({ slug, name }) => ({ value: slug, label: name }))].map((each) => ({
    ...each,
    chosen: each.value === chosen,
  }))
}

function officeOptions({ offices }: DirectorySnapshot, chosen: string, names: RecordNames, speech: Speech) {
  const order = new Intl.Collator(speech.code)
  const all = offices.map(({ id }) => ({ value: id, label: names.office(id) }))
  all.sort((a, b) => order.compare(a.label, b.label))
  return [{ value: '', label: speech.t('records.allOffices') }, ...all].map((each) => ({
    ...each,
    chosen: each.value === chosen,
  }))
}

/** The list's address. */
export function queryOf({ q, school, office, unchecked, away, page }: ListQuery): Record<string, string> {
  return {
    q,
    school,
    office,
    unchecked: unchecked ? 'yes' : '',
    away: away ? 'yes' : '',
    page: page > 1 ? String(page) : '',
  }
}

function presentPager(kind: DirectoryKind, query: ListQuery, total: number, { t, code }: Speech) {
  const pages = Math.ceil(total / rowsPerPage)
  if (pages < 2) return null
  const to = (page: number) =>
    page < 1 || page > pages ? null : recordPaths.list(kind, code, queryOf({ ...query, page }))
  return {
    previous: to(query.page - 1),
    next: to(query.page + 1),
    text: t('records.page', { page: query.page, pages }),
  }
}
