import { randomInt } from 'node:crypto'
import { buildPattern } from '../../platform/text/build-pattern.js'

/** Crockford base 32: without I, L and O, which look like digits, and without U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8
const answerCode = buildPattern(`^[${alphabet}]{4,16}$`)

/**
 * An unguessable code, 40 bits, short enough to read out.
 * @param pick a whole number from 0 to below its argument: another one only for codes that nobody has to guess
 */
export function newAnswerCode(pick: (below: number) => number = randomInt): string {
  return Array.from({ length: codeLength }, () => alphabet[pick(alphabet.length)]).join('')
}

/**
 * The canonical form of an answer code, as people write it down. `k7m2-q9xd` → `K7M2Q9XD`; o is 0, i
 * and l are 1.
 * @returns null when it cannot be a code
 */
export function readAnswerCode(written: string): string | null {
  const code = written.toUpperCase().replace(/[-\s]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return answerCode.test(code) ? code : null
}

/** A code in groups, to read out: `K7M2 Q9XD`. */
export function spellAnswerCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code
}
