import { type MentionText, readMentionText } from '../../platform/text/mention-text.js'
import type { MentionIndex } from '../mentions/mention-index.js'
import { completeAddresses } from './complete-addresses.js'
import { findAccounts } from './find-accounts.js'
import { findAddresses } from './find-addresses.js'
import { findBirthDates } from './find-birth-dates.js'
import { findDocumentDates } from './find-document-dates.js'
import { findEmails } from './find-emails.js'
import { findHandles } from './find-handles.js'
import { findNumbers } from './find-numbers.js'
import { findPrivateNames } from './find-private-names.js'
import { findRooms } from './find-rooms.js'
import { findSpanishPlaces } from './find-spanish-places.js'
import { type Identifier, joinIdentifiers } from './identifier.js'
import { isPublicAddress } from './is-public-address.js'
import { locateNameWords } from './locate-name-words.js'
import { locateTokens } from './locate-tokens.js'
import { findTagged } from './tagger/find-tagged.js'
import { type TaggerModel, tagWords } from './tagger/word-tagger.js'
import type { WordKnowledge } from './word-knowledge.js'

/** The sources that `findIdentifiers` needs. */
export interface IdentifierSources {
  /** The district's public names, which are not identifiers. */
  index: MentionIndex
  knowledge: WordKnowledge
  thisYear: number
  tagger: TaggerModel
}

/** Names are found in these languages only. */
export const languagesWithNames: ReadonlySet<string> = new Set(['en', 'es'])

/**
 * Everything in a text that may identify somebody: names of people who are not in the public directory, phone numbers,
 * email and street addresses, ids, birth dates, accounts, license plates. Errs toward finding too much. Pure, about a
 * millisecond.
 * @param text as typed, or tidied: results are offsets into this string
 * @param lang BCP 47 language of the text; names are only found in English and Spanish
 * @returns in order, without overlaps
 */
export function findIdentifiers(
  text: string,
  lang: string,
  { index, knowledge, thisYear, tagger }: IdentifierSources,
  read: MentionText = readMentionText(text),
): Identifier[] {
  const words = languagesWithNames.has(lang) ? locateNameWords(text, read, lang, index) : []
  const tagged = findTagged(words, tagWords(words, lang, knowledge, tagger), lang)
  const tokens = locateTokens(text, read)
  const addresses = [
    ...findAddresses(text, tokens, knowledge),
    ...(lang === 'es' ? findSpanishPlaces(text) : []),
  ]
  const ofSchools = addresses.filter(({ from, to }) => isPublicAddress(text.slice(from, to), index.directory))
  const formed = [
    ...findAccounts(text),
    ...findHandles(text, tokens, knowledge),
    ...findEmails(text),
    ...findBirthDates(text, thisYear),
    ...findDocumentDates(text),
    ...findNumbers(text, tokens, knowledge),
    ...addresses,
  ]
  // A pattern match is more reliable than context.
  const isFormed = ({ from, to }: IdentifierStretch) => formed.some((one) => one.from < to && from < one.to)
  const taggedMore = tagged.others.filter(
    (one) => !isFormed(one) || continuesAddress(one, formed, ofSchools, text),
  )
  const taggedNames = new Set([...tagged.names].filter((at) => !isFormed(words[at]!)))
  const names = findPrivateNames(text, words, taggedNames, knowledge)
  const found = joinIdentifiers([
    ...formed.filter((one) => !ofSchools.includes(one)),
    ...taggedMore,
    ...findRooms(text, names),
    // On Lantern Street, "Lantern" is not a person.
    ...names.filter(({ from, to }) => !ofSchools.some((school) => school.from <= from && to <= school.to)),
  ])
  return completeAddresses(text, found, lang)
}

/** Context may extend an address: "2200 Oak Way, Pod C". The extension has a capital letter or a digit. */
function continuesAddress(
  one: Identifier,
  formed: readonly Identifier[],
  ofSchools: readonly Identifier[],
  text: string,
): boolean {
  if (one.kind !== 'address') return false
  const within = formed.filter(({ from, to }) => from < one.to && one.from < to)
  if (within.some((each) => each.kind !== 'address' || ofSchools.includes(each))) return false
  const end = Math.max(...within.map(({ to }) => to))
  return one.to > end && /[\p{Lu}\d]/u.test(text.slice(end, one.to))
}

type IdentifierStretch = Pick<Identifier, 'from' | 'to'>
