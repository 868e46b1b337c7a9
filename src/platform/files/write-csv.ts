import { stringify } from 'csv-stringify/sync'
import { escapeFormula } from './formula-cells.js'

/** Rows as CSV lines: a spreadsheet opens them and runs none, and reading them back gives the same cells. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map(escapeFormula))
  // A lone cell that is empty would be an empty line, which readers skip; spaces at an end are lost without quotes.
  return stringify(escaped, { quoted_match: /[\r\n]|^\s|\s$/, quoted_empty: rows[0]?.length === 1 })
}
