import { mainLanguage } from '../../paths/paths.js'
import { toTraditional, traditional } from '../../platform/text/traditional-chinese.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

/**
 * The words in a language (BCP 47), else its base language, else English. Traditional Chinese is made from simplified
 * Chinese, unless it was written.
 */
export function inLanguage<T>(words: { en: T } & Record<string, T>, language: string): T {
  const written = words[language]
  if (written !== undefined) return written
  const base = words[language.split('-')[0] ?? 'en']
  if (base === undefined) return words.en
  return language === traditional ? inTraditional(base) : base
}

/** Converted once: a list of topics asks for hundreds. */
const converted = new WeakMap<object, unknown>()

function inTraditional<T>(words: T): T {
  if (typeof words === 'string') return toTraditional(words) as T
  if (typeof words !== 'object' || words === null) return words
  const known = converted.get(words)
  if (known !== undefined) return known as T
  const made = Object.fromEntries(
    Object.entries(words).map(([field, text]) => [
      field,
      typeof text === 'string' ? toTraditional(text) : text,
    ]),
  )
  converted.set(words, made)
  return made as T
}

/** Whether words are shown in English on a page in another language. */
export function isInEnglish(words: { en: unknown } & Record<string, unknown>, language: string): boolean {
  return language !== mainLanguage && !(language in words) && !((language.split('-')[0] ?? '') in words)
}

/** A text, and its language if different from the page's; else null. */
export interface Marked {
  text: string
  lang: string | null
}

/** Like `inLanguage`, but marks English fallbacks. */
export function markedIn<T>(
  words: { en: T } & Record<string, T>,
  language: string,
  textOf: (words: T) => string,
): Marked {
  const lang = isInEnglish(words, language) ? mainLanguage : null
  return { text: textOf(inLanguage(words, language)), lang }
}

/** Groups words, one row per language, by owner. `none` replaces missing English words. */
export function wordsByOwner<O, R extends { lang: string }, W>(
  rows: readonly R[],
  ownerOf: (row: R) => O,
  wordsOf: (row: R) => W,
  none: W,
): (owner: O) => { en: W } & Record<string, W> {
  return runSlices(wordsByOwnerSlices(rows, ownerOf, wordsOf, none))
}

/** The same in slices, for many rows. */
export function* wordsByOwnerSlices<O, R extends { lang: string }, W>(
  rows: readonly R[],
  ownerOf: (row: R) => O,
  wordsOf: (row: R) => W,
  none: W,
): Slices<(owner: O) => { en: W } & Record<string, W>> {
  const byOwner = new Map<O, { en: W } & Record<string, W>>()
  yield* eachInSlices(rows, (row) => {
    const owner = ownerOf(row)
    let words = byOwner.get(owner)
    if (!words) {
      words = { en: none } as { en: W } & Record<string, W>
      byOwner.set(owner, words)
    }
    ;(words as Record<string, W>)[row.lang] = wordsOf(row)
  })
  return (owner) => byOwner.get(owner) ?? ({ en: none } as { en: W } & Record<string, W>)
}
