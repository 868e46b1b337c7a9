import type { Database } from '../database/open-database.js'
import type { Log } from '../web/log.js'
import { findInquiry, type Inquiry, insertInquiry } from './inquiry-store.js'

/** Keeps inquiries; when the database does not take one, it is held in memory, so that the parent still gets the answer. */
export interface InquiryKeeper {
  keep(inquiry: Inquiry): void
  find(code: string): Inquiry | null
}

const mostHeld = 1000

export function createInquiryKeeper(database: Database, log: Log): InquiryKeeper {
  const held = new Map<string, Inquiry>()
  return {
    keep: (inquiry) => {
      try {
        insertInquiry(database, inquiry)
      } catch (error) {
        log.error(
          { fault: (error as Error).message },
          'An inquiry could not be kept in the database; it is held in memory',
        )
        held.set(inquiry.code, inquiry)
        const [oldest] = held.keys()
        if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
      }
    },
    find: (code) => held.get(code) ?? findInquiry(database, code),
  }
}
