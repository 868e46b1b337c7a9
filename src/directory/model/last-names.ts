/**
 * True when a last name is in a range of first letters. Accents do not count: Ñ is N, Á is A.
 * @param range `A-L`, `S`
 * @param lastName the name, or its first letter
 */
export function includesLastName(range: string, lastName: string): boolean {
  const letter = firstLetter(lastName)
  return letter !== null && range.charAt(0) <= letter && letter <= range.charAt(range.length - 1)
}

/** @returns null for a name that does not begin with an English letter, such as 王 */
function firstLetter(name: string): string | null {
  const plain = name
    .trim()
    .normalize('NFD')
    .replace(/[\p{Mn}'’ʻ\s]/gu, '')
  const letter = latin[plain.charAt(0).toUpperCase()] ?? plain.charAt(0).toUpperCase()
  return /^[A-Z]$/.test(letter) ? letter : null
}

// Letters that Unicode does not decompose.
const latin: Record<string, string> = { Ø: 'O', Ł: 'L', Đ: 'D', Æ: 'A', Œ: 'O', Þ: 'T', Ð: 'D' }
