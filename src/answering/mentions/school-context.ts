import { type MentionWords, opensSentence } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import { gradeWords } from './grade-words.js'
import { roadWords, type SchoolNameForm } from './school-index.js'
import { familyWords, isTitle } from './titles.js'

/** Whose school it is: the child's, or someone else's; null if unstated. */
export type Whose = 'child' | 'other' | null

/** A school's name in the words from `start` to `end`, exclusive. */
export interface SchoolNameMatch {
  form: SchoolNameForm
  start: number
  end: number
  exact: boolean
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

/** Tells from context whether the words mean the school. */
export function meansSchool(
  words: MentionWords,
  { form, start, end, exact }: SchoolNameMatch,
  kindFollows: boolean,
): boolean {
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
  const things = schoolThings.has(after) || gradeWords.has(after) || after === 'k'
  return things && (!form.ordinary || words[start]!.capital || start === 0)
}

/** "my son Lincoln", "her name is Harmony": then it takes a preposition to be a school. */
function isChildsName(words: MentionWords, start: number): boolean {
  const before = words[start - 1]?.word ?? ''
  return familyWords.has(before) || (before === 'is' && words[start - 2]?.word === 'name')
}

function isRoad(words: MentionWords, start: number): boolean {
  const before = words.slice(Math.max(0, start - 6), start).map(({ word }) => word)
  const after = words.slice(start, start + 6).map(({ word }) => word)
  return (
    /\d/.test(before.at(-1) ?? '') ||
    before.at(-1) === 'on' ||
    [...before, ...after].some((word) => trafficWords.has(word))
  )
}

function isPlaceBefore(words: MentionWords, start: number, form: SchoolNameForm): boolean {
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

function isAsking(words: MentionWords): boolean {
  return words.some(({ word }) => asking.has(word))
}

const childWords = wordSet(
  'son daughter child kid kids grader senior junior twins grandson granddaughter kindergartner freshman sophomore boy girl student hijo hija hijos nieto nieta nino nina',
)
const otherWords = wordSet(
  'sister brother sibling siblings cousin friend friends hermana hermano primo prima other another transfer transferring moved moving switch last used',
)

/** Whose school it is, judging by the words before its name. */
export function whoseSchool(words: MentionWords, start: number): Whose {
  for (let at = start - 1; at >= Math.max(0, start - 7); at--) {
    const { word } = words[at]!
    if (otherWords.has(word)) return 'other'
    if (childWords.has(word)) return 'child'
  }
  return null
}
