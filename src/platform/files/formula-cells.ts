/** What a spreadsheet takes for a formula, in full-width letters too. A signed number is none, and a phone number looks like one. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u
const signedNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * A cell that a spreadsheet runs no formula of: an apostrophe stands before it. One that begins with an apostrophe and would be
 * taken for such a cell gets another one, so that each can be read back.
 */
export function escapeFormula(cell: string): string {
  return formula.test(cell) && !signedNumber.test(cell) ? `'${cell}` : cell
}

/** The cell that was escaped. */
export function unescapeFormula(cell: string): string {
  const inner = cell.slice(1)
  return cell.startsWith("'") && formula.test(inner) && !signedNumber.test(inner) ? inner : cell
}
