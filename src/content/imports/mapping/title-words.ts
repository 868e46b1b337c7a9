import { z } from 'zod'
import { readWordList } from '../../../answering/read-word-list.js'
import { toPlainWords } from '../../../platform/text/plain-text.js'

/** Words cut short, words of heads of offices, and words of those who drive, cook, or help. */
const row = z.object({
  word: z.string().trim().min(1),
  use: z.enum(['short', 'leads', 'helps']),
  means: z.string().trim(),
})

let read: {
  short: ReadonlyMap<string, string>
  leads: ReadonlySet<string>
  helps: ReadonlySet<string>
} | null = null

/** Personnel systems cut titles short: `TCHR ELEM`, `ASST PRIN`, `DIR STDNT SVCS`. Read once. @throws {WordListError} */
function uses() {
  if (read) return read
  const rows = readWordList('title-words.csv', row)
  const wordsOf = (use: string) => rows.filter((each) => each.use === use)
  read = {
    short: new Map(wordsOf('short').map(({ word, means }) => [word, means])),
    leads: new Set(wordsOf('leads').map(({ word }) => word)),
    helps: new Set(wordsOf('helps').map(({ word }) => word)),
  }
  return read
}

const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/

/** `A.D.` and `D. O.` are one word. */
export const joinInitials = (text: string): string =>
  text.replace(/\b([A-Za-z])\. ?([A-Za-z])\.(?: ?([A-Za-z])\.)?(?![A-Za-z])/g, '$1$2$3')

/** The words of a job title, each in full and in the singular. `A.D.` is one word. */
export function titleWords(title: string): string[] {
  return toPlainWords(joinInitials(title))
    .filter((word) => word !== 'and' && word !== 'the')
    .flatMap((word) => inFull(word).split(' '))
    .map(inSingular)
}

const inFull = (word: string) => uses().short.get(word) ?? word
const inSingular = (word: string) => (ordinal.test(word) ? 'nth' : singular(word))

/** What a word may stand for that is at most this long, where nobody put a period. */
const longestBareShort = 5
/** Shorter words are written out. */
const shortestWhole = 5
/** More would be a guess. */
const mostReadings = 4

/**
 * The words of a job title, each with all that it may stand for: `Soc.` is social, and `Spec.` special or specialist.
 * @param known words that titles consist of
 */
export function readTitleWords(title: string, known: readonly string[]): string[][] {
  const written = joinInitials(title).match(/[\p{L}\p{N}\p{Mn}'’]+\.?/gu) ?? []
  return written.flatMap((each) => {
    const [word = '', ...others] = toPlainWords(each.replace(/['’]/g, ''))
    if (word === 'and' || word === '') return []
    const usual = titleWords(word)
    if (usual.length > 1 || others.length > 0) return [...usual, ...others].map((one) => [one])
    const isBare = word === usual[0] && word.length <= longestBareShort && !known.includes(word)
    // A substitute is nothing else.
    const isShort = (each.endsWith('.') || isBare) && !uses().helps.has(usual[0]!)
    const longer = isShort && word.length > 1 ? known.filter((one) => isShortFor(word, one)) : []
    return [[...new Set([...usual, ...longer])].slice(0, longer.length < mostReadings ? mostReadings : 1)]
  })
}

/** `guid` for guidance, `spch` for speech, `engmt` for engagement. */
function isShortFor(word: string, whole: string): boolean {
  if (whole.length < shortestWhole || whole.length <= word.length || whole[0] !== word[0]) return false
  if (whole.startsWith(word)) return true
  // “Admin.” is not an admission.
  if (uses().short.has(word)) return false
  if (word.length < 4 || word.at(-1) !== whole.at(-1) || word.length * 3 < whole.length) return false
  let at = 0
  for (const letter of whole) if (letter === word[at]) at++
  return at === word.length
}

const singular = (word: string) =>
  word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1).replace(/ie$/, 'y') : word

const romanNumeral = /^[ivx]+$/i

/** The jobs of a title, if it names several: `Secretary/Attendance`; else the title itself. */
export function jobsIn(title: string): string[] {
  const parts = title.split('/').map((part) => part.trim())
  const areJobs = parts.every((part) => /\p{L}{2}|\p{L}\.\p{L}/u.test(part) && !romanNumeral.test(part))
  return parts.length > 1 && areJobs ? parts : [title]
}

/** How far down the list of those who answer for an office a title belongs: its head, most people, and who drives, cooks, or helps. */
export function rankOf(title: string): 0 | 1 | 2 {
  const words = titleWords(title)
  if (words.some((word) => uses().helps.has(word))) return 2
  return words.some((word) => uses().leads.has(word)) ? 0 : 1
}

/** `School Nurse (all bldgs)`: the same person works in every school. */
export const isForAllSchools = (title: string): boolean =>
  /\b(?:all|every|both|each) (?:building|school|campus|site)/.test(titleWords(title).join(' '))

/** The grades in a title, if it names some: `3rd grade`, `Kindergarten`, `Counselor 9-12`; else an empty text. */
export function gradesInTitle(title: string): string {
  const [, from, to] = /(?:^|[^\d/])(pk|k|\d{1,2}) ?[-–] ?(\d{1,2})(?![\d/])/i.exec(title) ?? []
  if (from && to && Number(to) <= 12 && !(Number(from) >= Number(to))) return `${from.toUpperCase()}-${to}`
  const [, nth, named] =
    /\b(\d{1,2})(?:st|nd|rd|th)\b(?= gr|$)|\bgr(?:ade|\.)? ?(\d{1,2}|k)\b/i.exec(title) ?? []
  const one = nth ?? named
  if (one) return /^k$/i.test(one) || Number(one) <= 12 ? one.toUpperCase() : ''
  if (/\bpre-?k(?:indergarten)?\b/i.test(title)) return 'PK'
  return /\bkindergarten\b/i.test(title) ? 'K' : ''
}

const order = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/** The grades of a span that a school has: `K-8` at a school with PK-5 is `K-5`. Empty if it has none of them, or the same. */
export function sharedGrades(wanted: string, ofSchool: string): string {
  const [mine, theirs] = [spanOf(wanted), spanOf(ofSchool)]
  if (!mine || !theirs) return ''
  const [from, to] = [Math.max(mine[0], theirs[0]), Math.min(mine[1], theirs[1])]
  if (from > to || (from === theirs[0] && to === theirs[1])) return ''
  return from === to ? (order[from] ?? '') : `${order[from]}-${order[to]}`
}

function spanOf(grades: string): [number, number] | null {
  const [from = '', to = from] = grades.split('-')
  const span = [order.indexOf(from), order.indexOf(to)] as [number, number]
  return span.includes(-1) ? null : span
}
