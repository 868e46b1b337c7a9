import type { Database } from '../database/open-database.js'
import type { Log } from '../web/log.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { createInsertInquiry, findInquiry, type Inquiry, setInquiryRight } from './inquiry-store.js'
import { chargeWrongDoor, dropWrongDoor, type WrongDoor } from './wrong-door-store.js'

/**
 * Keeps inquiries and what parents say of them. What the database does not take is held in memory until it does: the parent
 * gets the answer.
 */
export interface InquiryKeeper {
  keep(inquiry: Inquiry): void
  find(code: string): Inquiry | null
  /** Notes whether the right person was named. The last word counts; a wrong office is charged, a right one is not. */
  takeFeedback(code: string, feedback: Feedback, now: Date): void
  /** Brings what is held to the database, as far as it takes it. */
  handOver(): void
}

interface Heard {
  code: string
  right: boolean
  /** The office it is about, with what led there; null where it was none of the answer's. */
  door: WrongDoor | null
}

const mostHeld = 1000

export function createInquiryKeeper(database: Database, log: Log): InquiryKeeper {
  const held = new Map<string, Inquiry>()
  const heard = new Map<string, Heard>()
  const insertInquiry = createInsertInquiry(database)

  const find = (code: string) => held.get(code) ?? findInquiry(database, code)

  function handOver(): void {
    try {
      for (const inquiry of held.values()) {
        insertInquiry(inquiry)
        held.delete(inquiry.code)
      }
      for (const [key, said] of heard) {
        writeFeedback(database, said)
        heard.delete(key)
      }
    } catch (error) {
      log.error(
        { fault: (error as Error).message, held: held.size, feedback: heard.size },
        'The database does not take inquiries; they are held in memory',
      )
    }
  }

  return {
    handOver,
    find,
    keep: (inquiry) => {
      hold(held, inquiry.code, inquiry)
      handOver()
    },
    takeFeedback: (code, feedback, now) => {
      const inquiry = find(code)
      if (!inquiry) return
      const door = wrongDoorOf(inquiry, feedback, now)
      hold(heard, `${code} ${door?.office}`, { code, right: feedback.right, door })
      handOver()
    },
  }
}

function hold<T>(held: Map<string, T>, key: string, value: T): void {
  // What was said last is written last.
  held.delete(key)
  held.set(key, value)
  const [oldest] = held.keys()
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
}

function writeFeedback(database: Database, { code, right, door }: Heard): void {
  database.transaction(() => {
    setInquiryRight(database, code, right)
    if (door && right) dropWrongDoor(database, code, door.office)
    if (door && !right) chargeWrongDoor(database, door)
  })
}
