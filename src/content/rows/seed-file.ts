import { z } from 'zod'
import type { CsvTable } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording, wordingOf } from '../../platform/language/wording.js'
import { language, maybe } from './cell-types.js'

export type Cells = Record<string, z.ZodType<unknown, string>>
export type Values<C extends Cells> = { [K in keyof C]: z.output<C[K]> }

/** A row's location, for faults. */
export interface RowLocation {
  file: string
  line: number
}

/** The format of a seed file: its columns, and its columns of words, one per language (`name_en`, `name_es`). */
export interface SeedFile<C extends Cells, W extends Cells> {
  columns: C
  words: W
  /** Columns that a file may lack: their cells are then empty. */
  optional: readonly string[]
  /** Brings a valid row, whose columns depend on each other, into the form that is stored. */
  tidy?(row: Values<C>): Values<C>
}

/** A validated row of a seed file. English words are required. */
export type SeedRow<C extends Cells, W extends Cells = Record<never, never>> = Values<C> & {
  at: RowLocation
  words: { en: Values<W> } & Record<string, Values<W>>
}

export type RowOf<F> = F extends SeedFile<infer C, infer W> ? SeedRow<C, W> : never

/** Describes a seed file. */
export function seedFile<C extends Cells, W extends Cells = Record<never, never>>(
  columns: C,
  words: W = {} as W,
  optional: readonly string[] = [],
  tidy?: (row: Values<C>) => Values<C>,
): SeedFile<C, W> {
  return { columns, words, optional, ...(tidy ? { tidy } : {}) }
}

/** Validates every row of a table. Faulty rows are reported in `faults`, and left out. */
export function checkRows<C extends Cells, W extends Cells>(
  description: SeedFile<C, W>,
  table: CsvTable,
  file: string,
  faults: RowFault[],
): SeedRow<C, W>[] {
  const headerFaults = checkHeaders(description, table.headers, file)
  faults.push(...headerFaults)
  if (headerFaults.length > 0) return []
  const languages = languagesOf(description.words, table.headers)
  const schema = schemaFor(description, languages)
  const rows: SeedRow<C, W>[] = []
  for (const { line, cells } of table.rows) {
    const given = Object.fromEntries(table.headers.map((header, i) => [header, cells[i] ?? '']))
    for (const column of description.optional) given[column] ??= ''
    const result = schema.safeParse(given)
    const at = { file, line }
    const bad = result.success
      ? missingWords(description.words, languages, result.data, at)
      : result.error.issues.map((issue) => cellFault(given, String(issue.path[0]), wordingOf(issue), at))
    faults.push(...bad)
    if (result.success && bad.length === 0) rows.push(rowOf(description, languages, result.data, at))
  }
  return rows
}

function cellFault(
  given: Record<string, string>,
  column: string,
  reason: Wording,
  at: RowLocation,
): RowFault {
  const value = given[column]?.trim() ?? ''
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value
  return { ...at, column, ...(value === '' ? reason : wording('fault.given', { reason, value: shown })) }
}

function checkHeaders(description: SeedFile<Cells, Cells>, headers: string[], file: string): RowFault[] {
  const { columns, words } = description
  const fault = (column: string, reason: Wording): RowFault => ({ file, line: 1, column, ...reason })
  const known = [...Object.keys(columns), ...Object.keys(words).map((word) => `${word}_en`)]
  const list = known.join(', ')
  const missing = neededHeaders(description).filter((header) => !headers.includes(header))
  const unknown = headers.filter((header) => !known.includes(header) && !isTranslation(words, header))
  const twice = headers.filter((header, index) => headers.indexOf(header) !== index)
  const halves = languagesOf(words, headers).flatMap((lang) =>
    Object.keys(words)
      .map((word) => `${word}_${lang}`)
      .filter((header) => lang !== 'en' && !headers.includes(header)),
  )
  return [
    ...[...missing, ...halves].map((header) => fault(header, wording('fault.columnMissing'))),
    ...unknown.map((header) => fault(header, wording('fault.columnUnknown', { list }))),
    ...twice.map((header) => fault(header, wording('fault.columnTwice'))),
  ]
}

/** The headers that a file must have. */
export function neededHeaders({ columns, words, optional }: SeedFile<Cells, Cells>): string[] {
  const needed = Object.keys(columns).filter((column) => !optional.includes(column))
  return [...needed, ...Object.keys(words).map((word) => `${word}_en`)]
}

function isTranslation(words: Cells, header: string): boolean {
  return Object.keys(words).some(
    (word) => header.startsWith(`${word}_`) && language.safeParse(header.slice(word.length + 1)).success,
  )
}

function languagesOf(words: Cells, headers: string[]): string[] {
  const found = Object.keys(words).flatMap((word) =>
    headers
      .filter((header) => header.startsWith(`${word}_`))
      .map((header) => header.slice(word.length + 1))
      .filter((tag) => language.safeParse(tag).success),
  )
  return [...new Set(['en', ...found])]
}

const schemas = new WeakMap<SeedFile<Cells, Cells>, Map<string, z.ZodObject<Cells>>>()

/** Zod compiles a schema on first use: create it once. */
function schemaFor(description: SeedFile<Cells, Cells>, languages: string[]): z.ZodObject<Cells> {
  const made = schemas.get(description) ?? new Map<string, z.ZodObject<Cells>>()
  schemas.set(description, made)
  const key = languages.join()
  const schema = made.get(key) ?? z.object(cellsFor(description, languages))
  made.set(key, schema)
  return schema
}

/** A schema for each column; translations are optional. */
function cellsFor({ columns, words }: SeedFile<Cells, Cells>, languages: string[]): Cells {
  const translated = languages.flatMap((lang) =>
    Object.entries(words).map(([word, cell]) => [`${word}_${lang}`, lang === 'en' ? cell : maybe(cell)]),
  )
  return { ...columns, ...Object.fromEntries(translated) }
}

type Data = Record<string, unknown>

/** A translation must be complete or empty. */
function missingWords(words: Cells, languages: string[], data: Data, at: RowLocation): RowFault[] {
  const required = Object.keys(words).filter((word) => !words[word]?.safeParse('').success)
  return languages.flatMap((lang) => {
    const empty = required.filter((word) => data[`${word}_${lang}`] === null)
    if (!hasWords(words, lang, data)) return []
    return empty.map((word) => ({
      ...at,
      column: `${word}_${lang}`,
      ...wording('fault.halfTranslation', { lang }),
    }))
  })
}

function hasWords(words: Cells, lang: string, data: Data): boolean {
  return Object.keys(words).some((word) => data[`${word}_${lang}`] !== null)
}

function rowOf<C extends Cells, W extends Cells>(
  { columns, words, tidy = (row) => row }: SeedFile<C, W>,
  languages: string[],
  data: Data,
  at: RowLocation,
): SeedRow<C, W> {
  const there = languages.filter((lang) => lang === 'en' || hasWords(words, lang, data))
  const wordsIn = (lang: string) =>
    Object.fromEntries(Object.keys(words).map((word) => [word, data[`${word}_${lang}`]]))
  return {
    ...tidy(Object.fromEntries(Object.keys(columns).map((column) => [column, data[column]])) as Values<C>),
    at,
    words: Object.fromEntries(there.map((lang) => [lang, wordsIn(lang)])),
  } as SeedRow<C, W>
}
