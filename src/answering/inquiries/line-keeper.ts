import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Database } from '../../platform/database/open-database.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import { maxClosingMs } from '../../platform/process/stop-limit.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import { noteFault } from '../../platform/web/note-fault.js'
import { createRareWarning } from '../../platform/web/rare-warning.js'
import { outsideRequests } from '../../platform/web/request-context.js'
import { createLineWriter } from './inquiry-lines.js'
import { afterTimeout, withTimeout } from './late-timeout.js'
import { openSpillFile } from './spill-file.js'
import { eraseSpilledWords, type SpillLine, withoutWords } from './spill-lines.js'

/** Stores lines in the database, or in the file while the database refuses. */
export interface LineKeeper {
  /** Resolves soon, and never rejects: true when it is on the disk. */
  keep(line: SpillLine): Promise<boolean>
  /** The line of an inquiry that is not in the database yet; null for none. */
  find(code: string): SpillLine | null
  /** Erases the words of inquiries that are not in the database yet. Never rejects. */
  eraseWords(codes: readonly string[]): Promise<void>
  /** How many lines are not in the database yet. */
  waiting(): { inMemory: number; inFile: number }
  /** Moves waiting lines to the database, as far as it accepts them. */
  handOver(): Promise<void>
  /** The same, or else to the file; takes at most a few seconds. */
  close(): Promise<void>
}

export interface KeeperOptions {
  /** The file for lines that the database refuses. */
  spillFile: string
  log: Log
  notes: Pick<HealthNotes, 'note' | 'clear'>
}

/** A line to store, and who waits for it. */
interface WaitingLine {
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
/** How long it then waits for the file, in milliseconds. */
const fileTimeoutMs = 1000
/** Pause between tries while the database refuses, in milliseconds. */
const retry = { first: 250, longest: 5000 }
/** For the database, and then for the file: both within the step of a stop. */
const closingTimeoutMs = maxClosingMs / 10

const erasedLine = (code: string): SpillLine => ({ code, erased: true })

export function createLineKeeper(
  database: Database,
  thread: Pick<WriteThread, 'write' | 'emptyLogSoon'>,
  { spillFile, log, notes }: KeeperOptions,
): LineKeeper {
  // Not a Map: one that constantly grows and shrinks keeps old entries until the next full garbage collection.
  let waiting: WaitingLine[] = []
  const writer = createLineWriter(database, thread, log)
  const spill = openSpillFile(spillFile)
  const warnOfSwitchBack = createRareWarning(
    log,
    'The database accepts inquiries again; all those in the file are stored',
  )
  const inTurn = pLimit(1)
  let next: Promise<void> | null = null
  const scanInTurn = pLimit(1)
  let nextScan: Promise<void> | null = null
  let toErase = new Set<string>()
  /** The database refuses, or is too slow: everything goes into the file. */
  let usingFile = false
  let closing = false
  /** Codes of inquiries to delete: their families were told that they are not stored. */
  const toTakeBack = new Set<string>()
  /** Lines on their way into the file. */
  const spilling = new Set<Promise<void>>()

  if (spill.waiting() > 0) switchToFile()

  function keep(line: SpillLine): Promise<boolean> {
    if (!usingFile && waiting.length >= maxWaiting) return Promise.resolve(false)
    return new Promise((tell) => {
      const one = { line, settle: settleOnce(line, tell) }
      if (usingFile) return spillInTime(one)
      waiting.push(one)
      void handOver()
      afterTimeout(databaseTimeoutMs, () => waiting.includes(one) && switchToFile())
    })
  }

  /** Deletes an inquiry that was stored after its family had been told that it was not: they have no code to erase it by. */
  function settleOnce({ code, inquiry }: SpillLine, tell: (kept: boolean) => void): WaitingLine['settle'] {
    let told: boolean | null = null
    return (kept) => {
      if (told === null) {
        told = kept
        tell(kept)
      } else if (kept && !told && inquiry) void takeBack(code)
    }
  }

  async function takeBack(code: string): Promise<void> {
    toTakeBack.add(code)
    await eraseWords([code])
    while (!closing) {
      if (await keep(erasedLine(code))) return void toTakeBack.delete(code)
      await wait(retry.longest, undefined, { ref: false })
    }
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
      void outsideRequests(switchBack)
    }
    for (const one of waiting.splice(0)) spillInTime(one)
  }

  function spillInTime({ line, settle }: WaitingLine): void {
    const stored = spillLine(line)
    void withTimeout(fileTimeoutMs, stored).then(settle)
    const settled = stored.then(settle)
    spilling.add(settled)
    void settled.then(() => spilling.delete(settled))
  }

  async function spillLine(line: SpillLine): Promise<boolean> {
    const kept = await spill.append(line)
    if (kept) notes.clear('inquiry-file')
    else notes.note('inquiry-file', 'health.inquiriesNowhere')
    return kept
  }

  /** Codes that arrive during a scan of the file go together, in the next one: the file may be large. */
  function eraseWords(codes: readonly string[]): Promise<void> {
    for (const code of codes) toErase.add(code)
    for (const one of waiting)
      if (toErase.has(one.line.code) && one.line.inquiry) one.line = withoutWords(one.line)
    nextScan ??= scanInTurn(eraseInFile)
    return nextScan
  }

  async function eraseInFile(): Promise<void> {
    const codes = toErase
    nextScan = null
    toErase = new Set()
    await eraseSpilledWords(spillFile, codes).catch((error: Error) =>
      log.error({ fault: error.message }, 'Words could not be erased from the file of inquiries'),
    )
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
        // The file may never have been writable again.
        notes.clear('inquiry-file')
        warnOfSwitchBack({ brought: count })
        return
      } catch {
        await wait(pause, undefined, { ref: false })
      }
    }
  }

  async function closeFile(): Promise<boolean> {
    await Promise.all(spilling)
    // Nothing tries again: the next start deletes them.
    const codes = [...toTakeBack]
    if (codes.length > 0) await eraseWords(codes)
    await Promise.all(codes.map((code) => spill.append(erasedLine(code))))
    await spill.close()
    return true
  }

  return {
    keep,
    eraseWords,
    handOver,
    waiting: () => ({ inMemory: waiting.length, inFile: spill.waiting() }),
    find: (code) => waiting.find(({ line }) => line.code === code && line.inquiry)?.line ?? spill.find(code),
    async close() {
      closing = true
      await withTimeout(
        closingTimeoutMs,
        handOver().then(() => true),
      )
      if (waiting.length > 0) switchToFile()
      await withTimeout(closingTimeoutMs, closeFile())
    },
  }
}
