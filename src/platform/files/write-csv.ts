import { stringify } from 'csv-stringify/sync'
import { escapeFormula } from './formula-cells.js'

/** Formats rows as CSV lines with formulas escaped; reading them back gives the same cells. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map(escapeFormula))
  // A single empty cell would be an empty line, which readers skip; spaces at the ends are lost without quotes.
  return stringify(escaped, { quoted_match: /[\r\n]|^\s|\s$/, quoted_empty: rows[0]?.length === 1 })
}
