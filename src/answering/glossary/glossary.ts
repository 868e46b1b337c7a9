import { foldName } from '../../platform/text/mention-text.js'
import { type NumberByWord, packNumbers } from '../../platform/text/number-by-word.js'
import { simplifyChinese } from '../../platform/text/simplify-chinese.js'
import { locateWords } from '../../platform/text/tokenize.js'
import { formsOf, type WordForm } from './word-forms.js'

/** A word or phrase, and its English. A final `*` in the term matches any ending. */
export interface GlossaryEntry {
  term: string
  english: string
}

/** Reads a text as English, word by word: not a translation, but words that the English models know. */
export interface Glossary {
  /**
   * @param isEnglish recognizes English words in mixed texts
   * @returns the English of all known words, in text order; null for none
   */
  read(text: string, isEnglish: (word: string) => boolean): string | null
  /**
   * The same where nothing is lost but small words.
   * @param mayLose words that say nothing, folded; in a language without spaces, characters
   * @returns null if any other word is unknown
   */
  readWhole(text: string, mayLose: ReadonlySet<string>): string | null
}

/** The English of the known words, and the unknown ones. */
interface Reading {
  english: string[]
  unknown: string[]
  known: number
}

/** Shorter English words are often words of the other language, too: "men" is "but" in Haitian Creole. */
const minMixedIn = 4

const unspaced = new Set(['zh'])

/** @param lang BCP 47 code of the terms */
export function createGlossary(lang: string, entries: readonly GlossaryEntry[]): Glossary {
  return unspaced.has(lang) ? byCharacters(entries) : byWords(lang, entries)
}

type EnglishOf = (term: string) => string | undefined

interface Terms {
  exact: EnglishOf
  /** By the part before the `*`. */
  begun: EnglishOf
  maxWords: number
  maxLetters: number
}

function layOut(entries: readonly GlossaryEntry[], forms: readonly WordForm[]): Terms {
  const [exact, begun] = [new Map<string, string>(), new Map<string, string>()]
  let [maxWords, maxLetters] = [1, 1]
  // A loose form of one term never replaces a strict form of another.
  for (const form of forms)
    for (const { term, english } of entries) {
      const words = term.replace(/\*$/, '').split(/\s+/).filter(Boolean)
      const key = words.map(form).join(' ')
      const map = term.endsWith('*') ? begun : exact
      if (key !== '' && !map.has(key)) map.set(key, english)
      maxWords = Math.max(maxWords, words.length)
      maxLetters = Math.max(maxLetters, key.length)
    }
  return { exact: packEnglish(exact), begun: packEnglish(begun), maxWords, maxLetters }
}

/** In a fifth of a map's memory: thousands of terms have the same English. */
function packEnglish(english: ReadonlyMap<string, string>): EnglishOf {
  const numbers = new Map<string, number>()
  for (const text of english.values()) if (!numbers.has(text)) numbers.set(text, numbers.size)
  const ofTerms = new Map([...english].map(([term, text]) => [term, numbers.get(text)!]))
  return readEnglish(packNumbers(ofTerms), [...numbers.keys()])
}

/** By itself, so that the maps are not kept. */
function readEnglish(numbers: NumberByWord, texts: readonly string[]): EnglishOf {
  return (term) => {
    const number = numbers.get(term)
    return number === undefined ? undefined : texts[number]
  }
}

/** Finds the longest term at each word: exact before prefix matches, strict forms first. */
function byWords(lang: string, entries: readonly GlossaryEntry[]): Glossary {
  const forms = formsOf(lang)
  const terms = layOut(entries, forms.slice(0, 2))

  function find(words: readonly string[]): string | undefined {
    for (const form of forms) {
      const key = words.map(form).join(' ')
      const english = terms.exact(key) ?? findBegun(key, form(words.at(-1)!).length)
      if (english !== undefined) return english
    }
    return undefined
  }

  function findBegun(key: string, lastLength: number): string | undefined {
    const minLength = Math.max(1, key.length - lastLength + 1)
    for (let length = Math.min(key.length, terms.maxLetters); length >= minLength; length--) {
      const english = terms.begun(key.slice(0, length))
      if (english !== undefined) return english
    }
    return undefined
  }

  return reader((text, isEnglish) => {
    const words = locateWords(text.normalize('NFC'), lang).map(({ from, to }) =>
      text.normalize('NFC').slice(from, to),
    )
    const reading: Reading = { english: [], unknown: [], known: 0 }
    for (let at = 0; at < words.length; ) {
      let length = Math.min(terms.maxWords, words.length - at)
      let english: string | undefined
      for (; length > 0; length--) {
        english = find(words.slice(at, at + length))
        if (english !== undefined) break
      }
      if (english !== undefined) {
        reading.english.push(english)
        reading.known++
      } else if (words[at]!.length >= minMixedIn && isEnglish(words[at]!.toLowerCase()))
        reading.english.push(words[at]!)
      else reading.unknown.push(words[at]!)
      at += Math.max(1, length)
    }
    return reading
  })
}

/** Finds the longest term at each character; keeps text in Latin letters. */
function byCharacters(entries: readonly GlossaryEntry[]): Glossary {
  const { exact, maxLetters } = layOut(
    entries.map(({ term, english }) => ({ term: simplifyChinese(term), english })),
    [(word) => word.toLowerCase()],
  )
  return reader((text) => {
    const simple = simplifyChinese(text).toLowerCase()
    const reading: Reading = { english: [], unknown: [], known: 0 }
    for (let at = 0; at < simple.length; ) {
      const written = /^[a-z0-9]{2,40}/.exec(simple.slice(at, at + 40))?.[0]
      let length = written ? 0 : Math.min(maxLetters, simple.length - at)
      let english: string | undefined
      for (; length > 0; length--) {
        english = exact(simple.slice(at, at + length))
        if (english !== undefined) break
      }
      if (written) reading.english.push(written)
      else if (english !== undefined) {
        reading.english.push(english)
        reading.known++
      } else if (/\p{L}/u.test(simple[at]!)) reading.unknown.push(simple[at]!)
      at += written?.length ?? Math.max(1, length)
    }
    return reading
  })
}

function reader(readEach: (text: string, isEnglish: (word: string) => boolean) => Reading): Glossary {
  const joined = ({ english, known }: Reading) => (known > 0 ? english.join(' ') : null)
  return {
    read: (text, isEnglish) => joined(readEach(text, isEnglish)),
    readWhole(text, mayLose) {
      const reading = readEach(text, () => false)
      return reading.unknown.every((word) => mayLose.has(foldName(word))) ? joined(reading) : null
    },
  }
}
