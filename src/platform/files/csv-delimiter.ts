import { parse } from 'csv-parse/sync'

/** Excel saves lists with semicolons where a comma is the decimal mark. The comma wins a tie. */
const delimiters = [',', ';', '\t'] as const

/** How a file separates its cells. */
export interface CsvDelimiter {
  delimiter: string
  /** True if the first line only names it, as Excel does: `sep=;`. */
  isNamed: boolean
}

const rowsToLookAt = 20

/**
 * Detects the delimiter from the start of a file: the one that splits most rows, the header first, into the same number of
 * cells; of two, the one with more cells, as `Last, First` has a comma in every row.
 */
export function detectDelimiter(start: string): CsvDelimiter {
  const [, named] = /^sep=([,;\t])\r?\n/i.exec(start) ?? []
  if (named) return { delimiter: named, isNamed: true }
  let best = { delimiter: ',', score: 0, cells: 0 }
  for (const delimiter of delimiters) {
    const found = { delimiter, ...scoreOf(start, delimiter) }
    if (found.score > best.score || (found.score === best.score && found.cells > best.cells)) best = found
  }
  return { delimiter: best.delimiter, isNamed: false }
}

function scoreOf(start: string, delimiter: string): { score: number; cells: number } {
  const lengths = rowLengths(start, delimiter)
  const [header = 1] = lengths
  const usual = header > 1 ? header : Math.max(1, ...lengths)
  const agreeing = lengths.filter((length) => length === usual).length
  return { score: usual === 1 ? 0 : agreeing + (header > 1 ? rowsToLookAt : 0), cells: usual }
}

function rowLengths(start: string, delimiter: string): number[] {
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }
  const lengths: number[] = []
  try {
    parse(start, {
      ...options,
      to: rowsToLookAt,
      on_record: (cells: string[]) => void lengths.push(cells.length),
    })
  } catch {
    // A quotation mark that the start of the file does not close: the rows before it count.
  }
  return lengths
}
