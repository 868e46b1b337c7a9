/** Spanish says "a la 1:00" and "a las 2:00"; the words have the plural. */
export function fitArticle(code: string, text: string): string {
  return code === 'es' ? text.replace(/\blas(?= 1:\d)/g, 'la') : text
}

/** Spanish abbreviations end in a period: mié. 2 de dic. */
export function fitAbbreviations(code: string, date: string): string {
  if (code !== 'es') return date
  return date
    .replace(/\b(lun|mar|mié|jue|vie|sáb|dom), /g, '$1. ')
    .replace(/\b(ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic)\b(?!\.)/g, '$1.')
}
