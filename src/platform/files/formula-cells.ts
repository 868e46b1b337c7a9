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
