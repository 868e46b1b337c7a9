import { setTimeout as wait } from 'node:timers/promises'
import { dayMs } from '../../directory/time/local-time.js'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'
import type { Database } from '../../platform/database/open-database.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import type { Erasure } from './erase-statements.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { againLine, eraseLine, inquiryLine, inquiryOf, replyLine, verdictLine } from './inquiry-lines.js'
import { findInquiry, type Inquiry, inquiryId } from './inquiry-store.js'
import { createLineKeeper, type KeeperOptions } from './line-keeper.js'
import { findReplyReport, type ReplyReport } from './reply-report-store.js'
import type { SpillLine } from './spill-lines.js'

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
   * Records whether the right person was named. The last feedback counts; a wrong office is charged. What the front office
   * says of an office that the answer did not name is not recorded.
   * @returns whether it was stored
   */
  takeFeedback(code: string, feedback: Feedback, now: Date): Promise<boolean>
  /**
   * Erases the words of inquiries, or all of them, for the family that typed them; as soon as the database accepts it.
   * Never rejects. From the call on, one erased as a whole is not found. Erasing again, or with unknown codes, is cheap.
   * @returns resolves within seconds, when it is done, or noted on the disk
   */
  erase(codes: readonly string[], erasure: Erasure): Promise<void>
  /** Whether a family erased this whole inquiry in the last days. */
  wasErased(code: string): boolean
  /**
   * Records whether the office answered. The first report of an inquiry counts.
   * @returns whether it was stored
   */
  takeReply(code: string, report: ReplyReport): Promise<boolean>
  /** Records that whoever asked this asks something again. @returns whether it was stored */
  noteAskedAgain(code: string, now: Date): Promise<boolean>
  /** The report on an inquiry, once it is in the database; null without one. */
  findReply(code: string): Pick<ReplyReport, 'office' | 'answered'> | null
  /** How many lines are not in the database yet. */
  waiting(): { inMemory: number; inFile: number }
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
  const erased = createExpiringCache<Erasure['what']>({ now: () => new Date(), keepFor: erasedLife })
  let later: SpillLine[] = []
  let isRetrying = false

  function find(code: string): Inquiry | null {
    if (erased.find(code) === 'all') return null
    const line = lines.find(code)
    return (line && inquiryOf(line)) ?? findInquiry(database, code)
  }

  function isNew(code: string, { what }: Erasure): boolean {
    const before = erased.find(code)
    return before !== 'all' && before !== what
  }

  function isStored(code: string): boolean {
    try {
      return lines.find(code) !== null || inquiryId(database, code) !== null
    } catch {
      // A database that cannot be read may have it.
      return true
    }
  }

  async function eraseNow(codes: readonly string[], erasure: Erasure): Promise<void> {
    await lines.eraseWords(codes)
    const orders = codes.map((code) => eraseLine(code, erasure))
    const kept = await Promise.all(orders.map(lines.keep))
    later.push(...orders.filter((_, i) => !kept[i]))
    void eraseLater()
  }

  /** Neither the database nor the file can be written now. */
  async function eraseLater(): Promise<void> {
    if (isRetrying) return
    isRetrying = true
    while (later.length > 0 && !closing) {
      await wait(retryMs, undefined, { ref: false })
      // One at a time: many at once would crowd out questions.
      while (later.length > 0 && !closing && (await lines.keep(later[0]!))) later = later.slice(1)
    }
    isRetrying = false
  }

  return {
    find,
    handOver: lines.handOver,
    waiting: lines.waiting,
    close() {
      closing = true
      return lines.close()
    },
    keep: (inquiry) => lines.keep(inquiryLine(inquiry)),
    async erase(codes, erasure) {
      // Anyone may repeat an order without a limit: only the first may cost anything.
      const ordered = codes.filter((code) => isNew(code, erasure))
      for (const code of ordered) erased.keep(code, erasure.what)
      const stored = ordered.filter(isStored)
      if (stored.length > 0) await eraseNow(stored, erasure)
    },
    wasErased: (code) => erased.find(code) === 'all',
    takeReply: (code, report) => lines.keep(replyLine(code, report)),
    noteAskedAgain: (code, now) => lines.keep(againLine(code, now.getTime())),
    findReply: (code) => findReplyReport(database, code),
    async takeFeedback(code, feedback, now) {
      const inquiry = find(code)
      if (!inquiry) return false
      const { loggedAt } = feedback
      const door = wrongDoorOf(inquiry, feedback, loggedAt ?? now)
      if (loggedAt && !door) return false
      return lines.keep(verdictLine(code, { right: feedback.right, door }))
    },
  }
}
