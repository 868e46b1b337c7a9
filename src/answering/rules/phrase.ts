import { fold, type Token, tokenize } from '../../platform/text/tokenize.js'

/** A rule's phrase, ready for matching in one language. */
export interface Phrase {
  /** As the editor typed it. */
  written: string
  /** In quotes: exactly these words, not their other forms. */
  exact: boolean
  words: readonly string[]
  /** Stems of the words; empty for scripts without spaces. */
  stems: readonly string[]
}

/** A concern, indexed for phrase matching. */
export interface ReadText {
  tokens: readonly Token[]
  /** Indexes of each stem. */
  places: ReadonlyMap<string, readonly number[]>
  text: string
}

// In these scripts word boundaries depend on context, so phrases are matched in the text itself.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

export function readPhrase(written: string, lang: string): Phrase {
  const exact = /^["“]/.test(written)
  if (unspaced.test(written))
    return { written, exact, words: [fold(written.replace(/["“”]/g, '')).trim()], stems: [] }
  const tokens = tokenize(written, lang)
  return { written, exact, words: tokens.map(({ word }) => word), stems: tokens.map(({ stem }) => stem) }
}

export function readText(tokens: readonly Token[], text: string): ReadText {
  const places = new Map<string, number[]>()
  for (const [place, { stem }] of tokens.entries()) {
    const known = places.get(stem)
    if (known) known.push(place)
    else places.set(stem, [place])
  }
  return { tokens, places, text }
}

/** @returns the concern's words that match the phrase; null for no match */
export function findPhrase(phrase: Phrase, text: ReadText): string | null {
  const { stems, words } = phrase
  if (stems.length === 0) return words[0] && fold(text.text).includes(words[0]) ? words[0] : null
  const start = text.places.get(stems[0]!)?.find((place) => isPhraseAt(phrase, text.tokens, place))
  if (start === undefined) return null
  const said = text.tokens.slice(start, start + stems.length)
  return said.map(({ word }) => word).join(' ')
}

function isPhraseAt({ exact, words, stems }: Phrase, tokens: readonly Token[], place: number): boolean {
  return stems.every((stem, index) => {
    const token = tokens[place + index]
    return token !== undefined && (exact ? token.word === words[index] : token.stem === stem)
  })
}
