import type { School } from '../../directory/model/school.js'
import type { Level } from '../../directory/model/topic.js'
import { editDistance } from '../../platform/text/edit-distance.js'
import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import type { MentionIndex } from './mention-index.js'
import { editsAllowed } from './near-words.js'
import { meansSchool, type SchoolNameMatch, type Whose, whoseSchool } from './school-context.js'
import type { SchoolNameForm } from './school-index.js'

/** A mention of a school: `length` words from `start`, including "elementary school". */
export interface SchoolMention {
  school: School
  start: number
  length: number
  /** Whose school the text says it is: the child's, or someone else's; null if unstated. */
  whose: Whose
}

const remembered = new WeakMap<MentionText, { index: MentionIndex; found: SchoolMention[] }>()

/** All mentions of schools, in order. Each text is read once. */
export function findSchoolMentions(text: MentionText, index: MentionIndex): readonly SchoolMention[] {
  const before = remembered.get(text)
  if (before?.index === index) return before.found
  const found = readSchools(text, index)
  remembered.set(text, { index, found })
  return found
}

function readSchools({ words }: MentionText, index: MentionIndex): SchoolMention[] {
  const found: SchoolMention[] = []
  for (let start = 0; start < words.length; start++) {
    const mention = mentionAt(words, start, index)
    if (!mention) continue
    found.push(mention)
    start += mention.length - 1
  }
  return found
}

/** The school meant: the only one mentioned, or, of two, the only one said to be the child's. */
export function schoolMeant(mentions: readonly SchoolMention[]): School | null {
  const named = new Set(mentions.map(({ school }) => school))
  if (named.size === 1) return mentions[0]!.school
  if (mentions.some(({ whose }) => whose === 'other')) return null
  const attended = new Set(mentions.flatMap(({ school, whose }) => (whose === 'child' ? [school] : [])))
  return named.size === 2 && attended.size === 1 ? [...attended][0]! : null
}

function mentionAt(words: MentionWords, start: number, index: MentionIndex): SchoolMention | null {
  const spellings = spellingsAt(words, start, index).flatMap((spelling) => {
    const kind = kindAfter(words, spelling.end)
    return fitsKind(spelling.form.school, kind.levels) && meansSchool(words, spelling, kind.length > 0)
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

function spellingsAt(
  words: MentionWords,
  start: number,
  { schools, isOrdinary }: MentionIndex,
): SchoolNameMatch[] {
  const first = words[start]!.word
  const found: SchoolNameMatch[] = []
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

function spells(words: MentionWords, start: number, form: SchoolNameForm): boolean {
  return form.words.every((word, i) => {
    const typed = words[start + i]!.word
    if (typed === word || (word === 'street' && typed === 'st')) return true
    const maxEdits = editsAllowed(typed)
    return maxEdits > 0 && editDistance(typed, word, maxEdits) <= maxEdits
  })
}

/** `quarryhill` for Quarry Hill, and `river bend` for Riverbend. */
function runTogether(
  words: MentionWords,
  start: number,
  byLetters: ReadonlyMap<string, readonly SchoolNameForm[]>,
): SchoolNameMatch[] {
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

/** "elementary school", "HS" and the like after a name. */
function kindAfter(words: MentionWords, at: number): Kind {
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

function kindOf(word: string, words: MentionWords, at: number): Level | 'any' | undefined {
  const after = words[at + 1]
  // "Harmony Ms. Alvarez", "Lincoln es muy grande", "Harmony high fees": not the kind of school.
  if (word === 'ms' && after?.capital && /^\.? $/.test(after.gap)) return undefined
  if (word === 'es' && words[at]!.raw !== 'ES' && at + 1 < words.length) return undefined
  return Object.hasOwn(kindWords, word) ? kindWords[word] : undefined
}

function fitsKind(school: School, levels: ReadonlySet<Level>): boolean {
  return levels.size === 0 || levels.has(school.level)
}
