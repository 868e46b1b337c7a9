import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { RecordCells } from '../records/record-cells.js'
import { type DirectoryKind, describeKind } from '../records/record-kinds.js'

/** Something wrong in a file of answers, with its place: `schools 2, zip`. */
export interface AnswerFault {
  place: string
  fault: Wording
}

/** One row of the answers: a record in the making. */
export interface AnswerRow {
  kind: DirectoryKind
  place: string
  cells: RecordCells
}

/** The answers of a setup, read but not yet checked against each other. */
export interface Answers {
  admin: { name: string; email: string } | null
  /** In an order in which each may refer to the ones before. */
  rows: AnswerRow[]
  /** By id or role: the district's name for an office, and the office that does its work. */
  offices: Map<string, RecordCells>
  /** The name of the logo's file, next to the answers; null for none. */
  logo: string | null
}

/** The lists of records, by their name in the file, in the order of their references. */
const lists = {
  schools: 'schools',
  own_offices: 'offices',
  contacts: 'contacts',
  people: 'people',
  posts: 'posts',
  crisis_lines: 'crisis-lines',
  calendar: 'calendar',
} as const satisfies Record<string, DirectoryKind>

const sections = ['admin', 'district', 'offices', ...Object.keys(lists)]
const officeFields = ['name_en', 'name_es', 'answered_by']

/** Cells that a file may leave out, with their defaults. */
const usual: Partial<Record<DirectoryKind, RecordCells>> = {
  schools: { languages: 'en', students: '0' },
  contacts: { languages: 'en', reply_days: '2', messages: 'no' },
  people: { languages: 'en', public: 'yes' },
  posts: { position: '1' },
  'crisis-lines': { level: 'both', languages: 'en', position: '50' },
}

type Json = Record<string, unknown>

/**
 * Reads a file of answers: JSON, in which comments and trailing commas are fine. Rows have the columns of the district's
 * files; those left out are empty, or as usual.
 * @param faults receives everything that cannot be read, with its place
 */
export function readAnswers(written: string, faults: AnswerFault[]): Answers {
  const answers: Answers = { admin: null, rows: [], offices: new Map(), logo: null }
  const whole = parseJson(written, faults)
  if (!whole) return answers
  refuseOthers(whole, sections, '', faults)
  answers.admin = readAdmin(whole.admin, faults)
  readDistrict(whole.district, answers, faults)
  for (const [name, cells] of entriesOf(whole.offices, 'offices', faults)) {
    const place = `offices, ${name}`
    const row = cellsOf(cells, place, faults)
    if (!row) continue
    refuseOthers(row, officeFields, place, faults)
    answers.offices.set(name, row)
  }
  for (const [name, kind] of Object.entries(lists)) readList(name, kind, whole[name], { answers, faults })
  return answers
}

function parseJson(written: string, faults: AnswerFault[]): Json | null {
  const errors: ParseError[] = []
  const text = written.replace(/^\uFEFF/, '')
  const whole = parse(text, errors, { allowTrailingComma: true }) as unknown
  const [first] = errors
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length
    faults.push({
      place: '',
      fault: wording('answers.notJson', { line, code: printParseErrorCode(first.error) }),
    })
    return null
  }
  if (isGroup(whole)) return whole
  faults.push({ place: '', fault: wording('answers.notGroup') })
  return null
}

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readAdmin(given: unknown, faults: AnswerFault[]): Answers['admin'] {
  if (given === undefined) return null
  const row = cellsOf(given, 'admin', faults)
  if (!row) return null
  if ('password' in row) faults.push({ place: 'admin', fault: wording('answers.password') })
  const { password: _never, ...others } = row
  refuseOthers(others, ['name', 'email'], 'admin', faults)
  return { name: row.name ?? '', email: row.email ?? '' }
}

function readDistrict(given: unknown, answers: Answers, faults: AnswerFault[]): void {
  for (const [setting, value] of entriesOf(given, 'district', faults)) {
    const place = `district, ${setting}`
    const text = textOf(value)
    if (text === null) faults.push({ place, fault: wording('answers.notText') })
    else if (setting === 'logo') answers.logo = text
    else answers.rows.push({ kind: 'district', place, cells: { setting, value: text } })
  }
}

function entriesOf(given: unknown, place: string, faults: AnswerFault[]): [string, unknown][] {
  if (given === undefined) return []
  if (isGroup(given)) return Object.entries(given)
  faults.push({ place, fault: wording('answers.notGroup') })
  return []
}

function readList(
  name: string,
  kind: DirectoryKind,
  given: unknown,
  { answers, faults }: { answers: Answers; faults: AnswerFault[] },
): void {
  if (given === undefined) return
  if (!Array.isArray(given)) return void faults.push({ place: name, fault: wording('answers.notList') })
  const { columns, words } = describeKind(kind)
  const headers = [...Object.keys(columns), ...Object.keys(words).map((word) => `${word}_en`)]
  const isKnown = (header: string) => header in columns || header.replace(/_[a-z]{2,3}$/, '') in words
  for (const [index, each] of given.entries()) {
    const place = `${name} ${index + 1}`
    const row = cellsOf(each, place, faults)
    if (!row) continue
    refuseOthers(row, [...headers, ...Object.keys(row).filter(isKnown)], place, faults, headers)
    // A contact is checked today, which depends on the district's time zone.
    const unset = headers.filter((header) => header !== 'checked')
    const empty = Object.fromEntries(unset.map((header) => [header, '']))
    answers.rows.push({ kind, place, cells: { ...empty, ...usual[kind], ...row } })
  }
}

/** A row of texts; numbers, yes and no, and lists are written as in the district's files. */
function cellsOf(given: unknown, place: string, faults: AnswerFault[]): RecordCells | null {
  if (!isGroup(given)) {
    faults.push({ place, fault: wording('answers.notGroup') })
    return null
  }
  const cells: RecordCells = {}
  for (const [name, value] of Object.entries(given)) {
    const text = textOf(value)
    if (text === null) faults.push({ place: `${place}, ${name}`, fault: wording('answers.notText') })
    else cells[name] = text
  }
  return cells
}

function textOf(value: unknown): string | null {
  if (value === null) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(' ') : null
}

function refuseOthers(
  row: Json,
  known: readonly string[],
  place: string,
  faults: AnswerFault[],
  named: readonly string[] = known,
): void {
  for (const name of Object.keys(row))
    if (!known.includes(name))
      faults.push({ place, fault: wording('answers.unknown', { name, list: named.join(', ') }) })
}
