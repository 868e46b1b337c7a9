import type { NumberRun } from './find-number-runs.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'

/** Units after an amount or a distance. */
const amounts =
  /^(?:dollars?|bucks|dolares|pesos|percent|points|puntos|kids|students|people|steps|times|minutes|miles|am|pm|words|palabras|estudiantes|personas|views|likes)$/

/** Numbers too long for an amount, a date or a time, in digits or words: they identify somebody. */
export function findLongNumbers(
  text: string,
  tokens: readonly LocatedToken[],
  runs: readonly NumberRun[],
): Identifier[] {
  return runs
    .filter((run) => isLong(run) && isPublicNumber(run, tokens, text) === false)
    .map(({ first, last, said, digits }) => ({
      kind: said > 2 && (digits === 6 || digits === 8) ? 'birth date' : 'id',
      from: tokens[first]!.from,
      to: tokens[last]!.to,
    }))
}

function isLong({ groups, digits, said }: NumberRun): boolean {
  if (groups.length === 1) return digits > 4 && said === 0
  if (said > 2) return digits > 4 && groups.length > 2
  return digits > 6 && Math.max(...groups) > 2
}

/** "$10,000", "grades 6 7 8", "2024-2025", "7/14/2026". */
function isPublicNumber(
  { first, last, groups }: NumberRun,
  tokens: readonly LocatedToken[],
  text: string,
): boolean {
  const { from } = tokens[first]!
  if (/[$.,:]/.test(text[from - 1] ?? '') || amounts.test(tokens[last + 1]?.word ?? '')) return true
  const parts = tokens.slice(first, last + 1).map(({ raw }) => raw)
  if (parts.some((part) => /^(?:19|20)\d\d$/.test(part)) && groups.length < 4) return true
  if (groups.length < 3) return false
  if (/^(?:one\stwo|two\sthree|un[oa]\sdos|dos\stres)/i.test(parts.join(' '))) return true
  return parts.every((part, at) => at === 0 || Number(part) - Number(parts[at - 1]) === 1)
}
