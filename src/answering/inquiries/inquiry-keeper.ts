import type { Database } from '../../platform/database/open-database.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { inquiryLine, inquiryOf, verdictLine } from './inquiry-lines.js'
import { findInquiry, type Inquiry } from './inquiry-store.js'
import { createLineKeeper, type KeeperOptions } from './line-keeper.js'

/**
 * Stores inquiries and families' feedback in the database, or in a file next to it while the database refuses. Anything
 * reported as stored is on the disk.
 */
export interface InquiryKeeper {
  /**
   * Resolves soon, and never rejects: true when stored. If false, the code leads nowhere, and the answer must be shown
   * at once.
   */
  keep(inquiry: Inquiry): Promise<boolean>
  find(code: string): Inquiry | null
  /**
   * Records whether the right person was named. The last feedback counts; a wrong office is charged.
   * @returns whether it was stored
   */
  takeFeedback(code: string, feedback: Feedback, now: Date): Promise<boolean>
  /** Moves waiting lines to the database, as far as it accepts them. */
  handOver(): Promise<void>
  /** The same, or else to the file; takes at most a few seconds. */
  close(): Promise<void>
}

export function createInquiryKeeper(
  database: Database,
  thread: Pick<WriteThread, 'write'>,
  options: KeeperOptions,
): InquiryKeeper {
  const lines = createLineKeeper(database, thread, options)

  function find(code: string): Inquiry | null {
    const line = lines.find(code)
    return (line && inquiryOf(line)) ?? findInquiry(database, code)
  }

  return {
    find,
    handOver: lines.handOver,
    close: lines.close,
    keep: (inquiry) => lines.keep(inquiryLine(inquiry)),
    async takeFeedback(code, feedback, now) {
      const inquiry = find(code)
      if (!inquiry) return false
      const door = wrongDoorOf(inquiry, feedback, now)
      return lines.keep(verdictLine(code, { right: feedback.right, door }))
    },
  }
}
