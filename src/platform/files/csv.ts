import { readFileSync } from 'node:fs'
import type { Transform } from 'node:stream'
import type { CsvError, InfoRecord, Options } from 'csv-parse'
import { CsvError as CsvSyncError, parse } from 'csv-parse/sync'
import { stringify as stringifyStream } from 'csv-stringify'
import { stringify } from 'csv-stringify/sync'
import { type Wording, wording } from '../language/wording.js'
import { detectDelimiter } from './csv-delimiter.js'
import type { RowFault } from './row-fault.js'

/** A parsed CSV file: the header row, and the other rows with the line each begins on. */
export interface CsvTable {
  headers: string[]
  rows: { line: number; cells: string[] }[]
}

type Parsed = { record: string[]; info: InfoRecord }

/** RFC 4180; a byte order mark, CRLF and empty lines are fine. */
const options = { info: true, relax_column_count: true, skip_empty_lines: true } as const

/** A longer row means an unclosed quotation mark. */
export const maxRowLength = 256 * 1024

/**
 * Reads a whole CSV file at once.
 * @param path where it is
 * @param file its name in faults
 * @param faults receives the faults
 * @returns null when the file cannot be read as CSV; rows of the wrong length are left out
 */
export function readCsv(path: string, file: string, faults: RowFault[]): CsvTable | null {
  const fail = (line: number | null, fault: Wording) => {
    faults.push({ file, line, column: null, ...fault })
    return null
  }
  const bytes = readBytes(path)
  if (!bytes) return fail(null, wording('fault.fileMissing'))
  const text = decodeUtf8(bytes)
  if (text === null) return fail(brokenLine(bytes), wording('fault.notUtf8'))
  return parseCsv(text, file, faults)
}

/** The same for the text of a file of several columns, with commas, semicolons, or tabs. */
export function parseAnyCsv(text: string, file: string, faults: RowFault[]): CsvTable | null {
  const { delimiter, isNamed } = detectDelimiter(text.slice(0, maxRowLength))
  const from_line = isNamed ? 2 : 1
  return parseCsv(text, file, faults, { delimiter, from_line, record_delimiter: ['\r\n', '\n', '\r'] })
}

/** The same for the text of a file. */
function parseCsv(written: string, file: string, faults: RowFault[], how: Options = {}): CsvTable | null {
  const text = written.replace(/^\uFEFF/, '')
  const fail = (line: number | null, fault: Wording) => {
    faults.push({ file, line, column: null, ...fault })
    return null
  }
  try {
    const table = collectRows(file, faults)
    for (const parsed of parse(text, { ...options, ...how }) as unknown as Parsed[]) table.add(parsed)
    return table.take()
  } catch (error) {
    // Each build of csv-parse has its own class.
    if (!(error instanceof CsvSyncError)) throw error
    return fail(quoteLine(error, text), quoteFault(error))
  }
}

/** Excel reads a CSV file as UTF-8 if it begins with this. */
export const byteOrderMark = '\ufeff'

/** Formats rows as CSV lines with formulas escaped; reading them back gives the same cells. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map(escapeFormula))
  // A single empty cell would be an empty line, which readers skip; spaces at the ends are lost without quotes.
  return stringify(escaped, { quoted_match: /[\r\n]|^\s|\s$/, quoted_empty: rows[0]?.length === 1 })
}

/** Turns rows, as objects, into a CSV file for spreadsheets: a byte order mark, the header row, formulas escaped. */
export function createCsvStream(columns: readonly string[]): Transform {
  return stringifyStream({ header: true, columns: [...columns], bom: true, cast: { string: escapeFormula } })
}

/**
 * Matches what a spreadsheet takes for a formula, full-width letters included. A signed number is not one, and a phone
 * number looks like one.
 */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u
const signedNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * Puts an apostrophe before a cell that a spreadsheet would run. A cell that already looks escaped gets another one, so
 * that each can be read back.
 */
export function escapeFormula(cell: string): string {
  return formula.test(cell) && !signedNumber.test(cell) ? `'${cell}` : cell
}

/** Undoes `escapeFormula`. */
export function unescapeFormula(cell: string): string {
  const inner = cell.slice(1)
  return cell.startsWith("'") && formula.test(inner) && !signedNumber.test(inner) ? inner : cell
}

/** Collects parsed rows; the first one has the headers. Rows of the wrong length become faults. */
function collectRows(file: string, faults: RowFault[]) {
  let headers: string[] | null = null
  const rows: CsvTable['rows'] = []
  return {
    add({ record: cells, info }: Parsed): void {
      // csv-parse reports the line where a record ends.
      const line = info.lines - lineFeeds(cells)
      if (headers === null) headers = cells.map((header) => header.trim())
      else if (cells.length === headers.length) rows.push({ line, cells: cells.map(unescapeFormula) })
      else faults.push({ file, line, column: null, ...lengthFault(cells.length, headers.length) })
    },
    take: (): CsvTable => ({ headers: headers ?? [], rows }),
  }
}

function lineFeeds(cells: string[]): number {
  let count = 0
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1
  return count
}

const lengthFault = (given: number, wanted: number): Wording => wording('fault.length', { given, wanted })

/** A row that never ends has an unclosed quotation mark, too. */
export function quoteFault({ code }: CsvError): Wording {
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
  return isOpen ? wording('fault.quoteOpen') : wording('fault.quoteWrong')
}

function quoteLine(error: CsvError, text: string): number | null {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return typeof error.lines === 'number' ? error.lines : null
  // csv-parse reports the last line; people need the one where the quote was opened: the last odd quote.
  return text.slice(0, text.lastIndexOf('"')).split('\n').length
}

function readBytes(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The first line that is not UTF-8. No byte of a longer character is a line feed, so it is safe to cut lines first. */
function brokenLine(bytes: Buffer): number {
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(10, from)
    if (end === -1 || decodeUtf8(bytes.subarray(from, end)) === null) return line
    from = end + 1
  }
}
