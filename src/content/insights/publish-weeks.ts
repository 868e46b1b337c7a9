import { setImmediate } from 'node:timers/promises'
import { addDays, localDate, momentAt } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { buildCountTree } from './build-count-tree.js'
import {
  addPublished,
  countWeek,
  firstAskedOn,
  type PublishedCount,
  readDayFacts,
  readUntil,
} from './insight-store.js'
import { mondayOf, periods, sundayOf, weekOf } from './periods.js'
import { type PublishedPiece, publishCounts } from './publish-counts.js'

/** How long after a week its counts are closed: families may still say whether an answer was right. In days. */
export const settleDays = 7

/** The longest period: published counts depend only on the facts of their own. In weeks. */
const yearWeeks = periods.at(-1)!.weeks

/**
 * Counts the weeks that ended at least a week ago, and publishes what may be shown of them. Run again, it changes nothing.
 * @param timeZone IANA name: weeks begin on Monday at local midnight
 * @returns how many weeks were counted
 * @throws when the database refuses; call it again
 */
export async function publishWeeks(database: Database, now: Date, timeZone: string): Promise<number> {
  const first = firstAskedOn(database, timeZone)
  if (first === null) return 0
  const until = weekOf(addDays(localDate(now, timeZone), -settleDays))
  const from = readUntil(database, 'counted') ?? weekOf(first)
  const start = (week: number) => momentAt(mondayOf(week), 0, timeZone)
  for (let week = from; week < until; week++) {
    countWeek(database, week, { from: start(week), until: start(week + 1), timeZone })
    await setImmediate()
  }
  const published = readUntil(database, 'published') ?? weekOf(first)
  if (until > published) await publishFrom(database, published, until)
  return Math.max(0, until - from)
}

async function publishFrom(database: Database, from: number, until: number): Promise<void> {
  const all: PublishedCount[] = []
  const firstYear = Math.floor(from / yearWeeks) * yearWeeks
  for (let year = firstYear; year < until; year += yearWeeks) {
    const range = { from: year, until: Math.min(until, year + yearWeeks) }
    const facts = readDayFacts(database, mondayOf(range.from), mondayOf(range.until))
    all.push(...publishCounts(buildCountTree(facts), range).map(toPublished))
    await setImmediate()
  }
  const isNew = ({ endsOn }: PublishedCount) => endsOn >= mondayOf(from)
  addPublished(database, all.filter(isNew), until)
}

function toPublished({ path, period, at, weeks, count }: PublishedPiece): PublishedCount {
  const length = periods.find(({ name }) => name === period)!.weeks
  const [result, property, value] = path
  return {
    ...{ startsOn: mondayOf(at * length), endsOn: sundayOf((at + 1) * length - 1), period },
    result: (result?.key ?? '') as PublishedCount['result'],
    about: property?.about ?? '',
    group: property?.key ?? null,
    value: value?.key ?? null,
    times: count,
    weeks: weeks.map(mondayOf).join(' '),
  }
}
