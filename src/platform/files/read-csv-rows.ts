import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import { type Wording, wording } from '../language/wording.js'
import { unescapeFormula } from './formula-cells.js'
import { type CsvTable, lengthFault, lineFeeds, quoteFault } from './read-csv.js'
import type { RowFault } from './row-fault.js'

type Parsed = { record: string[]; info: InfoRecord }

const rowsInBatch = 500

/** A longer row means an unclosed quotation mark. */
const maxRowLength = 256 * 1024

/**
 * Reads a CSV file in batches of rows; see `readCsv`.
 * @param path where it is
 * @param file its name in faults
 * @param faults receives what is wrong; rows of the wrong length are left out
 */
export async function* readCsvRows(path: string, file: string, faults: RowFault[]): AsyncGenerator<CsvTable> {
  const fail = (line: number | null, fault: Wording) => faults.push({ file, line, column: null, ...fault })
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
  })
  let line = 1
  let headers: string[] | null = null
  let rows: CsvTable['rows'] = []
  try {
    // The parser reports errors; the pipeline ends it.
    pipeline(decoded(path), parser, () => {})
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const at = info.lines - lineFeeds(record)
      line = info.lines + 1
      if (headers === null) headers = record.map((header) => header.trim())
      else if (record.length !== headers.length) fail(at, lengthFault(record.length, headers.length))
      else rows.push({ line: at, cells: record.map(unescapeFormula) })
      if (rows.length === rowsInBatch) {
        yield { headers, rows }
        rows = []
      }
    }
  } catch (error) {
    if (error instanceof NotUtf8) fail(null, wording('fault.notUtf8'))
    else if (error instanceof CsvError) fail(line, quoteFault({ code: codeOf(error) }))
    else throw error
    return
  }
  yield { headers: headers ?? [], rows }
}

/** A row that never ends has an unclosed quotation mark. */
function codeOf(error: CsvError): string {
  return error.code === 'CSV_MAX_RECORD_SIZE' ? 'CSV_QUOTE_NOT_CLOSED' : error.code
}

class NotUtf8 extends Error {}

function decoded(path: string): Readable {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  async function* pieces() {
    try {
      for await (const bytes of createReadStream(path)) yield decoder.decode(bytes, { stream: true })
      yield decoder.decode()
    } catch (error) {
      throw error instanceof TypeError ? new NotUtf8() : error
    }
  }
  return Readable.from(pieces())
}
