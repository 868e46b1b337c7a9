import { setImmediate } from 'node:timers/promises'
import { addDays, localDate, momentAt } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { inSlices, mapInSlices, type Slices } from '../../platform/threads/slices.js'
import { buildInquiryTree, buildReferralTree, judgedWay } from './build-count-tree.js'
import {
  addPublished,
  countSpan,
  type DayFact,
  endOfSome,
  firstAskedOn,
  type PublishedCount,
  readCountedUntil,
  readDayFacts,
  readKindFrom,
  readUntil,
} from './insight-store.js'
import { mondayOf, periods, sundayOf, weekOf } from './periods.js'
import { type PublishedPiece, publishCounts } from './publish-counts.js'
import type { WeekRange } from './publish-rows.js'

/** Inquiries, and referrals, that are counted in one transaction. */
const atOnce = 100

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
  const today = localDate(now, timeZone)
  const until = weekOf(addDays(today, -settleDays))
  const from = readUntil(database, 'counted') ?? weekOf(first)
  for (let week = from; week < until; week++) await countWeek(database, week, { today, timeZone })
  const published = readUntil(database, 'published') ?? weekOf(first)
  if (until > published) await publishFrom(database, published, until)
  return Math.max(0, until - from)
}

/** Some at a time: all of a busy day would hold the event loop too long. */
async function countWeek(
  database: Database,
  week: number,
  { today, timeZone }: { today: string; timeZone: string },
): Promise<void> {
  const start = (day: number) => momentAt(addDays(mondayOf(week), day), 0, timeZone)
  const end = start(7)
  // Where it stopped before.
  let from = new Date(Math.max(start(0).getTime(), readCountedUntil(database)))
  for (let isOver = false; !isOver; ) {
    const until = endOfSome(database, { from, until: end }, atOnce)
    isOver = until.getTime() === end.getTime()
    countSpan(database, { from, until, today, timeZone }, isOver ? week : null)
    from = until
    await setImmediate()
  }
}

async function publishFrom(database: Database, from: number, until: number): Promise<void> {
  const firstYear = Math.floor(from / yearWeeks) * yearWeeks
  const kindFrom = readKindFrom(database) ?? firstYear
  for (let year = firstYear; year < until; year += yearWeeks) {
    // Weeks counted in an older kind are published already, and are no part of a longer period.
    const range = { from: Math.max(year, kindFrom), until: Math.min(until, year + yearWeeks) }
    if (range.from >= range.until) continue
    const facts = await inSlices(readYear(database, range))
    const counts = await inSlices(publishYear(facts, range))
    const isNew = ({ endsOn }: PublishedCount) => endsOn >= mondayOf(from)
    await inSlices(addPublished(database, counts.filter(isNew), range.until))
  }
}

function* readYear(database: Database, range: WeekRange): Slices<DayFact[]> {
  const facts: DayFact[] = []
  for (let week = range.from; week < range.until; week++) {
    facts.push(...readDayFacts(database, mondayOf(week), mondayOf(week + 1)))
    yield
  }
  return facts
}

/** What may be shown of a year. @param facts of its weeks that ended */
export function* publishYear(facts: readonly DayFact[], range: WeekRange): Slices<PublishedCount[]> {
  const inquiries = yield* publishCounts(yield* buildInquiryTree(facts), range)
  const referrals = yield* publishCounts(yield* buildReferralTree(facts), range)
  return [...(yield* mapInSlices(inquiries, toPublished)), ...(yield* mapInSlices(referrals, toReferrals))]
}

function toPublished(piece: PublishedPiece): PublishedCount {
  const results = piece.path.filter(({ about }) => about === 'result' || about === judgedWay)
  return asRow(piece, results.at(-1)?.key ?? '', piece.path.slice(results.length))
}

const toReferrals = (piece: PublishedPiece) => asRow(piece, 'referral', piece.path)

function asRow(
  { period, at, weeks, count }: PublishedPiece,
  result: string,
  [property, value]: PublishedPiece['path'],
): PublishedCount {
  const length = periods.find(({ name }) => name === period)!.weeks
  return {
    ...{ startsOn: mondayOf(at * length), endsOn: sundayOf((at + 1) * length - 1), period },
    result: result as PublishedCount['result'],
    about: property?.about ?? '',
    group: property?.key ?? null,
    value: value?.key ?? null,
    times: count,
    weeks: weeks.map(mondayOf).join(' '),
  }
}
