import type { Speech } from '../../platform/language/language.js'
import type { TodayBanner } from '../../platform/web/today-banner.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { type Marked, markedIn } from '../model/in-language.js'
import { addDays, localDate, momentAt } from '../time/local-time.js'
import { linesInForce, type TodayLine } from './today-line.js'

/** A line in the reader's language. */
export interface ShownToday extends Marked {
  /** The schools it is about: `Lincoln, Maple Grove, and 2 more`; null for all, and on a page about one school. */
  place: string | null
}

/** Further lines are folded away. */
const linesShown = 3
/** Further schools are counted. */
const schoolsNamed = 3

type Facts = Pick<DirectorySnapshot, 'todayLines' | 'school' | 'district'>

/** The lines in force, in the reader's language. @param school slug of the school that the page is about; null for none */
export function presentTodayLines(
  directory: Facts,
  school: string | null,
  now: Date,
  speech: Speech,
): ShownToday[] {
  const lines = shownLines(directory, now, school)
  return [
    ...settingUp(directory, speech),
    ...lines.map((line) => presentLine(line, directory, school, speech)),
  ]
}

/** Without a number nobody can be named yet: first of all, say why. */
function settingUp({ district }: Facts, speech: Speech): ShownToday[] {
  return district.phone === '' ? [{ text: speech.t('today.settingUp'), lang: null, place: null }] : []
}

/** Without its schools, a line about schools that have left the directory would look like one about all. */
function shownLines(directory: Facts, now: Date, school: string | null): TodayLine[] {
  return linesInForce(directory, now, school).filter(
    ({ schools }) => schools.length === 0 || schools.some((slug) => directory.school(slug)),
  )
}

/** The same as plain sentences, each with its schools: for text messages and programs. */
export function sayTodayLines(...given: Parameters<typeof presentTodayLines>): string[] {
  const [, , , speech] = given
  return presentTodayLines(...given).map(({ place, text }) =>
    place === null ? text : speech.t('today.at', { place, text }),
  )
}

/** The banner of a page; null for no line. */
export function presentTodayBanner(
  directory: Facts,
  school: string | null,
  now: Date,
  speech: Speech,
): TodayBanner | null {
  const { timeZone } = directory.district
  const posted = shownLines(directory, now, school).map((line) => ({
    ...presentLine(line, directory, school, speech),
    until: sayUntil(line.endsAt, now, timeZone, speech),
  }))
  const lines = [...settingUp(directory, speech).map((line) => ({ ...line, until: null })), ...posted]
  if (lines.length === 0) return null
  const more = lines.slice(linesShown)
  return {
    brief: null,
    lines: lines.slice(0, linesShown),
    more: more.length > 0 ? { label: speech.t('today.more', { count: more.length }), lines: more } : null,
  }
}

function presentLine(
  line: TodayLine,
  directory: Pick<Facts, 'school'>,
  school: string | null,
  speech: Speech,
): ShownToday {
  const marked = markedIn(line.words, speech.code, (text) => text)
  return { ...marked, place: school === null ? placeOf(line, directory, speech) : null }
}

function placeOf({ schools }: TodayLine, { school }: Pick<Facts, 'school'>, speech: Speech): string | null {
  if (schools.length === 0) return null
  const names = schools.flatMap((slug) => school(slug)?.shortName ?? [])
  const over = names.length - schoolsNamed
  if (over <= 1) return speech.list(names)
  return speech.list([...names.slice(0, schoolsNamed), speech.t('today.moreSchools', { count: over })])
}

/** Null at the end of the day, which "today" says already. */
function sayUntil(endsAt: Date, now: Date, timeZone: string, speech: Speech): string | null {
  const today = localDate(now, timeZone)
  const midnight = momentAt(addDays(today, 1), 0, timeZone)
  if (endsAt.getTime() === midnight.getTime()) return null
  if (endsAt < midnight) return speech.t('today.until', { when: speech.time(endsAt, timeZone) })
  // Midnight belongs to the day that ends.
  return speech.t('today.through', {
    when: speech.date(localDate(new Date(endsAt.getTime() - 1), timeZone), 'long'),
  })
}
