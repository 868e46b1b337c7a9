import { officeRole } from '../../../directory/model/office-role.js'
import { toPlainWords } from '../../../platform/text/plain-text.js'
import { guessLevel } from './guess-level.js'
import { joinInitials, readTitleWords, titleWords } from './title-words.js'

/** An office that a job title may lead to. */
export interface TitledOffice {
  id: string
  name: string
  role: string | null
}

/** A school that a word for a building may mean. */
export interface NamedSchool {
  slug: string
  name: string
  short_name: string
}

/** The meaning of a word in a staff list: an office or a school by its id, the district's own offices, every school, or nothing here. */
export const districtPlace = 'district'
export const allSchools = 'all'
export const noMeaning = ''

/** Titles with one of these help somebody else: `Teacher Aide`, unless the phrase of the office has it, too. */
const helpers = new Set([
  'aide',
  'aides',
  'assistant',
  'asst',
  'attendant',
  'para',
  'paraeducator',
  'paraprofessional',
  'substitute',
  'sub',
  'intern',
  'helper',
  'volunteer',
])

/** In English titles, a director is not the principal, as a *director* is in Spanish; and much is of a community. */
const ambiguous = new Set(['director', 'directora', 'manager', 'community'])

/** Mean something as a whole title, and something else in a longer one: `A.D.`, `PT`, `HVAC Tech`. */
const onlyAlone = new Set(['ad', 'lms', 'ot', 'pr', 'pt', 'sac', 'sba', 'sw', 'technician'])

/** The longest titles of real lists have about a dozen words; a cell may hold thousands. */
const maxTitleWords = 20

/** Words after these say for whom: `Secretary to the Principal`. */
const relation = /(?<!\s)\s+(?:to|for|of)\s+(?:the\s+)?/i

/**
 * Guesses the office of each job title, from names of offices and what families call them.
 * @param phrases of offices' roles, as plain words: `vice principal`
 */
