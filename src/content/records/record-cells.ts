import { createHash } from 'node:crypto'
import { describeKind, kindTables, type RecordKind } from './record-kinds.js'

/** A record as a row of its file: text cells by header. */
export type RecordCells = Record<string, string>

/** A validated row. */
export type CheckedRow = Record<string, unknown> & { words: Record<string, Record<string, unknown>> }

/** The headers of a kind's file: its columns, then its words by language. */
export function headersOf(kind: RecordKind, languages: readonly string[]): string[] {
  const { columns, words } = describeKind(kind)
  return [...Object.keys(columns), ...wordHeaders(Object.keys(words), languages)]
}

/** `name_en`, `name_es`, `text_en` … */
export function wordHeaders(words: readonly string[], languages: readonly string[]): string[] {
  return words.flatMap((word) => languages.map((lang) => `${word}_${lang}`))
}

/** A validated row as cells again, in one canonical form. */
export function cellsOfRow(kind: RecordKind, row: CheckedRow, languages: readonly string[]): RecordCells {
  const { columns, words } = describeKind(kind)
  const cells = Object.keys(columns).map((column) => [column, cellText(row[column], separatorIn(column))])
  const wordCells = Object.keys(words).flatMap((word) =>
    languages.map((lang) => [`${word}_${lang}`, cellText(row.words[lang]?.[word] ?? null)]),
  )
  return Object.fromEntries([...cells, ...wordCells])
}

/** Multi-word phrases, in rules. */
const phraseColumns = new Set(['any', 'all', 'none'])
const separatorIn = (column: string) => (phraseColumns.has(column) ? ' | ' : ' ')

/** The cell for a parsed value. */
function cellText(value: unknown, separator = ' '): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(separator)
  if (typeof value === 'object') return objectText(value as Record<string, unknown>)
  return String(value)
}

/** A rule's target: an office at a school, or a danger level with its kinds. */
function objectText({ office, school, level, kinds }: Record<string, unknown>): string {
  return office ? `${office}@${school}` : [level, ...(kinds as string[])].join(' ')
}

/** The unique key of a row within its kind. */
export function recordKey(kind: RecordKind, cells: RecordCells): string {
  return JSON.stringify(kindTables[kind].key.map((column) => cells[column] ?? ''))
}

/** The cells of a key. */
export function cellsOfKey(kind: RecordKind, key: string): RecordCells {
  const values = JSON.parse(key) as string[]
  return Object.fromEntries(kindTables[kind].key.map((column, index) => [column, values[index] ?? '']))
}

/** A record's version: equal cells, equal version. */
export function versionOf(cells: RecordCells): string {
  const said = Object.entries(cells).filter(([, value]) => value !== '')
  said.sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

/** Headers whose cells differ. */
export function differingHeaders(a: RecordCells, b: RecordCells): string[] {
  const headers = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...headers].filter((header) => (a[header] ?? '') !== (b[header] ?? ''))
}

/** A record's display name. */
export function recordName(kind: RecordKind, cells: RecordCells): string {
  const cell = (header: string) => cells[header] ?? ''
  const at = cell('school') ? `${cell('office')} @ ${cell('school')}` : cell('office')
  switch (kind) {
    case 'schools':
      return cell('name')
    case 'offices':
    case 'crisis-lines':
    case 'outside-services':
      return cell('name_en')
    case 'links':
      return cell('label_en')
    case 'contacts':
      return at
    case 'people':
      return `${cell('first_name')} ${cell('last_name')}`
    case 'posts':
      return `${cell('person')}: ${at}`
    case 'calendar':
      return `${cell('start')} ${cell('name_en')}`
    default:
      return kindTables[kind].key.map(cell).filter(Boolean).join(' · ')
  }
}
