import type { InLanguages } from '../model/topic.js'

/** Gravest first: the order of lines on a page. */
export const todayKinds = ['closure', 'strike', 'early', 'delay', 'outage', 'other'] as const

export type TodayKind = (typeof todayKinds)[number]

/** The district's own news for a while, such as a closure. */
export interface TodayLine {
  id: number
  kind: TodayKind
  /** Slugs; empty for all schools. */
  schools: readonly string[]
  startsAt: Date
  /** Exclusive. */
  endsAt: Date
  /** With a closure of all schools: the district's offices are closed, too. */
  closesOffices: boolean
  words: InLanguages<string>
  postedAt: Date
  /** Name of the person or key. */
  postedBy: string
  /** Id of the program's key; null for a person. */
  key: number | null
}

/** More lines at once are news to nobody. */
export const maxTodayLines = 20

/** A program that goes wrong fills only its share. */
export const maxLinesOfKey = 5

/** All programs together: the rest is for people. */
export const maxLinesOfKeys = 15

/**
 * The lines in force, gravest first, then those for all schools, then the newest.
 * @param school slug: leaves out the lines of other schools; null for all lines
 */
export function linesInForce(
  { todayLines }: { todayLines: readonly TodayLine[] },
  now: Date,
  school: string | null,
): TodayLine[] {
  return todayLines
    .filter((line) => isInForce(line, now) && (school === null || isAbout(line, school)))
    .sort(
      (a, b) =>
        todayKinds.indexOf(a.kind) - todayKinds.indexOf(b.kind) ||
        Number(a.schools.length > 0) - Number(b.schools.length > 0) ||
        b.id - a.id,
    )
}

function isInForce({ startsAt, endsAt }: TodayLine, now: Date): boolean {
  return startsAt <= now && now < endsAt
}

function isAbout({ schools }: TodayLine, school: string): boolean {
  return schools.length === 0 || schools.includes(school)
}

/** When a place is closed out of turn. */
export type ClosedSpan = Pick<TodayLine, 'startsAt' | 'endsAt'>

/**
 * The closures of a school's offices, or of the district's own, whenever they are.
 * @param school slug; null for the district's own offices
 */
export function closuresOf(
  { todayLines }: { todayLines: readonly TodayLine[] },
  school: string | null,
): ClosedSpan[] {
  return todayLines.filter(
    (line) => line.kind === 'closure' && (school === null ? line.closesOffices : isAbout(line, school)),
  )
}