export function createTitleGuesser(
  offices: readonly TitledOffice[],
  phrases: readonly { role: string; phrase: string }[],
) {
  const officeOf = new Map(offices.flatMap(({ id, role }) => (role ? [[role, id]] : [])))
  const named = new Map<string, string>()
  const add = (phrase: string, office: string | undefined) => {
    const plain = titleWords(phrase).join(' ')
    if (office && plain && !ambiguous.has(plain) && !named.has(plain)) named.set(plain, office)
  }
  for (const { id, name } of offices) add(name, id)
  for (const { role, phrase } of phrases) add(phrase, officeOf.get(role))
  for (const { id, name } of offices) for (const part of name.split(/(?<!\s)\s+and\s+|,|\//)) add(part, id)
  const longest = Math.max(0, ...[...named.keys()].map((phrase) => phrase.split(' ').length))
  const known = [...new Set([...named.keys()].flatMap((phrase) => phrase.split(' ')))]

  const usual = (text: string) => titleWords(text).map((word) => [word])
  const inFull = (text: string) => readTitleWords(text, known)
  return (title: string): string => {
    const office = guess(title, usual) ?? guess(title, inFull)
    return office === null || (office === officeOf.get(officeRole.teacher) && isOverTeachers(title))
      ? noMeaning
      : office
  }

  function guess(title: string, read: (text: string) => string[][]): string | null {
    const all = read(title)
    const whole = all.length <= longest ? officeOfPhrase(all) : null
    if (whole) return whole
    const [head = '', ...whom] = title.split(relation)
    // A secretary is not the principal; a director of transportation is of the bus office.
    return (
      find(read(head)) ?? (isLeader(head) ? whom.map((each) => find(read(each))).find(Boolean) : null) ?? null
    )
  }

  /** The longest phrase in the title; of two, the one nearer its end. */
  function find(words: readonly string[][]): string | null {
    const best = { office: null as string | null, length: 0 }
    for (let to = Math.min(words.length, maxTitleWords); to > 0; to--)
      for (let from = Math.max(0, to - longest); from < to - best.length; from++) {
        const phrase = words.slice(from, to)
        const office = phrase.length === 1 && onlyAlone.has(phrase[0]![0]!) ? null : officeOfPhrase(phrase)
        const isHelper = ([word = '']: string[], index: number) =>
          (index < from || index >= to) && helpers.has(word) && !isDeputy(words, index)
        if (office && !words.some(isHelper)) Object.assign(best, { office, length: to - from })
      }
    return best.office
  }

  /** By all that its words may stand for; null also if two of them are of different offices. */
  function officeOfPhrase(words: readonly string[][]): string | null {
    const phrases = words.reduce<string[]>(
      (begun, readings) => readings.flatMap((word) => begun.map((start) => `${start} ${word}`)),
      [''],
    )
    const found = new Set(phrases.flatMap((phrase) => named.get(phrase.slice(1)) ?? []))
    const [office = null, another] = found
    return another ? null : office
  }
}

/** An assistant director answers as the director does. */
const isDeputy = (words: readonly string[][], index: number) =>
  words[index]?.[0] === 'assistant' && words.slice(index + 1).some(([word = '']) => leaders.has(word))

/** A supervisor of mathematics is no teacher; a head teacher is one. */
const isOverTeachers = (title: string) => isLeader(title) && !titleWords(title).includes('teacher')

const isLeader = (head: string) => titleWords(head).some((word) => leaders.has(word))

const leaders = new Set(['director', 'supervisor', 'coordinator', 'manager', 'chief', 'head'])

const shortForms: Record<string, string> = {
  ...{ es: 'elementary', elem: 'elementary', el: 'elementary', ms: 'middle', hs: 'high' },
  ...{ jr: 'junior', sr: 'senior', jrsr: 'junior senior', sch: 'school', int: 'intermediate' },
  ...{ intermed: 'intermediate', mid: 'middle', prim: 'primary', cont: 'continuation', acad: 'academy' },
  ...{ ctr: 'center', centr: 'central', cent: 'central', dist: 'district', off: 'office', ofc: 'office' },
  ...{ offc: 'office', offs: 'offices', admin: 'administration', adm: 'administration', bldg: 'building' },
  ...{ bd: 'board', ed: 'education', educ: 'education', boe: 'board of education', hq: 'headquarters' },
  ...{ jhs: 'junior high', shs: 'senior high', jshs: 'junior senior high' },
  ...{ jrhs: 'junior high', srhs: 'senior high', jrsrhs: 'junior senior high' },
}

const districtWords =
  /^(?:(?:school )?district(?: ?wide| offices?)?|central(?: offices?)?|administration(?: (?:building|center|office)s?)?|(?:district )?headquarters|board(?: of education)?(?: office)?|do|co|itinerant|bus(?:es)?|(?:bus |transportation )?(?:barn|garage|shop|yard|depot)|warehouse)$/

const allWords = /^(?:all|all (?:schools|buildings|bldgs|sites|campuses)|every school)$/

/** Words that say what kind of school it is, and not which. */
const kindWords = new Set([
  ...['elementary', 'primary', 'intermediate', 'middle', 'junior', 'senior', 'high', 'school', 'schools'],
  ...['the', 'building', 'campus'],
])

/**
 * Guesses the school of each word for a building: its name or a part of it, `Lincoln ES`, or its initials, also
 * of its first words: `JF High`. A kind alone, `Jr/Sr HS`, is the only school of that kind.
 * @param isDistrictOffice whether a word names an office of the district: `Transportation`
 */
export function createPlaceGuesser(
  schools: readonly NamedSchool[],
  isDistrictOffice: (word: string) => boolean = () => false,
) {
  const known = schools.map(({ slug, name, short_name }) => {
    const words = wordsInFull(name)
    return {
      slug,
      words: new Set(words),
      initials: toPlainWords(name)
        .map((word) => word[0])
        .join(''),
      exact: new Set([name, short_name, slug].map(plain)),
      level: guessLevel(words.join(' '), ''),
    }
  })
  return (place: string): string => {
    const text = plain(place)
    const words = wordsInFull(place)
    const exact = known.filter((school) => school.exact.has(text))
    const inWords = known.filter((school) =>
      words.every((word) => word === 'school' || school.words.has(word)),
    )
    const byInitials = known.filter(({ initials }) => initials === text)
    const [first = '', ...others] = words
    const byFirst = known.filter(
      (school) =>
        first.length > 1 &&
        school.initials.startsWith(first) &&
        others.some((word) => school.words.has(word)) &&
        others.every((word) => word === 'school' || school.words.has(word)),
    )
    const level = words.every((word) => kindWords.has(word)) ? guessLevel(words.join(' '), '') : ''
    const byLevel = known.filter((school) => level !== '' && school.level === level)
    const [found] = [exact, inWords, byInitials, byFirst, byLevel].find((each) => each.length === 1) ?? []
    if (found) return found.slug
    if (allWords.test(text)) return allSchools
    return districtWords.test(words.join(' ')) || isDistrictOffice(place) ? districtPlace : noMeaning
  }
}

const plain = (text: string) => toPlainWords(joinInitials(text)).join(' ')

/** The words of a building, each in full. */
const wordsInFull = (text: string) =>
  toPlainWords(joinInitials(text)).flatMap((word) => (shortForms[word] ?? word).split(' '))
