/** The maximum number of characters (code points) of a concern that are read. */
export const maxCharacters = 2000

/** A concern as every stage reads it: composed letters, straight apostrophes, single spaces, nothing invisible. */
export function tidyText(text: string): string {
  const tidy = text
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return tidy.length <= maxCharacters ? tidy : [...tidy].slice(0, maxCharacters).join('')
}

/** The line ends of a text: offsets in its tidied form, without the last line and blank lines. */
export function lineEndsOf(text: string): number[] {
  if (!/[\n\r]/.test(text)) return []
  const lines = text
    .slice(0, 2 * maxCharacters)
    .split(/[\n\r]+/)
    .map(tidyText)
    .filter(Boolean)
  const tidy = tidyText(text)
  let end = -1
  const ends = lines.slice(0, -1).map((line) => {
    end += line.length + 1
    return end
  })
  return ends.filter((at) => tidy[at] === ' ')
}
