import { mainLanguage } from '../../paths/paths.js'

/** No text has these: Unicode keeps them for a program's own use. */
const [begin, end] = ['\ufdd0', '\ufdd1']

/** Marks words of the main language on a page in another one. */
export function markForeign(text: string): string {
  return `${begin}${text}${end}`
}

/** A text of which only the main language is marked. */
export function markedText({ text, lang }: { text: string; lang: string | null }): string {
  return lang === mainLanguage ? markForeign(text) : text
}

/** Elements whose content browsers show as plain text, and tags. */
const plainTexts = /<(?:title|option|textarea|script)\b[^<>]*>[^<]*|<[^<>]*>/g

/** Names the language of marked words, for screen readers; inside a tag or a title they stay as they are. */
export function nameForeign(html: string): string {
  if (!html.includes(begin)) return html
  const plain = html.replace(plainTexts, (part) => part.replaceAll(begin, '').replaceAll(end, ''))
  return plain.replaceAll(begin, `<span lang="${mainLanguage}" dir="ltr">`).replaceAll(end, '</span>')
}
