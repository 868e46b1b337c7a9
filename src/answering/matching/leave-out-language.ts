import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import { anyPhrase, begins } from '../danger/word-edges.js'
import { openGlossary } from '../glossary/open-glossary.js'
import { languageNames } from '../mentions/language-names.js'
import { isEnglishWord } from './english-dictionary.js'
import { type SaidLanguage, saidLanguages } from './said-languages.js'

/** Tells a clause that only says which language a family speaks from what it asks. */
interface Reader {
  /** True for such a clause. @param named also true for a bare name, as in "Spanish and Mixteco" */
  isSaid(clause: string, named: boolean): boolean
  /** The length of such a clause at the beginning of one without stops: "hablo poco inglés mi hijo…". */
  lengthSaid(clause: string): number
  joining: RegExp | null
  /** A wish to talk, or for words in one's language. */
  wishes: RegExp
  /** True where a language is named. */
  names(text: string): boolean
}

/**
 * What a text asks beside the family's language: "We speak Somali. The bus did not come."
 * @param lang BCP 47, with or without a region
 * @returns null where no clause only says the language, where nothing is left, or where the rest wishes to talk or to understand
 */
export function leaveOutLanguage(text: string, lang: string): string | null {
  const base = baseOf(lang)
  const reader = readerOf(base)
  if (!reader) return null
  const rest = withoutSaid(text, reader)
  if (rest === null || !/\p{L}/u.test(rest) || isAboutLanguage(rest, reader)) return null
  const english = openGlossary(base)?.read(rest, isEnglishWord)
  return english && isAboutLanguage(english, readerOf('en')!) ? null : rest
}

function isAboutLanguage(text: string, { wishes, names }: Reader): boolean {
  return wishes.test(fold(text)) || names(text)
}

/** True for a text that says nothing but which language the family speaks. */
export function isOnlyLanguage(text: string, lang: string): boolean {
  const reader = readerOf(baseOf(lang))
  return reader !== null && !/\p{L}/u.test(withoutSaid(text, reader) ?? text)
}

const stops = /[.,;:!?…\n()。，；：！？、؟،؛]+|\s[-–—]\s/gu

/** The other clauses; null where none only says a language. */
function withoutSaid(text: string, reader: Reader): string | null {
  let wasSaid = false
  const left = cutAt(text, stops).map(({ said: clause, end }) => {
    const rest = restOf(clause, reader, wasSaid)
    wasSaid ||= rest !== clause
    return rest.trim() === '' ? '' : rest + end
  })
  return wasSaid ? left.join('').trim() : null
}

function restOf(clause: string, reader: Reader, wasSaid: boolean): string {
  if (reader.isSaid(clause, wasSaid)) return ''
  const parts = reader.joining ? cutAt(clause, reader.joining) : []
  let said = wasSaid
  const left = parts.map(({ said: part, end }) => {
    if (!reader.isSaid(part, said)) return part + end
    said = true
    return ''
  })
  if (parts.length > 1 && left.includes('')) return left.join('').trim()
  return clause.slice(reader.lengthSaid(clause))
}

/** What stands before each separator, with the separator. */
function cutAt(text: string, separator: RegExp): { said: string; end: string }[] {
  let from = 0
  const cut = allMatches(text, separator).map((match) => {
    const said = text.slice(from, match.index)
    from = match.index + match[0].length
    return { said, end: match[0] }
  })
  return [...cut, { said: text.slice(from), end: '' }]
}

function readerOf(base: string): Reader | null {
  return readers.get(base) ?? null
}

