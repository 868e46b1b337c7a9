import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { localDate } from '../../directory/time/local-time.js'
import { dropOldBackups } from '../../platform/database/drop-old-backups.js'
import type { Database } from '../../platform/database/open-database.js'
import { dropCaseCodes, eraseCaseWords, eraseUnsureCases } from './case-words-store.js'
import { eraseInCopies } from './erase-in-copies-store.js'
import { countInquiries } from './inquiry-count-store.js'
import { deleteInquiries, eraseTexts, eraseTextsOf, inquiriesBefore, inquiryId } from './inquiry-store.js'
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

/** How many were erased. */
export interface Forgotten {
  /** Now counts. */
  inquiries: number
  /** Of inquiries whose answers can still be looked up. */
  texts: number
  /** Saved cases that were in a family's words, or of which nobody said otherwise in time. */
  cases: number
}

/** So many at once: an answer never waits longer than for these. */
const atOnce = 50

const maxTries = 10
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
): Promise<Forgotten> {
  const ago = (days: number) => new Date(now.getTime() - days * dayLength)
  await forgetSpilled(spillFile, now, ago(answerDays(keepTextDays)), ago(keepTextDays))
  const done: Forgotten = { inquiries: 0, texts: 0, cases: eraseUnsureCases(database, ago(keepTextDays)) }
  for (;;) {
    const ids = inquiriesBefore(database, ago(answerDays(keepTextDays)), atOnce)
    if (ids.length === 0) break
    done.cases += moveToCounts(database, ids, timeZone)
    done.inquiries += ids.length
    await setImmediate()
  }
  for (;;) {
    const { texts, cases } = eraseSome(database, now, ago(keepTextDays))
    done.texts += texts
    done.cases += cases
    if (texts === 0) break
    await setImmediate()
  }
  await emptyLog(database)
  // A copy from before an update has the texts of its day.
  dropOldBackups(database.$client.name, ago(Math.max(1, keepTextDays)))
  return done
}

/** Texts whose time is over, with the saved cases that have the same words. */
function eraseSome(database: Database, now: Date, askedBefore: Date): { texts: number; cases: number } {
  return database.transaction(
    () => ({
      texts: eraseTexts(database, now, askedBefore, atOnce),
      cases: eraseCaseWords(database),
    }),
    { behavior: 'immediate' },
  )
}

/**
 * Erases one inquiry before its time, as a parent may ask. It is counted as those are whose time is over.
 * @param timeZone IANA name
 * @returns false when no inquiry has this code
 * @throws {CopiesLeft} when an old copy beside the database still has it
 * @throws {LogInUse} when its words are still in the log; to be called again
 */
export async function eraseInquiry(database: Database, code: string, timeZone: string): Promise<boolean> {
  const id = inquiryId(database, code)
  if (id !== null) moveToCounts(database, [id], timeZone)
  const left = eraseInCopies(database.$client.name, code)
  // Also of one that an earlier try took out, when the log could not be emptied.
  await emptyLog(database)
  if (left.length > 0) throw new CopiesLeft(left)
  return id !== null
}

/** It is erased, but for copies from before an update that cannot be changed. */
export class CopiesLeft extends Error {
  constructor(names: readonly string[]) {
    super(`It is erased, but not in these copies, which cannot be changed. Delete them: ${names.join(', ')}`)
  }
}

/**
 * At once a writer: what is read first and written then fails where another one writes in between.
 * @returns how many saved cases went along
 */
function moveToCounts(database: Database, ids: readonly number[], timeZone: string): number {
  return database.transaction(
    () => {
      countInquiries(database, ids, (moment) => localDate(moment, timeZone))
      eraseTextsOf(database, ids)
      const cases = eraseCaseWords(database)
      deleteInquiries(database, ids)
      dropCaseCodes(database)
      return cases
    },
    { behavior: 'immediate' },
  )
}

/** What was erased still stands in the write-ahead log, as long as somebody reads the database. */
export class LogInUse extends Error {}

/** The write-ahead log still has the pages as they were. */
async function emptyLog(database: Database): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const [done] = database.$client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (!done?.busy) return
    // A checkpoint of our own thread may be under way.
    await wait(betweenTriesMs)
  }
  throw new LogInUse('Somebody reads the database: its log cannot be emptied now. Try again in a minute.')
}
