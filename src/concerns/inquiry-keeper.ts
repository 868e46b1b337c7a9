import type { Database } from '../database/open-database.js'
import type { Statement } from '../database/run-all.js'
import type { WriteThread } from '../database/write-thread.js'
import type { Log } from '../web/log.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { createInsertInquiry, findInquiry, type Inquiry, setInquiryRight } from './inquiry-store.js'
import { chargeWrongDoor, dropWrongDoor, type WrongDoor } from './wrong-door-store.js'

/**
 * Keeps inquiries and what parents say of them. What the database does not take is held in memory until it does: the parent
 * gets the answer.
 */
export interface InquiryKeeper {
  /**
   * Resolves soon, and never rejects: true when it is kept, false when it could not be kept. Then its code leads nowhere, and the
   * answer has to be shown at once.
   */
  keep(inquiry: Inquiry): Promise<boolean>
  find(code: string): Inquiry | null
  /** Notes whether the right person was named. The last word counts; a wrong office is charged, a right one is not. */
  takeFeedback(code: string, feedback: Feedback, now: Date): Promise<void>
  /** Brings what is held to the database, as far as it takes it. */
  handOver(): Promise<void>
}

interface Held {
  inquiry: Inquiry
  statement: Statement
}

interface Heard {
  code: string
  right: boolean
  /** The office it is about, with what led there; null where it was none of the answer's. */
  door: WrongDoor | null
}

const mostHeld = 1000
const mostAtOnce = 100
/** An answer waits no longer for being kept, in milliseconds: a disk may stall, an import has the database for itself. */
const patience = 250

export function createInquiryKeeper(
  database: Database,
  { write }: Pick<WriteThread, 'write'>,
  log: Log,
): InquiryKeeper {
  // No map: one that is added to and deleted from without end keeps what was in it until the next full garbage collection.
  let held: Held[] = []
  const heard = new Map<string, Heard>()
  const insertInquiry = createInsertInquiry(database)
  let running = Promise.resolve()
  let next: Promise<void> | null = null

  const find = (code: string) =>
    held.find(({ inquiry }) => inquiry.code === code)?.inquiry ?? findInquiry(database, code)

  /** What comes while some are on their way goes together, after them. */
  function handOver(): Promise<void> {
    next ??= running.then(() => {
      running = next!
      next = null
      return writeHeld()
    })
    return next
  }

  async function writeHeld(): Promise<void> {
    try {
      const due = [...held]
      for (let from = 0; from < due.length; from += mostAtOnce) {
        await writeSome(due.slice(from, from + mostAtOnce))
      }
      for (const [key, said] of heard) {
        writeFeedback(database, said)
        heard.delete(key)
      }
    } catch (error) {
      log.error(
        { fault: (error as Error).message, held: held.length, feedback: heard.size },
        'The database does not take inquiries; they are held in memory',
      )
    }
  }

  async function writeSome(some: readonly Held[]): Promise<void> {
    try {
      await write(some.map(({ statement }) => statement))
    } catch (error) {
      if (isUnavailable(error)) throw error
      // One that can never be kept must not stand in the way of the others.
      for (const one of some) await (some.length > 1 ? writeSome([one]) : writeWithoutSchool(one, error))
    }
    held = held.filter((one) => !some.includes(one))
  }

  /** Its school may have been deleted meanwhile. */
  async function writeWithoutSchool({ inquiry }: Held, refusal: unknown): Promise<void> {
    try {
      await write([insertInquiry({ ...inquiry, school: null })])
    } catch (error) {
      if (isUnavailable(error)) throw error
      log.error({ fault: (refusal as Error).message }, 'The database refuses an inquiry; it is not kept')
    }
  }

  return {
    handOver,
    find,
    keep: (inquiry) => {
      if (held.length >= mostHeld) return Promise.resolve(false)
      held.push({ inquiry, statement: insertInquiry(inquiry) })
      return atMost(patience, handOver()).then(() => true)
    },
    takeFeedback: async (code, feedback, now) => {
      const inquiry = find(code)
      if (!inquiry) return
      const door = wrongDoorOf(inquiry, feedback, now)
      const key = `${code} ${door?.office}`
      // What was said last is written last.
      heard.delete(key)
      heard.set(key, { code, right: feedback.right, door })
      const [oldest = ''] = heard.keys()
      if (heard.size > mostHeld) heard.delete(oldest)
      await handOver()
    },
  }
}

/** That the database cannot be written to now; else this is what it does not take. https://www.sqlite.org/rescode.html */
function isUnavailable(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === undefined || /^SQLITE_(?:BUSY|LOCKED|IOERR|FULL|READONLY|CANTOPEN|NOMEM)/.test(String(code))
}

/** Resolves with the work, or before it: when so many milliseconds are over. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function writeFeedback(database: Database, { code, right, door }: Heard): void {
  database.transaction(() => {
    setInquiryRight(database, code, right)
    if (door && right) dropWrongDoor(database, code, door.office)
    if (door && !right) chargeWrongDoor(database, door)
  })
}
