import type { School } from '../directory/school-store.js'
import type { Level } from '../routing/revision.js'
import { editDistance } from './edit-distance.js'
import type { MentionIndex } from './mention-index.js'
import { type MentionText, opensSentence } from './mention-text.js'
import { editsAllowed } from './near-words.js'
import { roadWords, type SchoolForm } from './school-index.js'
import { familyWords, isTitle } from './titles.js'
import { wordSet } from './word-set.js'

/** Where a school is named: the words from `start`, `length` of them, "elementary school" included. */
export interface SchoolMention {
  school: School
  start: number
  length: number
  /** Whose school it is said to be: the child's, a brother's or another's, or nobody says. */
  whose: 'child' | 'other' | null
}

/** All mentions of schools, in order. */
export function findSchoolMentions({ words }: MentionText, index: MentionIndex): SchoolMention[] {
  const found: SchoolMention[] = []
  for (let start = 0; start < words.length; start++) {
    const mention = mentionAt(words, start, index)
    if (!mention) continue
    found.push(mention)
    start += mention.length - 1
  }
  return found
}

/** The school meant: the only one named, or of two the one that the child alone is said to go to. */
export function schoolMeant(mentions: readonly SchoolMention[]): School | null {
  const named = new Set(mentions.map(({ school }) => school))
  if (named.size === 1) return mentions[0]!.school
  if (mentions.some(({ whose }) => whose === 'other')) return null
  const attended = new Set(mentions.flatMap(({ school, whose }) => (whose === 'child' ? [school] : [])))
  return named.size === 2 && attended.size === 1 ? [...attended][0]! : null
}

type Words = MentionText['words']

/** A form that the words from `start` to before `end` spell. */
interface Spelling {
  form: SchoolForm
  start: number
  end: number
  exact: boolean
}

function mentionAt(words: Words, start: number, index: MentionIndex): SchoolMention | null {
  const spellings = spellingsAt(words, start, index).flatMap((spelling) => {
    const kind = kindAfter(words, spelling.end)
    return fitsKind(spelling.form.school, kind.levels) && isMeant(words, spelling, kind.length > 0)
      ? [{ ...spelling, kind }]
      : []
  })
  const longest = Math.max(0, ...spellings.map(({ form }) => form.words.length))
  const best = spellings.filter(({ form }) => form.words.length === longest)
  const schools = new Set(best.map(({ form }) => form.school))
  if (schools.size !== 1) return null
  const { form, end, kind } = best[0]!
  return { school: form.school, start, length: end + kind.length - start, whose: whoseSchool(words, start) }
}

function spellingsAt(words: Words, start: number, { schools, isOrdinary }: MentionIndex): Spelling[] {
  const first = words[start]!.word
  const found: Spelling[] = []
  for (const { word } of schools.firstWords.find(first)) {
    const slip = word !== first
    if (slip && isOrdinary(first)) continue
    for (const form of schools.byFirstWord.get(word)!) {
      const end = start + form.words.length
      if (end <= words.length && spells(words, start, form)) found.push({ form, start, end, exact: !slip })
    }
  }
  return found.length > 0 ? found : runTogether(words, start, schools.byLetters)
}

function spells(words: Words, start: number, form: SchoolForm): boolean {
  return form.words.every((word, i) => {
    const typed = words[start + i]!.word
    if (typed === word || (word === 'street' && typed === 'st')) return true
    const most = editsAllowed(typed)
    return most > 0 && editDistance(typed, word, most) <= most
  })
}

/** `quarryhill` for Quarry Hill, and `river bend` for Riverbend. */
function runTogether(
  words: Words,
  start: number,
  byLetters: ReadonlyMap<string, readonly SchoolForm[]>,
): Spelling[] {
  for (const length of [2, 1]) {
    const letters = words
      .slice(start, start + length)
      .map(({ word }) => word)
      .join('')
    const forms = (byLetters.get(letters) ?? []).filter((form) => form.words.length !== length)
    if (forms.length > 0) return forms.map((form) => ({ form, start, end: start + length, exact: true }))
  }
  return []
}

const kindWords: Readonly<Record<string, Level | 'any'>> = {
  elementary: 'elementary',
  elementry: 'elementary',
  elemantary: 'elementary',
  elementery: 'elementary',
  elem: 'elementary',
  es: 'elementary',
  primary: 'elementary',
  primaria: 'elementary',
  middle: 'middle',
  midle: 'middle',
  ms: 'middle',
  jr: 'middle',
  intermedia: 'middle',
  intermediate: 'middle',
  high: 'high',
  highschool: 'high',
  hs: 'high',
  prepa: 'high',
  preparatoria: 'high',
  secundaria: 'any',
  school: 'any',
  schools: 'any',
  academy: 'any',
  k8: 'any',
}

interface Kind {
  length: number
  levels: ReadonlySet<Level>
}

/** "elementary school", "HS" and the like behind a name. */
function kindAfter(words: Words, at: number): Kind {
  const levels = new Set<Level>()
  let length = 0
  for (; length < 3; length++) {
    const next = words[at + length]
    const kind = next && !/[.!?,;:]/.test(next.gap) ? kindOf(next.word, words, at + length) : undefined
    if (kind === undefined) break
    if (kind !== 'any') levels.add(kind)
  }
  return { length, levels }
}

