/** Without accents, in lower case: "solis" finds Solís. For lists and ids; concerns are read with `fold`. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** The words of a text as in `plainText`, in order. */
export function toPlainWords(text: string): string[] {
  return plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** The same text in any spelling: "¿Dónde está el bus?" and "donde esta el BUS" are one. */
export function anySpelling(text: string): string {
  return toPlainWords(text).join(' ') || text
}