const word = /[\p{L}\p{M}\p{N}']+/gu

function readSpaced(said: SaidLanguage): Reader {
  const elsewhere = [...languageNames.keys()].filter((name) => name !== said.notNames)
  const names = anyOf([said.names, ...elsewhere].join('|'))
  const speaking = anyOf(said.speaking)
  const beside = anyOf(said.beside)
  const owning = said.owning ? anyOf(said.owning) : null
  const isKnown = (each: string) => names.test(each) || speaking.test(each) || beside.test(each)
  const wordsOf = (clause: string) => fold(clause).match(word) ?? []
  const says = (words: readonly string[], named: boolean) =>
    words.some((each) => names.test(each)) &&
    (named || words.some((each) => speaking.test(each))) &&
    words.every(isKnown)
  return {
    isSaid: (clause, named) => says(wordsOf(clause), named),
    lengthSaid: (clause) => {
      const found = allMatches(fold(clause), word)
      const beyond = found.findIndex(({ 0: each }) => !isKnown(each))
      const known = found.slice(0, beyond < 0 ? found.length : beyond)
      const last = known.findLastIndex(({ 0: each }) => names.test(each))
      const words = known.slice(0, last + 1)
      if (last + 1 === beyond && owning?.test(words.at(-2)?.[0] ?? '')) return 0
      if (
        fold(clause).length !== clause.length ||
        !says(
          words.map(({ 0: each }) => each),
          false,
        )
      )
        return 0
      const { index, 0: name } = words.at(-1)!
      return index + name.length
    },
    joining: joiningOf(said.joining),
    wishes: wishesOf(said.wishes, begins),
    names: (text) => wordsOf(text).some((each) => names.test(each)),
  }
}

function readUnspaced({ names, speaking, beside, wishes }: SaidLanguage): Reader {
  const all = [names, speaking, beside].flatMap((list) => list.split('|'))
  const any = all
    .toSorted((a, b) => b.length - a.length)
    .map(fold)
    .join('|')
  // Each word is taken once, the longest: "不太" is also "不" and "太", and trying both grows with the text.
  const each = `(?:(?=(${any}))\\1)`
  const known = buildPattern(`^${each}{1,20}$`, 'u')
  const begins = buildPattern(`^${each}{1,20}`, 'u')
  const [name, speaks] = [names, speaking].map((list) => buildPattern(fold(list), 'u')) as [RegExp, RegExp]
  const eachName = buildPattern(fold(names), 'gu')
  const says = (clause: string, named: boolean) => name.test(clause) && (named || speaks.test(clause))
  return {
    isSaid: (clause, named) => {
      const folded = fold(clause).replace(/\s/gu, '')
      return known.test(folded) && says(folded, named)
    },
    lengthSaid: (clause) => {
      const begun = begins.exec(clause)?.[0] ?? ''
      const last = allMatches(begun, eachName).at(-1)
      return last && says(begun, false) ? last.index + last[0].length : 0
    },
    joining: null,
    wishes: wishesOf(wishes, ''),
    names: (text) => name.test(fold(text)),
  }
}

function anyOf(list: string): RegExp {
  const each = list.split('|').map((listed) => fold(listed).replace('*', String.raw`[\p{L}\p{M}']*`))
  return buildPattern(`^(?:${[...new Set(each)].join('|')})$`, 'u')
}

function wishesOf(list: string, start: string): RegExp {
  const listed = list
    .split('|')
    .map((wish) => ({ source: wish.replace('*', ''), isWhole: !wish.endsWith('*') && start !== '' }))
  return buildPattern(anyPhrase(listed, start), 'u')
}

function joiningOf(list: string): RegExp {
  return buildPattern(String.raw`(?<!\s)\s(?:${list})\s`, 'giu')
}

/** Vietnamese is read without its marks. */
function fold(text: string): string {
  return foldWithApostrophes(text).replaceAll('đ', 'd')
}

function baseOf(lang: string): string {
  return lang.split('-')[0] ?? lang
}

// Built with this file, so that the tests of all patterns see them.
const readers = new Map(
  Object.entries(saidLanguages).map(([base, words]) => [
    base,
    base === 'zh' ? readUnspaced(words) : readSpaced(words),
  ]),
)
