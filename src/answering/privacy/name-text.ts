import { type MentionText, type MentionWord, opensSentence } from '../../platform/text/mention-text.js'
import type { MentionIndex } from '../mentions/mention-index.js'
import { placesOf, readNames } from '../mentions/read-names.js'
import { articles, mayPrecedeName } from './name-words.js'

/** A word with its place in the text, and what tells of a name. */
export interface NameWord extends MentionWord {
  from: number
  to: number
  /** Starts with a capital, in a text whose capitals say something. */
  high: boolean
  /** High where no sentence starts. */
  mid: boolean
  /** Starts a sentence. */
  opens: boolean
  /** "son", "hija", "neighbor": a name may follow. */
  family: boolean
  /** "the", "una": a thing follows. */
  article: boolean
  /** Part of the name of a school or of listed staff, or no word at all. */
  stays: boolean
}

/** Lays a text out to find names in it. */
export function locateNameWords(
  text: string,
  read: MentionText,
  lang: string,
  index: MentionIndex,
): NameWord[] {
  const { schools, people } = readNames(read, lang, index)
  const listed = people.filter(({ edits, title, by }) => edits === 0 && (title !== null || by === 'full'))
  const stays = placesOf([...schools, ...listed])
  const telling = areCapitalsTelling(read.words)
  let end = 0
  return read.words.map((word, at) => {
    const from = text.indexOf(word.raw, end)
    end = from + word.raw.length
    const high = telling && isHigh(word.raw)
    const opens = opensSentence(word, at)
    // Field by field: an object of this many fields put together by spreading is ten times as large, and there is one a word.
    return {
      raw: word.raw,
      word: word.word,
      capital: word.capital,
      possessive: word.possessive,
      gap: word.gap,
      from,
      to: end,
      high,
      opens,
      mid: high && !opens,
      // "Son" is Spanish for "are".
      family: mayPrecedeName.has(word.word) && !word.possessive && !(lang === 'es' && word.word === 'son'),
      // And "a" is Spanish for "to".
      article: articles.has(word.word) && !(lang === 'es' && word.word === 'a'),
      stays: stays.has(at) || /\d/.test(word.raw),
    }
  })
}

/** Not where all is in capitals, or Every Word Has One. */
function areCapitalsTelling(words: readonly MentionWord[]): boolean {
  const capitals = words.filter(({ raw }) => isHigh(raw)).length
  return words.length < 4 ? capitals < words.length : capitals <= words.length * 0.6
}

function isHigh(raw: string): boolean {
  return /^\p{Lu}/u.test(raw)
}
