/**
 * The canonical form of an answer code: Crockford base 32, as people write it down. `k7m2-q9xd` → `K7M2Q9XD`; o is 0, i
 * and l are 1.
 * @returns null when it cannot be a code
 */
export function readAnswerCode(written: string): string | null {
  const code = written.toUpperCase().replace(/[-\s]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{4,16}$/.test(code) ? code : null
}

/** A code in groups, to read out: `K7M2 Q9XD`. */
export function spellAnswerCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code
}
