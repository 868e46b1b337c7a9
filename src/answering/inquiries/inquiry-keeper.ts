import { setTimeout as wait } from 'node:timers/promises'
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
 * Keeps inquiries and what parents say of them: in the database, or in a file beside it while the database does not take them.
 * What it says is kept is on the disk.
 */
export interface InquiryKeeper {
  /**
   * Resolves soon, and never rejects: true when it is kept, false when it could not be kept. Then its code leads nowhere, and the
   * answer has to be shown at once.
   */
  keep(inquiry: Inquiry): Promise<boolean>
  find(code: string): Inquiry | null
  /**
   * Notes whether the right person was named. The last word counts; a wrong office is charged, a right one is not.
   * @returns whether it is kept
   */
  takeFeedback(code: string, feedback: Feedback, now: Date): Promise<boolean>
  /** Brings what waits to the database, as far as it takes it. */
  handOver(): Promise<void>
  /** The same, or else to the file; takes no longer than a few seconds. */
  close(): Promise<void>
}

export interface KeeperOptions {
  /** Where to keep what the database does not take. */
  spillFile: string
  log: Log
  notes: Pick<HealthNotes, 'note' | 'clear'>
}

/** Something to keep, and who waits to hear of it. */
interface Waiting {
  line: SpillLine
  /** The first answer counts. */
  settle(kept: boolean): void
}

/** 4 KB each. What comes on top could not be kept in time anyway. */
const maxWaiting = 5000
/** Under load a turn of the event loop takes long, and no more than this goes out in one. */
const maxAtOnce = 1000
/** An answer waits no longer for the database, in milliseconds: an import has it for itself, a disk may stall. */
const patience = 250
/** Where it is our own thread that is late nothing else would be faster, and it is let be for so many milliseconds more. */
const maxLatenessLength = 4000
/** And then no longer for the file, in milliseconds. */
const filePatience = 1000
/** Between tries while the database takes nothing, in milliseconds. */
const retry = { first: 250, longest: 5000 }
/** For the database, and then for the file: both within the step of a stop. */
const closingPatience = maxClosingMs / 10

export function createInquiryKeeper(
  database: Database,
  { write }: Pick<WriteThread, 'write'>,
  { spillFile, log, notes }: KeeperOptions,
): InquiryKeeper {
  // No map: one that is added to and deleted from without end keeps what was in it until the next full garbage collection.
  let waiting: Waiting[] = []
  const writer = createLineWriter(database, write, log)
  const spill = openSpillFile(spillFile)
  const warnOfReturn = createRareWarning(
    log,
    'The database takes inquiries again; it has all that the file had',
  )
  let running = Promise.resolve()
  let next: Promise<void> | null = null
  /** The database takes nothing at the moment, or not in time: all goes into the file. */
  let away = false
  let closing = false

  if (spill.waiting() > 0) goAway()

  function keepLine(line: SpillLine): Promise<boolean> {
    if (away) return atMost(filePatience, spillLine(line))
    if (waiting.length >= maxWaiting) return Promise.resolve(false)
    return new Promise((settle) => {
      const one = { line, settle }
      waiting.push(one)
      void handOver()
      afterPatience(patience, () => waiting.includes(one) && goAway())
    })
  }

  /** What comes while some are on their way goes together, after them. */
  function handOver(): Promise<void> {
    next ??= running.then(() => {
      running = next!
      next = null
      return writeWaiting()
    })
    return next
  }

  async function writeWaiting(): Promise<void> {
    try {
      while (waiting.length > 0 && !away) {
        const some = waiting.slice(0, maxAtOnce)
        await writer.write(some.map(({ line }) => line))
        waiting = waiting.filter((one) => !some.includes(one))
        for (const { settle } of some) settle(true)
      }
    } catch (error) {
      goAway(error)
    }
  }

  /** From now on into the file, with all that waits; then it is tried again and again. */
  function goAway(fault?: unknown): void {
    if (!away) {
      notes.note('inquiries', 'health.inquiriesInFile', {
        fault: fault instanceof Error ? fault.message : 'slow',
      })
      noteFault(notes, fault)
      away = true
      void comeBack()
    }
    for (const one of waiting.splice(0)) void atMost(filePatience, spillLine(one.line)).then(one.settle)
  }

  async function spillLine(line: SpillLine): Promise<boolean> {
    const kept = await spill.append(line)
    if (kept) notes.clear('inquiry-file')
    else notes.note('inquiry-file', 'health.inquiriesNowhere')
    return kept
  }

  async function comeBack(): Promise<void> {
    let count = 0
    for (let pause = retry.first; !closing; pause = Math.min(pause * 2, retry.longest)) {
      try {
        // A write that is under way says whether the database takes something.
        await running
        await spill.handOn(async (lines) => {
          await writer.write(lines)
          count += lines.length
        })
        // The file may have taken nothing: then it is still to be seen that the database does.
        if (count === 0) await writer.probe()
        if (spill.waiting() > 0) continue
        away = false
        notes.clear('inquiries')
        warnOfReturn({ brought: count })
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
      await atMost(
        closingPatience,
        handOver().then(() => true),
      )
      if (waiting.length > 0) goAway()
      await atMost(
        closingPatience,
        spill.close().then(() => true),
      )
    },
  }
}

/** @returns false when it takes longer than so many milliseconds */
function atMost(ms: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = afterPatience(ms, () => resolve(false))
    void work.then((kept) => {
      cancel()
      resolve(kept)
    })
  })
}

/**
 * Calls `over` after so many milliseconds; later where our own thread is late: what it has not heard of yet may have been in time.
 * @returns to call it off
 */
function afterPatience(ms: number, over: () => void): () => void {
  const began = performance.now()
  let timer: NodeJS.Timeout
  let isOff = false
  const arm = () => {
    const due = performance.now() + ms
    const look = () => {
      const late = performance.now() - due > patience / 4
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
