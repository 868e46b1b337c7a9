import type { MentionText, MentionWord } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import type { MentionIndex } from './mention-index.js'
import { isFamilyMember, isOtherPerson, isOutsider } from './name-context.js'
import type { NearWord } from './near-words.js'
import type { KnownPerson } from './people-index.js'
import { firmTitles, isTitle } from './titles.js'

/** How a person is named. `duty`: by what they do ("coach of girls soccer"). */
export type NamedBy = 'full' | 'last' | 'first' | 'duty'

/** A mention of one person, or of several with the same name. Covers title and name, from word `start`. */
export interface PeopleMention {
  people: readonly KnownPerson[]
  by: NamedBy
  edits: number
  /** Folded; null for none. */
  title: string | null
  start: number
  length: number
}

/**
 * All mentions of staff by name.
 * @param taken words that are already something else, such as a school's name
 * @param isLookUp the text is short enough for a look-up: accept misspelled and bare names
 */
export function findPeopleMentions(
  { words }: MentionText,
  index: MentionIndex,
  taken: ReadonlySet<number>,
  isLookUp: boolean,
): PeopleMention[] {
  const found: PeopleMention[] = []
  for (let start = 0; start < words.length; start++) {
    if (taken.has(start)) continue
    const mention = mentionAt({ words, start, index, isLookUp })
    if (!mention) continue
    found.push(mention)
    start = mention.start + mention.length - 1
  }
  return found
}

interface Position {
  words: readonly MentionWord[]
  start: number
  index: MentionIndex
  isLookUp: boolean
}

function mentionAt(position: Position): PeopleMention | null {
  const { words, start } = position
  if (isTitle(words[start]!.word) && start + 1 < words.length && !isOutsider(words, start)) {
    const name = nameAfterTitle(position)
    if (name) return name
  }
  // In a long text a bare last name is too often a road, an illness or another family.
  const name = fullName(position, start, position.isLookUp) ?? (position.isLookUp ? bareName(position) : null)
  return name && !isFamilyMember(words, start, position.index) ? name : null
}

/** "Ms Alvarez", "coach Trujillo", "Dr. L. Alvarez", "Ms Luz". */
function nameAfterTitle(position: Position): PeopleMention | null {
  const { words, start } = position
  const title = words[start]!.word
  if (/[,;:!?]/.test(words[start + 1]!.gap)) return null
  const firm =
    firmTitles.has(title) && !(title === 'miss' && !words[start]!.capital && !words[start + 1]!.capital)
  const full = fullName(position, start + 1, firm)
  const named = full ?? titledName(position, start + 1, firm)
  return (
    named && {
      ...named,
      title: named.by === 'full' || isSureAfter(position, firm) ? title : null,
      start,
      length: named.start + named.length - start,
    }
  )
}

/** "principal guerrero" could be "principal war": a person only in a look-up. */
function isSureAfter({ words, start, index }: Position, firm: boolean): boolean {
  const { word, capital } = words[start + 1]!
  return firm || capital || !index.isOrdinary(word)
}

function titledName(position: Position, at: number, firm: boolean): PeopleMention | null {
  const { words, index } = position
  const { word, capital } = words[at]!
  const sure = firm || capital || !index.isOrdinary(word)
  if (!sure && !position.isLookUp) return null
  const last = lastNameAt(position, at, (typed) => (firm && capital) || !index.isOrdinary(typed))
  if (last && (last.edits === 0 || firm || capital || position.isLookUp)) return last
  const people = firm || capital ? index.people.byFirst.get(word) : undefined
  return people ? { people, by: 'first', edits: 0, title: null, start: at, length: 1 } : null
}

/** First and last name, "last, first", or an initial and the last name. */
function fullName(position: Position, at: number, fuzzy: boolean): PeopleMention | null {
  return firstThenLast(position, at, fuzzy) ?? lastThenFirst(position, at) ?? initialThenLast(position, at)
}

