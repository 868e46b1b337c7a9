import type { RevisionContent } from '../../../answering/revision/revision.js'
import type { DirectorySnapshot } from '../../../directory/model/directory-snapshot.js'
import { addDays, localClock, localDate, momentAt } from '../../../directory/time/local-time.js'
import type { Database } from '../../../platform/database/open-database.js'
import { type Wording, wording } from '../../../platform/language/wording.js'
import type { ShownGrades } from '../../grading/shown-grades.js'
import type { WeeklyGrading } from '../../grading/weekly-grading.js'
import type { MysteryShopper, OpenDrop } from '../../shopper/mystery-shopper.js'
import type { ShopperNight } from '../../shopper/shopper-store.js'
import type { Board } from '../board/open-board.js'
import { type BoardCounts, readFigure } from '../board/read-figure.js'
import type { UpkeepSources } from '../board/upkeep.js'
import { weeksIn } from '../board/week-range.js'
import { mondayOf, sundayOf, weekOf } from '../periods.js'
import { type Fixes, findFixes } from './find-fixes.js'
import { firstSchoolDay, newLetters } from './letter-months.js'

/** Everything that a letter about four weeks says. All that families asked is from published counts. */
export interface LetterSources {
  counts: BoardCounts
  /** Monday of the first week that was counted, where it is one of the four weeks but their first; null for whole ones. */
  beganOn: string | null
  /** Whether everything of the four weeks before, and of those a year ago, was counted. */
  isCounted: { before: boolean; lastYear: boolean }
  /** The last year of 52 weeks that was counted whole; null for none. */
  year: BoardCounts | null
  /** As shown when the four weeks were over. */
  grades: ShownGrades
  /** The newest nights of the four weeks, and of those before; null for none. */
  night: ShopperNight | null
  nightBefore: ShopperNight | null
  /** Slugs of the topics whose answers families called wrong most often, and what was done. */
  wrongTopics: string[]
  fixes: Fixes
  /** What is as it is today, for the newest letter alone; null for others. */
  today: { upkeep: UpkeepSources; drop: OpenDrop | null; date: string } | null
}

/** The letters of a calendar month. */
export interface DueLetters {
  /** Such as `2026-12`. */
  month: string
  /** Their Mondays; the last is the month's own, others were not mailed. */
  mondays: string[]
}

/** A letter about each four weeks, for the board of education. */
export interface MonthlyLetter {
  /** @param day any day of the four weeks; empty for the newest ones @returns a fault, in words, when there is no such letter */
  read(day: string): LetterSources | Wording
  /** Those to mail now: from the morning of the month's first school day on; null for none. */
  due(): DueLetters | null
}

export interface LetterTools {
  database: Database
  board: Board
  grading: Pick<WeeklyGrading, 'shown'>
  shopper: Pick<MysteryShopper, 'newestOf' | 'openDrop'>
  directory(): DirectorySnapshot
  published(): RevisionContent
  /** BCP 47 codes of the languages that families may choose. */
  languages: readonly string[]
  now(): Date
}

/** When letters are mailed, in minutes after midnight. */
const morning = 7 * 60
/** How many topics of wrong answers are named. */
const maxWrongTopics = 3

export function createMonthlyLetter(tools: LetterTools): MonthlyLetter {
  const { board } = tools
  const timeZone = () => tools.directory().district.timeZone
  const yearWeeks = weeksIn.year

  function read(day: string): LetterSources | Wording {
    const counts = board.read({ length: 'month', day, from: '', until: '' })
    if ('key' in counts) return counts
    const { period } = counts
    if (period.isOpen) return wording(day === '' ? 'letter.fault.first' : 'letter.fault.open')
    const { from } = board.published()!
    const year = readYear(period.from, from)
    const wrongTopics = worstTopics(counts, year)
    const [monday, before] = [period.from, period.before.from].map(mondayOf) as [string, string]
    return {
      ...{ counts, year, wrongTopics },
      beganOn: from > period.from ? mondayOf(from) : null,
      isCounted: { before: period.before.from >= from, lastYear: period.lastYear.from >= from },
      grades: tools.grading.shown(mondayOf(period.until)),
      night: tools.shopper.newestOf(monday, sundayOf(period.until - 1)),
      nightBefore: tools.shopper.newestOf(before, addDays(monday, -1)),
      fixes: findFixes(tools.database, tools.published(), {
        since: momentAt(monday, 0, timeZone()),
        topics: wrongTopics,
      }),
      today: isNewest(period.until) ? readToday() : null,
    }
  }

  /** @param month first week of the four @param from the first week that was counted */
  function readYear(month: number, from: number): BoardCounts | null {
    const first = (Math.floor(month / yearWeeks) - 1) * yearWeeks
    const counts =
      first >= from ? board.read({ length: 'year', day: mondayOf(first), from: '', until: '' }) : null
    return counts && !('key' in counts) ? counts : null
  }

  const isNewest = (until: number) => until + weeksIn.month > board.published()!.until

  function readToday(): LetterSources['today'] {
    const [directory, published, now] = [tools.directory(), tools.published(), tools.now()]
    const upkeep = { directory, published, languages: tools.languages, now }
    return { upkeep, drop: tools.shopper.openDrop(), date: localDate(now, timeZone()) }
  }

  function due(): DueLetters | null {
    const { date, minute } = localClock(tools.now(), timeZone())
    const month = date.slice(0, 7)
    const { calendar } = tools.directory()
    const first = firstSchoolDay(month, calendar)
    const published = board.published()
    if (!published || first === null || date < first || (date === first && minute < morning)) return null
    const isThere = (monday: string) =>
      weekOf(monday) + weeksIn.month > published.from && weekOf(monday) + weeksIn.month <= published.until
    const all = newLetters(month, calendar)
    return isThere(all.at(-1)!) ? { month, mondays: all.filter(isThere) } : null
  }

  return { read, due }
}

/** Those of the four weeks; where all are too few to show, those of the year before. */
function worstTopics(counts: BoardCounts, year: BoardCounts | null): string[] {
  const topicsOf = (of: BoardCounts) =>
    readFigure('wrong-topics', of).rows.flatMap(({ value }) => value ?? [])
  const own = topicsOf(counts)
  const found = own.length > 0 || !year ? own : topicsOf(year)
  return [...new Set(found)].slice(0, maxWrongTopics)
}
