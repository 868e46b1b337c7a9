import type { Database } from '../database/open-database.js'
import type { Log } from '../web/log.js'
import { createInsertInquiry, findInquiry, type Inquiry, setInquiryRight } from './inquiry-store.js'

/** Keeps inquiries; those that the database does not take are held in memory until it does: the parent gets the answer. */
export interface InquiryKeeper {
  keep(inquiry: Inquiry): void
  find(code: string): Inquiry | null
  /**
   * Notes whether the answer named the right person.
   * @throws when the database does not take it
   */
  setRight(code: string, right: boolean): void
  /** Brings what is held to the database, as far as it takes it. */
  handOver(): void
}

const mostHeld = 1000

export function createInquiryKeeper(database: Database, log: Log): InquiryKeeper {
  const held = new Map<string, Inquiry>()
  const insertInquiry = createInsertInquiry(database)

  function hold(inquiry: Inquiry): void {
    held.set(inquiry.code, inquiry)
    const [oldest] = held.keys()
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
  }

  function handOver(): void {
    try {
      for (const inquiry of held.values()) {
        insertInquiry(inquiry)
        held.delete(inquiry.code)
      }
    } catch (error) {
      log.error(
        { fault: (error as Error).message, held: held.size },
        'The database does not take inquiries; they are held in memory',
      )
    }
  }

  return {
    handOver,
    keep: (inquiry) => {
      hold(inquiry)
      handOver()
    },
    find: (code) => held.get(code) ?? findInquiry(database, code),
    setRight: (code, right) => {
      handOver()
      setInquiryRight(database, code, right)
    },
  }
}
