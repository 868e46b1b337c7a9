import { type MentionText, type MentionWord, opensSentence } from '../../platform/text/mention-text.js'
import type { MentionIndex } from '../mentions/mention-index.js'
import { placesOf, readNames } from '../mentions/read-names.js'
import { articles, mayPrecedeName } from './name-words.js'

/** A word with its position in the text, and evidence that it may be a name. */
export interface NameWord extends MentionWord {
  from: number
  to: number
  /** Capitalized, in a text where capitals mean something. */
  capitalized: boolean
  /** Capitalized in mid-sentence. */
  midCapital: boolean
  /** Starts a sentence. */
  startsSentence: boolean
  /** "son", "hija", "neighbor": a name may follow. */
  family: boolean
  /** "the", "una": a noun follows. */
  article: boolean
  /** Not a private name: part of a school's or a listed staff member's name, or it has a digit. */
  isPublic: boolean
}

/** The words of a text, ready for finding names. */
export function locateNameWords(
  text: string,
  read: MentionText,
  lang: string,
  index: MentionIndex,
): NameWord[] {
  const { schools, people } = readNames(read, lang, index)
  const listed = people.filter(({ edits, title, by }) => edits === 0 && (title !== null || by === 'full'))
  const publicWords = placesOf([...schools, ...listed])
  const capitalsMatter = doCapitalsMatter(read.words)
  let end = 0
  return read.words.map((word, at) => {
    const from = text.indexOf(word.raw, end)
    end = from + word.raw.length
    const capitalized = capitalsMatter && startsUpper(word.raw)
    const startsSentence = opensSentence(word, at)
    // Listed field by field: built by spreading, an object of this many fields takes ten times the memory, and there is
    // one per word.
    return {
      raw: word.raw,
      word: word.word,
      capital: word.capital,
      possessive: word.possessive,
      gap: word.gap,
      from,
      to: end,
      capitalized,
      startsSentence,
      midCapital: capitalized && !startsSentence,
      // In Spanish, "son" means "are".
      family: mayPrecedeName.has(word.word) && !word.possessive && !(lang === 'es' && word.word === 'son'),
      // In Spanish, "a" means "to".
      article: articles.has(word.word) && !(lang === 'es' && word.word === 'a'),
      isPublic: publicWords.has(at) || /\d/.test(word.raw),
    }
  })
}

/** Capitals mean nothing if the text is all caps, or Capitalizes Every Word. */
function doCapitalsMatter(words: readonly MentionWord[]): boolean {
  const capitals = words.filter(({ raw }) => startsUpper(raw)).length
  return words.length < 4 ? capitals < words.length : capitals <= words.length * 0.6
}

function startsUpper(raw: string): boolean {
  return /^\p{Lu}/u.test(raw)
}
