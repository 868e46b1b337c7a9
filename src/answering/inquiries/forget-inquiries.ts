import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { dayMs } from '../../directory/time/local-time.js'
import { dropOldBackups } from '../../platform/database/drop-old-backups.js'
import { emptyWal } from '../../platform/database/empty-wal.js'
import type { Database } from '../../platform/database/open-database.js'
import { Refusal } from '../../platform/language/refusal.js'
import { wording } from '../../platform/language/wording.js'
import { dropCaseCodes, eraseCaseWords, eraseUnsureCases } from './case-words-store.js'
import { eraseInCopies } from './erase-in-copies-store.js'
import { countInquiries } from './inquiry-count-store.js'
import { deleteInquiries, eraseTexts, eraseTextsOf, inquiriesBefore, inquiryId } from './inquiry-store.js'
import { forgetSpilled } from './spill-lines.js'

export interface ForgetOptions {
  now: Date
  /** How many days texts are kept; 0 for not at all. */
  keepTextDays: number
  /** IANA name: counts are by local day. */
  timeZone: string
  /** The spill file there is cleaned, too. */
  spillFile: string
}

/** How many were erased. */
export interface ErasedCounts {
  /** Turned into counts. */
  inquiries: number
  /** Of inquiries whose answers can still be looked up. */
  texts: number
  /** Saved cases in a family's words, or not approved in time. */
  cases: number
}

/** Batch size: the longest a waiting answer can be blocked. */
const atOnce = 50

const maxTries = 10
const betweenTriesMs = 50

/** How many days an answer's code works: at least as long as its text is kept. */
export function answerDays(keepTextDays: number): number {
  return Math.max(30, keepTextDays)
}

/**
 * Erases expired texts, and turns expired inquiries into counts. Leaves nothing in the database's files: not in free
 * pages, the log or old copies.
 * @param onErased is told how many as soon as they are out of the tables
 * @throws {LogInUse} when their words are still in the log; call it again
 * @throws when the database refuses; call it again
 */
export async function forgetInquiries(
  database: Database,
  { now, keepTextDays, timeZone, spillFile }: ForgetOptions,
  onErased: (counts: ErasedCounts) => void = () => {},
): Promise<ErasedCounts> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  await forgetSpilled(spillFile, now, ago(answerDays(keepTextDays)), ago(keepTextDays))
  const done: ErasedCounts = { inquiries: 0, texts: 0, cases: eraseUnsureCases(database, ago(keepTextDays)) }
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
  onErased(done)
  await mustEmptyLog(database)
  // A backup from before a migration holds that day's texts.
  dropOldBackups(database.$client.name, ago(Math.max(1, keepTextDays)))
  return done
}

/** Expired texts, with the saved cases that repeat them. */
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
 * Erases one inquiry early, at a family's request, and counts it.
 * @param timeZone IANA name
 * @returns false when no inquiry has this code
 * @throws {CopiesLeft} when an old copy next to the database still has it
 * @throws {LogInUse} when its words are still in the log; call it again
 */
export async function eraseInquiry(database: Database, code: string, timeZone: string): Promise<boolean> {
  const id = inquiryId(database, code)
  if (id !== null) moveToCounts(database, [id], timeZone)
  const left = eraseInCopies(database.$client.name, code)
  // Also for one that an earlier try erased without emptying the log.
  await mustEmptyLog(database)
  if (left.length > 0) throw new CopiesLeft(wording('erase.copiesLeft', { files: left.join(', ') }))
  return id !== null
}

/** Erased, except in old copies that cannot be changed. */
export class CopiesLeft extends Refusal {
  override name = 'CopiesLeft'
}

/**
 * Starts as a writer: reading first would fail if another connection writes in between.
 * @returns how many saved cases went along
 */
function moveToCounts(database: Database, ids: readonly number[], timeZone: string): number {
  return database.transaction(
    () => {
      countInquiries(database, ids, timeZone)
      eraseTextsOf(database, ids)
      const cases = eraseCaseWords(database)
      deleteInquiries(database, ids)
      dropCaseCodes(database)
      return cases
    },
    { behavior: 'immediate' },
  )
}

/** Erased text stays in the write-ahead log while somebody reads the database. */
export class LogInUse extends Refusal {
  override name = 'LogInUse'
}

async function mustEmptyLog(database: Database): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    if (emptyWal(database)) return
    // Our own thread may be running a checkpoint.
    await wait(betweenTriesMs)
  }
  throw new LogInUse(wording('erase.logInUse'))
}