function kindOf(word: string, words: Words, at: number): Level | 'any' | undefined {
  const after = words[at + 1]
  // "Harmony Ms. Alvarez", "Lincoln es muy grande", "Harmony high fees": not the school's kind.
  if (word === 'ms' && after?.capital && /^\.? $/.test(after.gap)) return undefined
  if (word === 'es' && words[at]!.raw !== 'ES' && at + 1 < words.length) return undefined
  return Object.hasOwn(kindWords, word) ? kindWords[word] : undefined
}

function fitsKind(school: School, levels: ReadonlySet<Level>): boolean {
  return levels.size === 0 || levels.has(school.level)
}

const prepositions = wordSet('at from attends attend attending en @')
const vaguePrepositions = wordSet('in to into of for near by with de del a para desde')
const articles = wordSet('la el the')
const schoolBefore = wordSet(
  'school escuela primaria secundaria preparatoria prepa intermedia elementary academy',
)
const schoolThings = wordSet(
  `bus buses pta principal nurse office front secretary counselor teacher teachers parents parent students student staff
  gym playground cafeteria library pickup dropoff kindergarten attendance phone number email address band football
  soccer basketball team boundary kids families librarian registrar`,
)
const otherThings = wordSet(
  'memorial birthday day park center centre town city county project essay report museum bank mall hospital church penny log logs',
)
const trafficWords = wordSet(
  'corner cross crossing crosswalk crosses stop stops light traffic intersection guard live lives living walk walks walking speeding down across along off parada para paro esquina cruce cruzar semaforo trafico vive vivo vivimos',
)
const otherPeople = wordSet('abraham president abe frederick douglas')

/** Whether words that spell a school's name mean the school, from what stands around them. */
function isMeant(words: Words, { form, start, end, exact }: Spelling, kindFollows: boolean): boolean {
  const before = words[start - 1]?.word ?? ''
  const after = words[end]?.word ?? ''
  if (isTitle(before) && words[start - 1]!.gap !== ',' && !schoolThings.has(before)) return false
  if (otherPeople.has(before)) return false
  if (kindFollows) return true
  if (form.part || otherThings.has(after) || roadWords.has(after)) return false
  if (isChildsName(words, start)) return false
  if (form.road && isRoad(words, start)) return false
  if (schoolBefore.has(before) || isPlaceBefore(words, start, form)) return true
  if (words.length - (end - start) <= 5 && !opensSentence(words[start]!, start))
    return !form.ordinary || isAsking(words)
  if (words.length === end - start) return exact
  return schoolThings.has(after) && (!form.ordinary || words[start]!.capital || start === 0)
}

/** "my son Lincoln", "her name is Harmony": then only a preposition makes it a school. */
function isChildsName(words: Words, start: number): boolean {
  const before = words[start - 1]?.word ?? ''
  return familyWords.has(before) || (before === 'is' && words[start - 2]?.word === 'name')
}

function isRoad(words: Words, start: number): boolean {
  const before = words.slice(Math.max(0, start - 6), start).map(({ word }) => word)
  const after = words.slice(start, start + 6).map(({ word }) => word)
  return (
    /\d/.test(before.at(-1) ?? '') ||
    before.at(-1) === 'on' ||
    [...before, ...after].some((word) => trafficWords.has(word))
  )
}

function isPlaceBefore(words: Words, start: number, form: SchoolForm): boolean {
  let at = start - 1
  const article = articles.has(words[at]?.word ?? '')
  if (article) at--
  const before = words[at]?.word ?? ''
  const { capital } = words[start]!
  // "at the summit" is a summit; "en la Summit" is a school.
  if (article && words[start - 1]!.word === 'the') return false
  if (prepositions.has(before)) return true
  if (before === 'to' && /^(?:go|goes|going|went)$/.test(words[at - 1]?.word ?? '')) return true
  if (!vaguePrepositions.has(before)) return capital && words[start - 1]?.word !== 'the' && !form.ordinary
  return (
    capital ||
    !form.ordinary ||
    /^(?:grader|grade|student|teacher|principal|nurse)$/.test(words[at - 1]?.word ?? '')
  )
}

const asking = wordSet(
  `principal nurse counselor office phone number email contact secretary who teacher attendance librarian registrar
  director directora enfermera consejera telefono numero correo quien maestra`,
)

function isAsking(words: Words): boolean {
  return words.some(({ word }) => asking.has(word))
}

const childWords = wordSet(
  'son daughter child kid kids grader grandson granddaughter kindergartner freshman sophomore boy girl student hijo hija hijos nieto nieta nino nina',
)
const otherWords = wordSet(
  'sister brother sibling siblings cousin friend friends hermana hermano primo prima other another transfer transferring moved moving switch last used',
)

function whoseSchool(words: Words, start: number): SchoolMention['whose'] {
  for (let at = start - 1; at >= Math.max(0, start - 7); at--) {
    const { word } = words[at]!
    if (otherWords.has(word)) return 'other'
    if (childWords.has(word)) return 'child'
  }
  return null
}
