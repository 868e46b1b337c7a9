import { simplifyChinese } from '../../platform/text/simplify-chinese.js'
import { locateWords } from '../../platform/text/tokenize.js'
import { formsOf, type WordForm } from './word-forms.js'

/** A word or phrase of a language, and what it is in English. A `*` at the end of the term means any ending. */
export interface GlossaryEntry {
  term: string
  english: string
}

/** Reads texts word by word in English: no translation, but the English models know the words. */
export interface Glossary {
  /**
   * @param isEnglish tells the English words that families mix in
   * @returns the English of every word that is known, in the order of the text; null where none is
   */
  read(text: string, isEnglish: (word: string) => boolean): string | null
}

/** Shorter words are too often a word of the language, too: "men" is "but" in Haitian Creole. */
const minMixedIn = 4

const unspaced = new Set(['zh'])

/** @param lang BCP 47 code of the terms */
export function createGlossary(lang: string, entries: readonly GlossaryEntry[]): Glossary {
  return unspaced.has(lang) ? byCharacters(entries) : byWords(lang, entries)
}

interface Terms {
  exact: Map<string, string>
  /** By what stands before the `*`. */
  begun: Map<string, string>
  maxWords: number
  maxLetters: number
}

function layOut(entries: readonly GlossaryEntry[], forms: readonly WordForm[]): Terms {
  const terms: Terms = { exact: new Map(), begun: new Map(), maxWords: 1, maxLetters: 1 }
  // A surer form of one term is not replaced by a lesser form of another.
  for (const form of forms)
    for (const { term, english } of entries) {
      const words = term.replace(/\*$/, '').split(/\s+/).filter(Boolean)
      const key = words.map(form).join(' ')
      const map = term.endsWith('*') ? terms.begun : terms.exact
      if (key !== '' && !map.has(key)) map.set(key, english)
      terms.maxWords = Math.max(terms.maxWords, words.length)
      terms.maxLetters = Math.max(terms.maxLetters, key.length)
    }
  return terms
}

/** The longest term at each word, exact before begun, the surest form first. */
function byWords(lang: string, entries: readonly GlossaryEntry[]): Glossary {
  const forms = formsOf(lang)
  const terms = layOut(entries, forms.slice(0, 2))

  function find(words: readonly string[]): string | undefined {
    for (const form of forms) {
      const key = words.map(form).join(' ')
      const english = terms.exact.get(key) ?? findBegun(key, form(words.at(-1)!).length)
      if (english !== undefined) return english
    }
    return undefined
  }

  function findBegun(key: string, lastLength: number): string | undefined {
    const least = Math.max(1, key.length - lastLength + 1)
    for (let length = Math.min(key.length, terms.maxLetters); length >= least; length--) {
      const english = terms.begun.get(key.slice(0, length))
      if (english !== undefined) return english
    }
    return undefined
  }

  return {
    read(text, isEnglish) {
      const words = locateWords(text.normalize('NFC'), lang).map(({ from, to }) =>
        text.normalize('NFC').slice(from, to),
      )
      const read: string[] = []
      let known = 0
      for (let at = 0; at < words.length; ) {
        let length = Math.min(terms.maxWords, words.length - at)
        let english: string | undefined
        for (; length > 0; length--) {
          english = find(words.slice(at, at + length))
          if (english !== undefined) break
        }
        if (english !== undefined) {
          read.push(english)
          known++
        } else if (words[at]!.length >= minMixedIn && isEnglish(words[at]!.toLowerCase()))
          read.push(words[at]!)
        at += Math.max(1, length)
      }
      return known > 0 ? read.join(' ') : null
    },
  }
}

/** The longest term at each character; what is written in Latin letters stays. */
function byCharacters(entries: readonly GlossaryEntry[]): Glossary {
  const { exact, maxLetters } = layOut(
    entries.map(({ term, english }) => ({ term: simplifyChinese(term), english })),
    [(word) => word.toLowerCase()],
  )
  return {
    read(text) {
      const simple = simplifyChinese(text).toLowerCase()
      const read: string[] = []
      let known = 0
      for (let at = 0; at < simple.length; ) {
        const written = /^[a-z0-9]{2,40}/.exec(simple.slice(at, at + 40))?.[0]
        let length = written ? 0 : Math.min(maxLetters, simple.length - at)
        while (length > 0 && !exact.has(simple.slice(at, at + length))) length--
        if (written) read.push(written)
        else if (length > 0) {
          read.push(exact.get(simple.slice(at, at + length))!)
          known++
        }
        at += written?.length ?? Math.max(1, length)
      }
      return known > 0 ? read.join(' ') : null
    },
  }
}
