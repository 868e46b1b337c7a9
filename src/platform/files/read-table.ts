import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import { type Wording, wording } from '../language/wording.js'
import { allMatches } from '../text/all-matches.js'
import { type CsvTable, maxRowLength, quoteFault, unescapeFormula } from './csv.js'
import { type CsvDelimiter, detectDelimiter } from './csv-delimiter.js'
import type { RowFault } from './row-fault.js'
import { decodeFile, detectEncoding, type TextEncoding } from './text-encoding.js'
import type { ImportFile } from './uploaded-file.js'

/** A row of a file as it is, with the line it begins on. */
export type RawRow = CsvTable['rows'][number]

type Parsed = { record: string[]; info: InfoRecord }

const rowsInBatch = 500

/** A file cannot be read as a table. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable'
  constructor(
    readonly fault: Wording,
    readonly line: number | null = null,
  ) {
    super(fault.key)
  }
}

/**
 * Reads a table from a spreadsheet in batches of rows: a sheet of a workbook, or a CSV file in UTF-8, UTF-16, or Windows-1252
 * with commas, semicolons, or tabs. Leaves out empty rows, and headers that are there again, as on each page of a printed list.
 * Cells beyond the last header may be there if they are empty.
 * @param faults receives the faults; rows of the wrong length are left out
 */
export async function* readTable(file: ImportFile, faults: RowFault[]): AsyncGenerator<CsvTable> {
  const fail = (line: number | null, fault: Wording) =>
    void faults.push({ file: file.name, line, column: null, ...fault })
  let headers: string[] | null = null
  let rows: RawRow[] = []
  try {
    for await (const { line, cells } of readRows(file)) {
      if (line < (file.headerLine ?? 1)) continue
      const own = withoutPadding(cells, headers?.length ?? 1)
      if (headers === null) headers = own.map((header) => header.trim())
      else if (isSameRow(own, headers)) continue
      else if (own.length === headers.length) rows.push({ line, cells: own.map(unescapeFormula) })
      else fail(line, wording('fault.length', { given: own.length, wanted: headers.length }))
      if (rows.length < rowsInBatch) continue
      yield { headers: headers ?? [], rows }
      rows = []
    }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return fail(error.line, error.fault)
  }
  if (headers === null) return fail(null, wording('fault.fileEmpty'))
  yield { headers, rows }
}

/** The first rows of a file. @throws {UnreadableTable} */
export async function peekRows(file: ImportFile, count: number): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const row of readRows(file)) if (rows.push(row) === count) break
  return rows
}

/** The rows of a file that are not empty. @throws {UnreadableTable} */
export async function* readRows(file: ImportFile): AsyncGenerator<RawRow> {
  for await (const row of file.isSheet ? sheetRows(file.path) : csvRows(file.path))
    if (!row.cells.every(isBlank)) yield row
}

/** Row n of a sheet is line n of its file. */
async function* sheetRows(path: string): AsyncGenerator<RawRow> {
  let line = 0
  const input = createReadStream(path)
  try {
    for await (const text of createInterface({ input }))
      yield { line: ++line, cells: JSON.parse(text) as string[] }
  } finally {
    // A reader that stops early leaves the file open.
    input.destroy()
  }
}

async function* csvRows(path: string): AsyncGenerator<RawRow> {
  const encoding = await detectEncoding(path)
  if (encoding === null) throw new UnreadableTable(wording('fault.encoding'))
  let twice = 0
  let next = 1
  try {
    for await (const { record: cells, info } of await parsedRows(path, encoding)) {
      // csv-parse reports the line where a record ends, and counts CRLF inside quotes twice.
      const line = info.lines - twice - countOf(/[\r\n]/g, cells)
      twice += countOf(/\r\n/g, cells)
      next = info.lines - twice + 1
      yield { line, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableTable(quoteFault(error), next)
  }
}

async function parsedRows(path: string, encoding: TextEncoding): Promise<AsyncIterable<Parsed>> {
  const { delimiter, isNamed } = await delimiterOf(path, encoding)
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: isNamed ? 2 : 1,
    info: true,
    max_record_size: maxRowLength,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  // The parser reports errors; the pipeline ends it.
  pipeline(decodeFile(path, encoding), parser, () => {})
  return parser
}

async function delimiterOf(path: string, encoding: TextEncoding): Promise<CsvDelimiter> {
  let start = ''
  for await (const text of decodeFile(path, encoding)) {
    start += text
    if (start.length >= maxRowLength) break
  }
  return detectDelimiter(start.slice(0, maxRowLength))
}

const isSameRow = (cells: readonly string[], headers: readonly string[]) =>
  cells.length === headers.length && cells.every((cell, i) => cell.trim() === headers[i])

const isBlank = (cell: string) => cell.trim() === ''

/** Leaves out empty cells at the end of a row. @param minLength how many cells to keep at minLength */
function withoutPadding(cells: string[], minLength: number): string[] {
  let length = cells.length
  while (length > minLength && isBlank(cells[length - 1] ?? '')) length--
  return cells.slice(0, length)
}

const countOf = (pattern: RegExp, cells: string[]) =>
  cells.reduce((count, cell) => count + allMatches(cell, pattern).length, 0)
