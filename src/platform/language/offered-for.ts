import { isTraditional, traditional } from '../text/traditional-chinese.js'

/** Tags of a language that the pages know by another one. */
const sameLanguage: Readonly<Record<string, string>> = { fil: 'tl', yue: 'zh', cmn: 'zh', hat: 'ht' }

/**
 * The offered language that a speaker of a tag reads: `es-MX` → `es`, `fil` → `tl`, `zh-TW` → `zh-Hant`.
 * @param tag BCP 47, in any case
 * @returns null for none
 */
export function offeredFor(tag: string, offered: readonly string[]): string | null {
  const exact = offered.find((code) => code.toLowerCase() === tag.toLowerCase())
  if (exact) return exact
  if (isTraditional(tag) && offered.includes(traditional)) return traditional
  const base = tag.toLowerCase().split('-')[0] ?? ''
  const code = sameLanguage[base] ?? base
  return offered.includes(code) ? code : null
}
