import { setTimeout as wait } from 'node:timers/promises'
import { dayMs } from '../../directory/time/local-time.js'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'
import type { Database } from '../../platform/database/open-database.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import type { Erasure } from './erase-statements.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { eraseLine, inquiryLine, inquiryOf, replyLine, verdictLine } from './inquiry-lines.js'
import { findInquiry, type Inquiry } from './inquiry-store.js'
import { createLineKeeper, type KeeperOptions } from './line-keeper.js'
import { findReplyReport, type ReplyReport } from './reply-report-store.js'

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
  /**
   * Erases an inquiry's words, or all of it, for the family that typed them; as soon as the database accepts it. Never
   * rejects. From the call on, one erased as a whole is not found.
   * @returns resolves within seconds, when it is done, or noted on the disk
   */
  erase(code: string, erasure: Erasure): Promise<void>
  /** Whether a family erased this whole inquiry in the last days. */
  wasErased(code: string): boolean
  /**
   * Records whether the office answered. The first report of an inquiry counts.
   * @returns whether it was stored
   */
  takeReply(code: string, report: ReplyReport): Promise<boolean>
  /** What was reported for an inquiry, once it is in the database; null for nothing. */
  findReply(code: string): Pick<ReplyReport, 'office' | 'answered'> | null
  /** Moves waiting lines to the database, as far as it accepts them. */
  handOver(): Promise<void>
  /** The same, or else to the file; takes at most a few seconds. */
  close(): Promise<void>
}

/** Longer than a tab's history is likely to be used. */
const erasedLife = 7 * dayMs

const retryMs = 1000

export function createInquiryKeeper(
  database: Database,
  thread: Pick<WriteThread, 'write' | 'emptyLogSoon'>,
  options: KeeperOptions,
): InquiryKeeper {
  const lines = createLineKeeper(database, thread, options)
  let closing = false
  const erased = createExpiringCache<true>({ now: () => new Date(), keepFor: erasedLife })

  function find(code: string): Inquiry | null {
    if (erased.find(code)) return null
    const line = lines.find(code)
    return (line && inquiryOf(line)) ?? findInquiry(database, code)
  }

  /** Neither the database nor the file can be written now. */
  async function eraseLater(code: string, erasure: Erasure): Promise<void> {
    do {
      await wait(retryMs, undefined, { ref: false })
      if (closing) return
    } while (!(await lines.keep(eraseLine(code, erasure))))
  }

  return {
    find,
    handOver: lines.handOver,
    close() {
      closing = true
      return lines.close()
    },
    keep: (inquiry) => lines.keep(inquiryLine(inquiry)),
    async erase(code, erasure) {
      if (erasure.what === 'all') erased.keep(code, true)
      await lines.eraseWords(code)
      if (!(await lines.keep(eraseLine(code, erasure)))) void eraseLater(code, erasure)
    },
    wasErased: (code) => erased.find(code) ?? false,
    takeReply: (code, report) => lines.keep(replyLine(code, report)),
    findReply: (code) => findReplyReport(database, code),
    async takeFeedback(code, feedback, now) {
      const inquiry = find(code)
      if (!inquiry) return false
      const door = wrongDoorOf(inquiry, feedback, now)
      return lines.keep(verdictLine(code, { right: feedback.right, door }))
    },
  }
}
