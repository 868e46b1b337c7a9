/** Max length of a directory query, in UTF-16 units. */
export const maxLineLength = 80

/** Cleans up a one-line input. @param value of any type */
export function readTypedLine(value: unknown): string {
  const text = Array.isArray(value) ? value[0] : value
  if (typeof text !== 'string') return ''
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Surrogate}\uFFFD]+/gu, ' ')
    .trim()
}
