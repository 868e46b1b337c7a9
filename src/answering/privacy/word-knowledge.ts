import { rememberWords } from '../../platform/cache/remember-words.js'
import type { PackedWords } from '../../platform/text/packed-words.js'
import { wordSet } from '../../platform/text/word-set.js'
import { soundKey } from '../matching/sound-key.js'
import { alsoNames, linkWords, mostlyNames } from './name-words.js'
import { natureWords, nicknames, rareNames } from './rare-names.js'
import { readNameList } from './read-name-list.js'
import { createSpanishForms, type SpanishForms } from './spanish-forms.js'

/** Facts about a folded word, for English and Spanish together, since families mix them. */
export interface WordKnowledge {
  /** A function word: a name only when capitalized right after a word for a child. */
  isLink(word: string): boolean
  /** A name in any context: on a list of names and not a word, or entirely unknown. */
  isSurelyName(word: string): boolean
  /** A name that may also be a word, such as `summer` or `luz`: needs more evidence. */
  mayBeName(word: string): boolean
  /**
   * One of those that is on the list of names, including last names, but hardly anybody's first name: `head`, `grande`.
   */
  isMostlyWord(word: string): boolean
  /** One of those that is rarely a word without an article, such as `hunter`. */
  isMostlyName(word: string): boolean
  /** A word that is rarely a name: needs a child, a pronoun or another name next to it. */
  isRareName(word: string): boolean
  /** One of those about weather and the like. */
  isNatureWord(word: string): boolean
  /** In a dictionary or in the catalog, as spelled. */
  isWord(word: string): boolean
  /** The same, or a misspelling of such a word. */
  isKnown(word: string): boolean
  /** Rare in the catalog, which is written the way families write. */
  isRare(word: string): boolean
  /** So common that hardly any street is named that. */
  isCommon(word: string): boolean
}

export interface CatalogWords {
  /** Changes with each publication: cached answers are then outdated. */
  state(): unknown
  /** How often the catalog has a word, in English and Spanish. */
  timesWritten(word: string): number
  /** True if the revision has a synonym for it. */
  hasMeaning(word: string): boolean
  /** True for any form of a word in the English dictionary. */
  isEnglish(word: string): boolean
  /** The catalog word that this one misspells; itself if none. */
  correct(word: string): string
}

/** A name that the catalog has this often is mostly a word. */
export const minCommonUses = 12
/** A word that only the catalog has, less often than this, may be a name in a phrasing. */
const minWordUses = 6
/** Families hardly write a word that the catalog has less often than this. */
const minPlainUses = 3
/** Shorter words sound like too many others. */
const minLengthBySound = 3
const maxSounding = 5000
/** A word this frequent is a function word. */
const minLinkUses = 150

export function createWordKnowledge(catalog: CatalogWords): WordKnowledge {
  const { timesWritten, hasMeaning, isEnglish, correct } = catalog
  const isOften = (word: string) => timesWritten(word) >= minCommonUses
  const isInUse = (word: string) => isEnglish(word) || readLists().spanish.has(word) || isOften(word)
  const isListed = (word: string) => readLists().names.has(word)
  const mayBeName = (word: string) => isListed(word) || alsoNames.has(word) || nicknames.has(word)
  const isOnlyName = (word: string) => mayBeName(word) && !isInUse(word)
  const isWord = (word: string) =>
    timesWritten(word) >= minWordUses ||
    hasMeaning(word) ||
    isEnglish(word) ||
    readLists().spanish.isForm(word) ||
    isNumeral(word)
  const sounding = rememberWords(maxSounding, (word) => readLists().bySound.isForm(spanishSound(word)))
  /** "yevo", "vakuna": spelled the way Spanish sounds. */
  const soundsKnown = (word: string) => word.length >= minLengthBySound && sounding(word)
  const isKnown = (word: string) => isWord(word) || correct(word) !== word || soundsKnown(word)
  /** "jaydens bus": the apostrophe is usually left out. */
  const isOwner = (word: string) => word.endsWith('s') && isOnlyName(word.slice(0, -1)) && !isInUse(word)
  return rememberFacts(catalog.state, {
    mayBeName,
    isKnown,
    isWord,
    isRareName: (word) => rareNames.has(word),
    isNatureWord: (word) => natureWords.has(word),
    isLink: (word) => linkWords.has(word) || (timesWritten(word) >= minLinkUses && !alsoNames.has(word)),
    isSurelyName: (word) => (mayBeName(word) ? isOnlyName(word) : isOwner(word) || !isKnown(word)),
    isMostlyWord: (word) => isListed(word) && !alsoNames.has(word) && !nicknames.has(word) && isInUse(word),
    isMostlyName: (word) => mostlyNames.has(word),
    isRare: (word) =>
      timesWritten(word) < minPlainUses && !hasMeaning(word) && timesWritten(correct(word)) < minCommonUses,
    isCommon: (word) => (mayBeName(word) ? isOften(word) : isKnown(word) || timesWritten(word) > 0),
  })
}

/** Words with their facts: what families write most. */
const maxRemembered = 10_000

/**
 * Facts that are looked up once for each word: a tagger and dozens of patterns ask for the same ones.
 * @param state when it changes, all are looked up again
 */
function rememberFacts(state: CatalogWords['state'], look: WordKnowledge): WordKnowledge {
  const facts = Object.keys(look) as (keyof WordKnowledge)[]
  let known = new Map<string, { asked: number; said: number }>()
  let knownIn: unknown
  const remember = (fact: keyof WordKnowledge, bit: number) => (word: string) => {
    const now = state()
    if (now !== knownIn || known.size > maxRemembered) {
      known = new Map()
      knownIn = now
    }
    let of = known.get(word)
    if (!of) {
      of = { asked: 0, said: 0 }
      known.set(word, of)
    }
    if ((of.asked & bit) === 0) {
      if (look[fact](word)) of.said |= bit
      of.asked |= bit
    }
    return (of.said & bit) !== 0
  }
  return Object.fromEntries(
    facts.map((fact, i) => [fact, remember(fact, 1 << i)]),
  ) as unknown as WordKnowledge
}

/** Dictionary and names. */
interface Lists {
  spanish: SpanishForms
  bySound: SpanishForms
  names: PackedWords
}

let lists: Lists | null = null

/** Read once, when they are first needed: they never change. */
function readLists(): Lists {
  lists ??= {
    spanish: createSpanishForms(),
    bySound: createSpanishForms(spanishSound),
    names: readNameList(),
  }
  return lists
}

const spanishSound = (word: string) => soundKey(word, 'es')
const ordinals = wordSet('st nd rd th am pm yr yrs yo ro do to')
const isNumeral = (word: string) => /\d/.test(word) || ordinals.has(word)
