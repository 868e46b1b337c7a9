import type { Identifier } from '../identifier.js'
import type { NameWord } from '../locate-name-words.js'
import { linkWords, massNouns, notPeople } from '../name-words.js'
import { letterThings, plainWords } from '../plain-words.js'
import { letterPairs, linkNames } from '../rare-names.js'
import { type Tag, tags } from './word-tagger.js'

/** The tagger's findings: names, which may be extended later, and finished addresses and accounts. */
export interface Tagged {
  /** Indexes of words that are names. */
  names: ReadonlySet<number>
  others: Identifier[]
}

type SoughtTag = Exclude<Tag, 'other'>

/**
 * Minimum probability to accept a tag. Chosen on unseen sentences in families' style: lower values find hardly more,
 * and take more of the catalog's words. Spanish has more forms that dictionaries lack, so it needs more.
 */
const minProbability: Record<string, Record<SoughtTag, number>> = {
  en: { name: 0.08, address: 0.2, account: 0.2 },
  es: { name: 0.3, address: 0.5, account: 0.4 },
}

/** Of Spanish words in small letters, which are names less often than they are misspelled. */
const minForLowSpanish = 0.5

/** For function words such as "do" and "in". */
const minForLinks: Record<SoughtTag, number> = { name: 0.7, address: 0.7, account: 0.7 }

/** @param likely see `tagWords` */
export function findTagged(words: readonly NameWord[], likely: Float32Array, lang: string): Tagged {
  const min = minProbability[lang] ?? minProbability.en!
  const minForLow = { ...min, name: minForLowSpanish }
  const given = words.map((_, at) => {
    const { word, raw } = words[at]!
    const minHere = lang === 'es' && raw === raw.toLowerCase() ? minForLow : min
    const tag = tagOf(likely, at, linkNames.has(word) ? minForLinks : minHere)
    return isPlausible(words, at, tag) ? tag : 'other'
  })
  const names = new Set<number>()
  const others: Identifier[] = []
  for (let at = 0; at < words.length; at++) {
    const tag = given[at]!
    if (tag === 'name') names.add(at)
    if (tag !== 'address' && tag !== 'account') continue
    const last = endOf(words, given, at)
    if (isSpecific(words.slice(at, last + 1), tag))
      others.push({ kind: tag, from: words[at]!.from, to: words[last]!.to })
    at = last
  }
  return { names, others }
}

/** "In" is never part of an address, and "ENG 101" is not a person. */
function isPlausible(words: readonly NameWord[], at: number, tag: Tag): boolean {
  const { word, raw } = words[at]!
  if (tag !== 'name') return !linkNames.has(word)
  if (plainWords.has(word) || notPeople.has(word)) return false
  // "A matter of faith".
  if (words[at - 1]?.word === 'of' && massNouns.has(word) && raw === word) return false
  const isShort = raw === word || raw === raw.toUpperCase()
  if (word.length === 2 && isShort && letterThings.has(word))
    return linkNames.has(word) || letterPairs.has(word)
  return !(/^\p{Lu}{3,}$/u.test(raw) && /^\d/.test(words[at + 1]?.raw ?? ''))
}

const counted =
  /^(?:students|kids|children|people|families|days|weeks|minutes|hours|years|miles|dollars|times|estudiantes|ninos|alumnos|familias|dias|semanas|minutos|horas|anos|millas|dolares|veces)$/

/** Numbers alone are too vague: an address needs a word, an account name letters and a digit or a sign. */
function isSpecific(words: readonly NameWord[], tag: Tag): boolean {
  // "10000 for 25000".
  const ownWords = words.filter(({ word }) => !linkWords.has(word))
  if (!ownWords.some(({ raw }) => /\p{L}{2}/u.test(raw)) || words.some(({ word }) => counted.test(word)))
    return false
  return (
    tag === 'address' || words.some(({ raw, gap }, at) => /\d/.test(raw) || (at > 0 && /[_.@-]/.test(gap)))
  )
}

/** The likeliest tag besides `other`, if likely enough. */
function tagOf(likely: Float32Array, at: number, min: Record<SoughtTag, number>): Tag {
  const row = at * tags.length
  let best = 1
  for (let tag = 2; tag < tags.length; tag++) if (likely[row + tag]! > likely[row + best]!) best = tag
  const tag = tags[best]! as SoughtTag
  return 1 - likely[row]! < min[tag] ? 'other' : tag
}

/** How many function words an address may contain in a row: "Calle de la Cruz", "5th and Main". */
const maxBetween = 2

function endOf(words: readonly NameWord[], given: readonly Tag[], first: number): number {
  let last = first
  for (let at = first + 1; at < words.length && at - last <= maxBetween + 1; at++) {
    if (/[!?;\n]|\.\s{1,3}$/.test(words[at]!.gap)) break
    if (given[at] === given[first]) last = at
    else if (given[at] !== 'other') break
  }
  return last
}
