/** Longest line that is looked up in the directory, in UTF-16 units. */
export const maxLineLength = 80

/** What was typed in a box of one line, without what nobody types on purpose. @param value of any type */
export function readTypedLine(value: unknown): string {
  const text = Array.isArray(value) ? value[0] : value
  if (typeof text !== 'string') return ''
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Surrogate}\uFFFD]+/gu, ' ')
    .trim()
}
