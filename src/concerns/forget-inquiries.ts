import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { dropOldBackups } from '../database/drop-old-backups.js'
import type { Database } from '../database/open-database.js'
import { localDate } from '../directory/local-time.js'
import { countInquiries } from './inquiry-count-store.js'
import { deleteInquiries, eraseTexts, inquiriesBefore, inquiryId } from './inquiry-store.js'
import { forgetSpilled } from './spill-lines.js'

export interface ForgetOptions {
  now: Date
  /** How long texts are kept; 0 for not at all. */
  keepTextDays: number
  /** IANA name: counts are by the district's days. */
  timeZone: string
  /** What waits for the database there is forgotten, too. */
  spillFile: string
}

/** So many at once: an answer never waits longer than for these. */
const atOnce = 50

const mostTries = 10
const betweenTriesMs = 50

const dayLength = 24 * 60 * 60_000

/** How many days the code of an answer works; with a text kept longer, as long as that. */
export function answerDays(keepTextDays: number): number {
  return Math.max(30, keepTextDays)
}

/**
 * Erases the texts whose time is over, and makes counts of the inquiries whose time is over. Then nothing of them is left in
 * the database's files: not in free pages, not in its log, not in old copies.
 * @throws when the database does not take it; to be called again
 */
export async function forgetInquiries(
  database: Database,
  { now, keepTextDays, timeZone, spillFile }: ForgetOptions,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * dayLength)
  forgetSpilled(spillFile, now, ago(answerDays(keepTextDays)), ago(keepTextDays))
  for (;;) {
    const ids = inquiriesBefore(database, ago(answerDays(keepTextDays)), atOnce)
    if (ids.length === 0) break
    moveToCounts(database, ids, timeZone)
    await setImmediate()
  }
  while (eraseTexts(database, now, ago(keepTextDays), atOnce) > 0) await setImmediate()
  await emptyLog(database)
  // A copy from before an update has the texts of its day.
  dropOldBackups(database.$client.name, ago(Math.max(1, keepTextDays)))
}

/**
 * Erases one inquiry before its time, as a parent may ask. It is counted as those are whose time is over.
 * @param timeZone IANA name
 * @returns false when no inquiry has this code
 * @throws {LogInUse} when its words are still in the log; to be called again
 */
export async function eraseInquiry(database: Database, code: string, timeZone: string): Promise<boolean> {
  const id = inquiryId(database, code)
  if (id !== null) moveToCounts(database, [id], timeZone)
  // Also of one that an earlier try took out, when the log could not be emptied.
  await emptyLog(database)
  return id !== null
}

/** At once a writer: what is read first and written then fails where another one writes in between. */
function moveToCounts(database: Database, ids: readonly number[], timeZone: string): void {
  database.transaction(
    () => {
      countInquiries(database, ids, (moment) => localDate(moment, timeZone))
      deleteInquiries(database, ids)
    },
    { behavior: 'immediate' },
  )
}

/** What was erased still stands in the write-ahead log, as long as somebody reads the database. */
export class LogInUse extends Error {}

/** The write-ahead log still has the pages as they were. */
async function emptyLog(database: Database): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [done] = database.$client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (!done?.busy) return
    // A checkpoint of our own thread may be under way.
    await wait(betweenTriesMs)
  }
  throw new LogInUse('Somebody reads the database: its log cannot be emptied now. Try again in a minute.')
}
