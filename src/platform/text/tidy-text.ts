/** The maximum number of characters (code points) of a concern that are read. */
export const maxCharacters = 2000

/** A concern as every stage reads it: composed letters, straight apostrophes, single spaces, nothing invisible. */
export function tidyText(text: string): string {
  const tidy = text
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return [...tidy].slice(0, maxCharacters).join('')
}
