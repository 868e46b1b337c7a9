import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Database } from '../../platform/database/open-database.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import { maxClosingMs } from '../../platform/process/stop-limit.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import { noteFault } from '../../platform/web/note-fault.js'
import { createRareWarning } from '../../platform/web/rare-warning.js'
import { type Feedback, wrongDoorOf } from './feedback.js'
import { createLineWriter, inquiryLine, inquiryOf, verdictLine } from './inquiry-lines.js'
import { findInquiry, type Inquiry } from './inquiry-store.js'
import { openSpillFile } from './spill-file.js'
import type { SpillLine } from './spill-lines.js'

/**
 * Stores inquiries and parents' feedback in the database, or in a file next to it while the database refuses. Anything
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

export interface KeeperOptions {
  /** Where to store what the database refuses. */
  spillFile: string
  log: Log
  notes: Pick<HealthNotes, 'note' | 'clear'>
}

/** A line to store, and who waits for it. */
interface Waiting {
  line: SpillLine
  /** The first answer counts. */
  settle(kept: boolean): void
}

/** 4 KB each. More could not be stored in time anyway. */
const maxWaiting = 5000
/** Under load a turn of the event loop takes long, and only this much goes out per turn. */
const maxAtOnce = 1000
/** How long an answer waits for the database, in milliseconds: an import may hold it, a disk may stall. */
const databaseTimeoutMs = 250
/** Extra time when our own thread is late, as nothing else would be faster; in milliseconds. */
const maxLatenessLength = 4000
/** How long it then waits for the file, in milliseconds. */
const fileTimeoutMs = 1000
/** Pause between tries while the database refuses, in milliseconds. */
const retry = { first: 250, longest: 5000 }
/** For the database, and then for the file: both within the step of a stop. */
const closingTimeoutMs = maxClosingMs / 10

export function createInquiryKeeper(
  database: Database,
  { write }: Pick<WriteThread, 'write'>,
  { spillFile, log, notes }: KeeperOptions,
): InquiryKeeper {
  // Not a Map: one that constantly grows and shrinks keeps old entries until the next full garbage collection.
  let waiting: Waiting[] = []
  const writer = createLineWriter(database, write, log)
  const spill = openSpillFile(spillFile)
  const warnOfSwitchBack = createRareWarning(
    log,
    'The database accepts inquiries again; all those in the file are stored',
  )
  const inTurn = pLimit(1)
  let next: Promise<void> | null = null
  /** The database refuses, or is too slow: everything goes into the file. */
  let usingFile = false
  let closing = false

  if (spill.waiting() > 0) switchToFile()

  function keepLine(line: SpillLine): Promise<boolean> {
    if (usingFile) return withTimeout(fileTimeoutMs, spillLine(line))
    if (waiting.length >= maxWaiting) return Promise.resolve(false)
    return new Promise((settle) => {
      const one = { line, settle }
      waiting.push(one)
      void handOver()
      afterTimeout(databaseTimeoutMs, () => waiting.includes(one) && switchToFile())
    })
  }

  /** Lines that arrive during a write go together, after it. */
  function handOver(): Promise<void> {
    next ??= inTurn(() => {
      next = null
      return writeWaiting()
    })
    return next
  }

  async function writeWaiting(): Promise<void> {
    try {
      while (waiting.length > 0 && !usingFile) {
        const some = waiting.slice(0, maxAtOnce)
        await writer.write(some.map(({ line }) => line))
        waiting = waiting.filter((one) => !some.includes(one))
        for (const { settle } of some) settle(true)
      }
    } catch (error) {
      switchToFile(error)
    }
  }

  /** From now on, and with everything waiting, into the file; then retried. */
  function switchToFile(fault?: unknown): void {
    if (!usingFile) {
      notes.note('inquiries', 'health.inquiriesInFile', {
        fault: fault instanceof Error ? fault.message : 'slow',
      })
      noteFault(notes, fault)
      usingFile = true
      void switchBack()
    }
    for (const one of waiting.splice(0)) void withTimeout(fileTimeoutMs, spillLine(one.line)).then(one.settle)
  }

  async function spillLine(line: SpillLine): Promise<boolean> {
    const kept = await spill.append(line)
    if (kept) notes.clear('inquiry-file')
    else notes.note('inquiry-file', 'health.inquiriesNowhere')
    return kept
  }

  async function switchBack(): Promise<void> {
    let count = 0
    for (let pause = retry.first; !closing; pause = Math.min(pause * 2, retry.longest)) {
      try {
        // The write in progress shows whether the database accepts.
        await handOver()
        await spill.handOn(async (lines) => {
          await writer.write(lines)
          count += lines.length
        })
        // The file may hold nothing: the database must still be tried.
        if (count === 0) await writer.probe()
        if (spill.waiting() > 0) continue
        usingFile = false
        notes.clear('inquiries')
        warnOfSwitchBack({ brought: count })
        return
      } catch {
        await wait(pause, undefined, { ref: false })
      }
    }
  }

  function find(code: string): Inquiry | null {
    const held = waiting.find(({ line }) => line.code === code && line.inquiry)?.line ?? spill.find(code)
    return (held && inquiryOf(held)) ?? findInquiry(database, code)
  }

  return {
    handOver,
    find,
    keep: (inquiry) => keepLine(inquiryLine(inquiry)),
    takeFeedback: async (code, feedback, now) => {
      const inquiry = find(code)
      if (!inquiry) return false
      return keepLine(verdictLine(code, { right: feedback.right, door: wrongDoorOf(inquiry, feedback, now) }))
    },
    async close() {
      closing = true
      await withTimeout(
        closingTimeoutMs,
        handOver().then(() => true),
      )
      if (waiting.length > 0) switchToFile()
      await withTimeout(
        closingTimeoutMs,
        spill.close().then(() => true),
      )
    },
  }
}

/** @returns false when it takes longer than the limit */
function withTimeout(ms: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = afterTimeout(ms, () => resolve(false))
    void work.then((kept) => {
      cancel()
      resolve(kept)
    })
  })
}

/**
 * Calls `over` after a time limit; later when our own thread is late, since an unread reply may have been in time.
 * @returns cancels it
 */
function afterTimeout(ms: number, over: () => void): () => void {
  const began = performance.now()
  let timer: NodeJS.Timeout
  let isOff = false
  const arm = () => {
    const due = performance.now() + ms
    const look = () => {
      const late = performance.now() - due > databaseTimeoutMs / 4
      if (isOff) return
      if (late && performance.now() - began < ms + maxLatenessLength) arm()
      else over()
    }
    timer = setTimeout(() => setImmediate(look), ms).unref()
  }
  arm()
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
