import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

// Not libphonenumber's: it knows only numbers that can exist, and takes 150 ms for a thousand single digits.
const tenDigits =
  /(?<![\p{L}\p{N}])(?:\+?1[-.\s]?)?\(?\d{3}\)?[-.\s/]{0,2}\d{3}[-.\s]?\d{4}(?:\s*(?:x|ext\.?|extension|extensi[oó]n)\s*\d{1,6})?(?!\d)/giu
const otherGroups = /(?<![\p{L}\p{N}-])\+?\d{2,4}(?:[-.\s]\d{2,4}){2,4}(?![\d-])/gu
const sevenDigits = /(?<![\p{L}\p{N}-])\d{3}[-.\s]\d{4}(?![\d-])/gu
const oneByOne = /(?<![\p{L}\p{N}-])(?:\d[\s.-]){9,10}\d(?![\d-])/gu
const abroad = /\+\d{1,3}(?:[-.\s()]*\d){7,12}/gu

const socialSecurity = /(?<![\p{N}-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])/gu
const longRun = /(?<![\p{L}\p{N}.$-])[A-Z]{0,3}\d{6,}(?![\p{L}\p{N}])/gu
const dashedRun = /(?<![\p{L}\p{N}$-])[A-Z]{0,3}\d+(?:-\d+)+(?![\p{L}\p{N}])/gu
const schoolYear = /^(?:19|20)?\d\d-(?:19|20)?\d\d$/
const aDate = /^\d{1,4}-\d{1,2}-\d{1,4}$/
const mixedRun =
  /(?<![\p{L}\p{N}-])(?=[A-Z\d]*\d[A-Z\d]*\d[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{7,}(?![\p{L}\p{N}])/gu
/** What stands between is one word or a few separators, never either: `#` as both took N⁷ steps for a row of them. */
const cuedNumber =
  /(?:\b(?:student|lunch|account|acct|case|id|pin|badge|bus pass|pass|card|license|report|claim|code|password|medicaid|member|record|file|reference|ref|confirmation|tracking|ticket|matr[ií]cula|estudiante|alumn[oa]|cuenta|caso|expediente|pase|folio|identificaci[oó]n|curp|almuerzo|lonche|seguro|clave|c[oó]digo|contrase[nñ]a|reporte|tarjeta|licencia|portal)\b|#)[\s:#.,=-]{0,40}(?:(?:ids?|number|numbers|num|no|nr|n[uú]m(?:ero)?|is|es|code|c[oó]digo|de|del|el|la|my|mi|su|his|her|hij[oa]|son|daughter|ni[nñ][oa]|lunch|almuerzo|estudiante|student|pin)[\s:#.,=-]{0,40}){0,6}([A-Z]{0,3}-?\d[\d-]{2,}\d)(?![\p{L}\p{N}])/giu

const plateNearby = /\b(?:plates?|tags?|placas?|matr[ií]culas?|tablillas?)\b/iu
const plate = /(?<![\p{L}\p{N}])[A-Z]{2,3}[ -]?\d{3,4}(?![\p{L}\p{N}])/gu
const anyPlate =
  /(?<![\p{L}\p{N}])(?:[A-Za-z]{2,3}[ -]?\d{3,4}|(?=[A-Z\d -]{0,20}\d)(?=[A-Z\d -]{0,20}[A-Z])[A-Z\d]{2,4}[ -]?[A-Z\d]{2,4})(?![\p{L}\p{N}])/gu

/** Numbers to call, and numbers that stand for somebody: student ids, accounts, cases, social security, plates of cars. */
export function findNumbers(text: string): Identifier[] {
  if (!/\d/.test(text)) return []
  return [
    ...findPhones(text),
    ...findAll(text, socialSecurity, 'id'),
    ...findAll(text, longRun, 'id'),
    ...findAll(text, mixedRun, 'id'),
    ...findAll(text, dashedRun, 'id').filter((found) => isLongNumber(textOf(text, found))),
    ...findAll(text, cuedNumber, 'id').filter((found) => !schoolYear.test(textOf(text, found))),
    ...findPlates(text),
  ]
}

function findPhones(text: string): Identifier[] {
  const typed = [tenDigits, oneByOne, abroad, sevenDigits].flatMap((pattern) =>
    findAll(text, pattern, 'phone'),
  )
  const grouped = findAll(text, otherGroups, 'phone').filter((found) => {
    const written = textOf(text, found)
    return digitsIn(written) >= 9 && !aDate.test(written)
  })
  return [...typed, ...grouped]
}

function findPlates(text: string): Identifier[] {
  const certain = findAll(text, plate, 'plate')
  if (!plateNearby.test(text)) return certain.filter((found) => digitsIn(textOf(text, found)) === 4)
  return [
    ...certain,
    ...findAll(text, anyPlate, 'plate').filter((found) => digitsIn(textOf(text, found)) > 1),
  ]
}

function isLongNumber(written: string): boolean {
  return digitsIn(written) >= 6 && !schoolYear.test(written) && !aDate.test(written)
}

function digitsIn(written: string): number {
  return written.replace(/\D/g, '').length
}

function textOf(text: string, { from, to }: Identifier): string {
  return text.slice(from, to)
}
