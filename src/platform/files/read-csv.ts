import { readFileSync } from 'node:fs'
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { type Wording, wording } from '../language/wording.js'
import { unescapeFormula } from './formula-cells.js'
import type { RowFault } from './row-fault.js'

/** A parsed CSV file: the header row, and the other rows with the line each begins on. */
export interface CsvTable {
  headers: string[]
  rows: { line: number; cells: string[] }[]
}

/**
 * Reads a CSV file (RFC 4180; a byte order mark, CRLF and empty lines are fine).
 * @param path where it is
 * @param file its name in faults
 * @param faults receives what is wrong
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
  try {
    return tableOf(parseRecords(text), file, faults)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return fail(quoteLine(error, text), quoteFault(error))
  }
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

type Parsed = { record: string[]; info: InfoRecord }

function parseRecords(text: string): Parsed[] {
  return parse(text, { info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Parsed[]
}

function tableOf(records: Parsed[], file: string, faults: RowFault[]): CsvTable {
  const headers = records[0]?.record.map((header) => header.trim()) ?? []
  const rows: CsvTable['rows'] = []
  for (let index = 1; index < records.length; index++) {
    const { record: cells, info } = records[index] as Parsed
    const line = info.lines - lineFeeds(cells)
    if (cells.length === headers.length) rows.push({ line, cells: cells.map(unescapeFormula) })
    else faults.push({ file, line, column: null, ...lengthFault(cells.length, headers.length) })
  }
  return { headers, rows }
}

/** Why a row with the wrong number of cells cannot be read. */
export const lengthFault = (given: number, wanted: number): Wording =>
  wording('fault.length', { given, wanted })

/** csv-parse reports the line where a record ends. */
export function lineFeeds(cells: string[]): number {
  let count = 0
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1
  return count
}

/** Why a file is not CSV. */
export function quoteFault(error: { code: string }): Wording {
  return error.code === 'CSV_QUOTE_NOT_CLOSED' ? wording('fault.quoteOpen') : wording('fault.quoteWrong')
}

function quoteLine(error: CsvError, text: string): number | null {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return typeof error.lines === 'number' ? error.lines : null
  // csv-parse reports the last line; people need the one where the quote was opened: the last odd quote.
  return text.slice(0, text.lastIndexOf('"')).split('\n').length
}
