import { findAll } from './find-all.js'
import type { NumberRun } from './find-number-runs.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'

// libphonenumber finds only numbers that can exist, and takes 150 ms for a thousand single digits.
const tenDigits =
  /(?<![\p{L}\p{N}])(?:\+?1[-.\s]?)?\(?\d{3}\)?[-.\s/*·]{0,2}\d{3}[-.\s/*·]?\d{4}(?:,?\s(?:then\s)?(?:press|option|opci[oó]n|marque|oprima)\s\d{1,2}|\s{0,3}(?:x|ext\.?|extension|extensi[oó]n)\s{0,3}\d{1,6})?(?!\d)/giu
const otherGroups = /(?<![\p{L}\p{N}-])\+?\d{2,4}(?:[-.\s]\d{2,4}){2,4}(?![\d-])/gu
const sevenDigits =
  /(?<![\p{L}\p{N}-])\d{3}[-.\s]\d{4}(?:\s{0,3}(?:x|ext\.?|extension|extensi[oó]n)\s{0,3}\d{1,6})?(?![\d-])/giu
const abroad = /\+\d{1,3}(?:[-.\s()]{0,4}\d){7,12}/gu
const aDate = /^\d{1,4}-\d{1,2}-\d{1,4}$/

/** Phone numbers, in digits or words, with any usual separators. */
export function findPhones(
  text: string,
  tokens: readonly LocatedToken[],
  runs: readonly NumberRun[],
): Identifier[] {
  const typed = [tenDigits, abroad, sevenDigits].flatMap((pattern) => findAll(text, pattern, 'phone'))
  const grouped = findAll(text, otherGroups, 'phone').filter(({ from, to }) => {
    const written = text.slice(from, to)
    return written.replace(/\D/g, '').length >= 9 && !aDate.test(written)
  })
  const parted = runs.filter((run) => isPhone(run, tokens))
  return [
    ...typed,
    ...grouped,
    ...parted.map(({ first, last }) => ({
      kind: 'phone' as const,
      from: tokens[first]!.from,
      to: tokens[last]!.to,
    })),
  ]
}

function isPhone(run: NumberRun, tokens: readonly LocatedToken[]): boolean {
  const { groups, digits, said } = run
  if (groups.length < 2 || Math.max(...groups) > 7 || isList(run, tokens)) return false
  if (digits === 7) return groups.join('-') === '3-4' || said > 5 || Math.max(...groups) === 1
  if (digits < 10 || digits > 13) return false
  const years = tokens.slice(run.first, run.last + 1).filter(({ raw }) => /^(?:19|20)\d\d$/.test(raw))
  return years.length < 2
}

/** "Grades 6 7 8 9 10 11 12". */
function isList({ first, last }: NumberRun, tokens: readonly LocatedToken[]): boolean {
  if (last - first < 2) return false
  for (let at = first + 1; at <= last; at++)
    if (!(Number(tokens[at]!.raw) > Number(tokens[at - 1]!.raw))) return false
  return true
}
