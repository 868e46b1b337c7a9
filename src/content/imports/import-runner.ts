import pLimit from 'p-limit'
import { wording } from '../../platform/language/wording.js'
import { settlesWithin } from '../../platform/threads/settles-within.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import type { Log } from '../../platform/web/log.js'
import type { Import, ImportState, ImportStore } from './import-store.js'
import type { MappedFile } from './mapping/column-mapping.js'
import type { ImportMessage, ImportWork } from './run-import.js'

/** A long step of an import. */
export interface ImportJob {
  row: Import
  task: ImportWork['task']
  by: { account: number | null; who: string }
  /** The files to check; deleted afterwards. */
  files: readonly MappedFile[]
}

/** Work that has begun. */
export interface BegunImport {
  outcome: Promise<ImportMessage>
  terminate(): void
}

/** Begins the work. @param report called with the share that is done, from 0 to 1 */
export type BeginImport = (work: ImportWork, report: (share: number) => void) => BegunImport

export interface ImportRunnerOptions {
  /** The database file. */
  database: string
  /** The file of an import's staged rows. */
  stagingOf(id: number): string
  /** Deletes the files that an import checked, and its staged rows if it came to nothing. */
  dropFiles(id: number): void
  /** Languages that every kind with words has a column for. */
  offered: string[]
  store: ImportStore
  /** Writes a result as soon as possible. Never rejects. */
  note(write: () => void): Promise<void>
  closing: AbortSignal
  /** How long a thread may be silent, and take to stop, in milliseconds. */
  patience: { silentMs: number; stopMs: number }
  /** Begins the work, in a thread by default. */
  begin?: BeginImport | undefined
  now(): Date
  log: Log
}

/** In megabytes: by default, the engine lets three times 16 MB of short-lived rows pile up. */
const workerLimits = { maxYoungGenerationSizeMb: 4 }
const runningState = { check: 'checking', apply: 'applying', undo: 'undoing' } as const

/**
 * Runs the long steps of imports, one at a time. Progress comes from memory, because an import may have the
 * database locked.
 */
export function createImportRunner(options: ImportRunnerOptions) {
  const { store, note, closing, now, log } = options
  const { silentMs, stopMs } = options.patience
  const { begin = beginInThread(silentMs) } = options
  const running = new Map<number, Running>()
  const inTurn = pLimit(1)

  function run(job: ImportJob): void {
    const { row, task } = job
    const stop = new SharedArrayBuffer(4)
    const done = inTurn(async () => {
      try {
        if (!closing.aborted) await carryOut(job, stop)
      } catch (error) {
        log.error({ err: error, import: row.id }, 'An import failed')
        await finish(row.id, () => failedFacts(row.id, task))
        options.dropFiles(row.id)
      }
    })
    running.set(row.id, {
      share: 0,
      stop: new Int32Array(stop),
      step: null,
      done,
      state: runningState[task],
    })
  }

  async function carryOut(job: ImportJob, stop: SharedArrayBuffer): Promise<void> {
    const { row, task } = job
    const going = running.get(row.id)
    const step = begin(workOf(job, stop, options), (share) => {
      if (going) going.share = share
    })
    if (going) going.step = step
    try {
      const outcome = await step.outcome
      const facts = outcomeFacts(task, outcome, now().getTime())
      await finish(row.id, () => facts)
    } finally {
      // The files may name students, who are never stored.
      options.dropFiles(row.id)
    }
  }

  /** After a failed thread, the state comes from the database. */
  function failedFacts(id: number, task: ImportWork['task']): Partial<Import> {
    if (task === 'check') return { state: 'failed', finishedAt: now().getTime() }
    const done = ({ apply: 'applied', undo: 'undone' } as const)[task]
    return store.find(id)?.state === done ? { reasons: [] } : { reasons: [wording('fault.interrupted')] }
  }

  async function finish(id: number, facts: () => Partial<Import>): Promise<void> {
    if (!closing.aborted) await note(() => store.change(id, facts()))
    running.delete(id)
  }

  /** Asks a thread to stop, then terminates it. */
  async function end(going: Running): Promise<void> {
    Atomics.store(going.stop, 0, 1)
    if (await settlesWithin(stopMs, going.done)) return
    going.step?.terminate()
    await settlesWithin(stopMs, going.done)
  }

  return {
    run,
    isRunning: (id: number): boolean => running.has(id),
    /** @returns null if it is not running */
    progressOf(id: number): { state: ImportState; share: number } | null {
      const going = running.get(id)
      return going ? { state: going.state, share: going.share } : null
    },
    /** Stops a running import. @returns when it has stopped using the database */
    async stop(id: number): Promise<void> {
      const going = running.get(id)
      if (going) await end(going)
    },
    async stopAll(): Promise<void> {
      await Promise.all([...running.values()].map(end))
    },
    /** Resolves when nothing is running. */
    idle: (): Promise<void> => inTurn(() => {}),
  }
}

const beginInThread =
  (silentMs: number): BeginImport =>
  (work, report) => {
    const worker = startWorker('./import-worker', import.meta.url, work, workerLimits)
    const onProgress = (message: ImportMessage) => {
      if (message.type !== 'progress') return false
      report(message.share)
      return true
    }
    return {
      outcome: threadResult<ImportMessage>(worker, { name: 'import', silentMs, onProgress }),
      terminate: () => void worker.terminate(),
    }
  }

interface Running {
  share: number
  /** Set to 1 to stop it. */
  stop: Int32Array
  /** Null while it waits for earlier ones. */
  step: BegunImport | null
  state: ImportState
  done: Promise<void>
}

/** The worker's task. @param stop set to 1 to stop it */
function workOf(
  { row, task, by, files }: ImportJob,
  stop: SharedArrayBuffer,
  options: ImportRunnerOptions,
): ImportWork {
  return {
    task,
    database: options.database,
    staging: options.stagingOf(row.id),
    offered: options.offered,
    stop,
    import: row.id,
    author: { account: by.account, who: by.who, way: task === 'undo' ? 'undo' : 'import', import: row.id },
    counts: row.counts,
    request: { files, removes: row.removes },
    hasLines: row.source !== 'oneroster',
    format: row.format,
  }
}

/** An import's state after a step. The worker records the step along with the changes. */
function outcomeFacts(task: ImportWork['task'], outcome: ImportMessage, finishedAt: number): Partial<Import> {
  const before = ({ check: 'cancelled', apply: 'ready', undo: 'applied' } as const)[task]
  switch (outcome.type) {
    case 'checked':
      return { state: outcome.faults > 0 ? 'faulty' : 'ready', counts: outcome.counts }
    case 'done':
      return { reasons: [] }
    case 'canceled':
      // A check is discarded; applying or undoing leaves everything as before.
      return { state: before, finishedAt, reasons: task === 'check' ? [] : [wording('fault.cancelled')] }
    case 'refused':
      return { state: before, reasons: [...outcome.reasons] }
    case 'progress':
      return {}
  }
}