function firstThenLast(position: Position, at: number, fuzzy: boolean): PeopleMention | null {
  const { words, index } = position
  for (const parts of [1, 2]) {
    const typed = joined(words, at, parts)
    if (typed === null || (parts === 1 && typed.length < 2)) continue
    for (const first of namesNear(index.people.firstNames, typed, fuzzy && !index.isOrdinary(typed))) {
      const last = lastNameAt(position, at + parts, () => true)
      if (!last) break
      const people = last.people.filter((known) => known.first.includes(first.word))
      const edits = first.edits + last.edits
      const ordinary = index.isOrdinary(typed) && index.isOrdinary(joined(words, at + parts, 1) ?? '')
      if (people.length > 0 && !(ordinary && !words[at]!.capital && !words[at + parts]!.capital))
        return { people, by: 'full', edits, title: null, start: at, length: parts + last.length }
    }
  }
  return null
}

function lastThenFirst(position: Position, at: number): PeopleMention | null {
  const { words, index } = position
  const last = index.people.byLast.get(words[at]!.word)
  const next = words[at + 1]
  if (!last || !next || (!next.gap.includes(',') && !position.isLookUp)) return null
  const people = last.filter((known) => known.first.includes(next.word))
  return people.length > 0 ? { people, by: 'full', edits: 0, title: null, start: at, length: 2 } : null
}

function initialThenLast(position: Position, at: number): PeopleMention | null {
  const { words, index } = position
  const [initial, next] = [words[at]!, words[at + 1]]
  const isInitial = initial.word.length === 1 && next && /^\.?\s?$/.test(next.gap)
  if (!isInitial || (initial.raw === initial.word && !next.gap.startsWith('.'))) return null
  if (index.isOrdinary(next.word) && !next.capital) return null
  const last = lastNameAt(position, at + 1, (typed) => !index.isOrdinary(typed))
  const people = last?.people.filter(({ first }) => first.some((name) => name.startsWith(initial.word))) ?? []
  return last && people.length > 0 ? { ...last, people, start: at, length: last.length + 1 } : null
}

/** A last name of up to three words; exact matches before misspelled ones. */
function lastNameAt(
  { words, index }: Position,
  at: number,
  mayBeMisspelled: (typed: string) => boolean,
): PeopleMention | null {
  for (const fuzzy of [false, true]) {
    for (const parts of [3, 2, 1]) {
      const typed = joined(words, at, parts)
      if (typed === null || (parts === 1 && typed.length < 2)) continue
      if (fuzzy && (parts > 1 ? index.isOrdinary(words[at]!.word) : !mayBeMisspelled(typed))) continue
      const [near] = namesNear(index.people.lastNames, typed, fuzzy)
      if (near) return nearestPeople(index, typed, near, at, parts, fuzzy)
    }
  }
  return null
}

function nearestPeople(
  { people }: MentionIndex,
  typed: string,
  near: NearWord,
  start: number,
  length: number,
  fuzzy: boolean,
): PeopleMention {
  const names = namesNear(people.lastNames, typed, fuzzy).filter(({ edits }) => edits === near.edits)
  const named = new Set(names.flatMap(({ word }) => people.byLast.get(word) ?? []))
  return { people: [...named], by: 'last', edits: near.edits, title: null, start, length }
}

function namesNear(
  names: { has(word: string): boolean; find(word: string): readonly NearWord[] },
  typed: string,
  fuzzy: boolean,
): readonly NearWord[] {
  if (names.has(typed)) return [{ word: typed, edits: 0 }]
  return fuzzy ? names.find(typed) : []
}

const notAfter = wordSet(
  'the a an my our his her their your this that each every some any no al un una el los las',
)

/** A last name without a title: not an ordinary word, unless capitalized. */
function bareName(position: Position): PeopleMention | null {
  const { words, start, index } = position
  const { word, capital } = words[start]!
  const ordinary = index.isOrdinary(word)
  if (word.length < 2 || notAfter.has(words[start - 1]?.word ?? '')) return null
  if (isOtherPerson(words, start, index)) return null
  const last = lastNameAt(position, start, () => !ordinary)
  // "van horn" is not a van.
  return last && (!ordinary || capital || last.length > 1) ? last : null
}

function joined(words: readonly MentionWord[], at: number, parts: number): string | null {
  if (at + parts > words.length) return null
  let letters = words[at]!.word
  for (let i = at + 1; i < at + parts; i++) {
    const { word, gap } = words[i]!
    if (!/^[\s\-'’]{1,2}$/.test(gap) || words[i - 1]!.possessive) return null
    letters += word
  }
  return letters
}
