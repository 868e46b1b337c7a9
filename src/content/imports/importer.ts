import { mkdirSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { Database } from '../../platform/database/open-database.js'
import { databaseFile } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { maxClosingMs } from '../../platform/process/stop-limit.js'
import { settlesWithin } from '../../platform/threads/settles-within.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import type { Log } from '../../platform/web/log.js'
import { createImportStore, type Import, type ImportState } from './import-store.js'
import type { ImportMessage, ImportWork } from './import-worker.js'
import { openStaging, type Staging } from './staging.js'

/** In megabytes: by default, the engine lets three times 16 MB of short-lived rows pile up. */
const workerLimits = { maxYoungGenerationSizeMb: 4 }

const faultsInBatch = 1000
/** In milliseconds. */
export const importPatience = {
  /** Scanning 50,000 rows takes 10 s without a message, much more on a busy machine. */
  silentMs: 300_000,
  /**
   * A cancelled worker stops at the next row. Waited for twice, to stop and to be terminated, within its step of a
   * shutdown.
   */
  stopMs: maxClosingMs / 10,
}

/** Runs imports. */
export interface Importing {
  account: number | null
  who: string
  source: 'upload' | 'folder'
  removes: boolean
  format: 'csv' | 'oneroster'
}

export interface ImporterOptions {
  dataDir: string
  /** Languages that every kind with words has a column for. */
  offered: string[]
  now(): Date
  log: Log
  /** How long a thread may be silent, and take to stop, in milliseconds. */
  patience?: { silentMs: number; stopMs: number }
}

/**
 * Runs imports: checks files, shows the changes, applies and undoes them. A worker does the long steps, one import at a
 * time; progress comes from memory, because the import may have the database locked.
 */
export function createImporter(database: Database, options: ImporterOptions) {
  const { dataDir, offered, now, log } = options
  const { silentMs, stopMs } = options.patience ?? importPatience
  const store = createImportStore(database)
  const running = new Map<number, Running>()
  const inTurn = pLimit(1)
  const closing = new AbortController()

  const folderOf = (id: number) => join(dataDir, 'imports', String(id))
  const stagingOf = (id: number) => join(folderOf(id), 'rows.sqlite')

  const last = store.list(1)[0]?.id ?? 0
  void note(() => store.failUnfinished(now(), last))

  /** Writes a result as soon as possible. Never rejects. */
  async function note(write: () => void): Promise<void> {
    try {
      await whenUnlocked(database, write, closing.signal)
    } catch (error) {
      if (!closing.signal.aborted) log.error({ err: error }, 'How an import ended could not be noted')
    }
  }

  /** @returns the import; the check continues */
  async function start(files: readonly ImportFile[], by: Importing): Promise<Import> {
    const row = store.add({
      ...by,
      at: now().getTime(),
      files: files.map(({ name }) => name),
      state: 'checking',
    })
    mkdirSync(folderOf(row.id), { recursive: true })
    const kept = await Promise.all(
      files.map(async ({ name, path }, index) => {
        const own = join(folderOf(row.id), String(index))
        await rename(path, own)
        return { name, path: own }
      }),
    )
    work(row, 'check', by, kept)
    return row
  }

  /** Runs the next step after the earlier ones. */
  function work(
    row: Import,
    task: ImportWork['task'],
    by: Pick<Importing, 'account' | 'who'>,
    files: readonly ImportFile[],
  ): void {
    const stop = new SharedArrayBuffer(4)
    const state = { check: 'checking', apply: 'applying', undo: 'undoing' } as const
    const done = inTurn(async () => {
      try {
        if (!closing.signal.aborted) await carryOut({ row, task, by, files, stop })
      } catch (error) {
        log.error({ err: error, import: row.id }, 'An import failed')
        await finish(row.id, () => failedFacts(row.id, task))
      }
    })
    const own = { share: 0, stop: new Int32Array(stop), worker: null, done }
    running.set(row.id, { ...own, state: state[task] })
  }

  async function carryOut(job: {
    row: Import
    task: ImportWork['task']
    by: Pick<Importing, 'account' | 'who'>
    files: readonly ImportFile[]
    stop: SharedArrayBuffer
  }): Promise<void> {
    const { row, task, by, files, stop } = job
    const { account, who } = by
    const worker = startWorker(
      './import-worker',
      import.meta.url,
      {
        task,
        database: databaseFile(dataDir),
        staging: stagingOf(row.id),
        offered,
        stop,
        import: row.id,
        author: { account, who, way: task === 'undo' ? 'undo' : 'import', import: row.id },
        counts: row.counts,
        request: { files, removes: row.removes },
        format: row.format,
      } satisfies ImportWork,
      workerLimits,
    )
    const going = running.get(row.id)
    if (going) going.worker = worker
    try {
      const outcome = await threadResult<ImportMessage>(worker, {
        ...{ name: 'the import', silentMs },
        onProgress(message) {
          if (message.type !== 'progress') return false
          if (going) going.share = message.share
          return true
        },
      })
      const facts = outcomeFacts(task, outcome, now().getTime())
      await finish(row.id, () => facts)
    } finally {
      // The files may name students, who are never stored.
      for (const { path } of files) rmSync(path, { force: true })
    }
  }

  /** After a failed thread, the database says what was changed. */
  function failedFacts(id: number, task: ImportWork['task']): Partial<Import> {
    if (task === 'check') return { state: 'failed', finishedAt: now().getTime() }
    const done = ({ apply: 'applied', undo: 'undone' } as const)[task]
    return store.find(id)?.state === done ? { reasons: [] } : { reasons: [wording('fault.interrupted')] }
  }

  /** Asks a thread to stop, then terminates it. */
  async function end(going: Running): Promise<void> {
    Atomics.store(going.stop, 0, 1)
    if (await settlesWithin(stopMs, going.done)) return
    void going.worker?.terminate()
    await settlesWithin(stopMs, going.done)
  }

  async function finish(id: number, facts: () => Partial<Import>): Promise<void> {
    if (!closing.signal.aborted) await note(() => store.change(id, facts()))
    running.delete(id)
  }

  /** Reads the staged rows. @returns null when there are none any more */
  function readStaging<T>(id: number, read: (staging: Staging) => T): T | null {
    let staging: Staging
    try {
      staging = openStaging(stagingOf(id))
    } catch {
      return null
    }
    try {
      return read(staging)
    } finally {
      staging.close()
    }
  }

  /** All faults, one by one: there may be as many as rows. @param blocks whether they prevent applying it */
  function* eachFault(id: number, blocks: boolean): Generator<RowFault> {
    for (let after = 0; ; after += faultsInBatch) {
      const faults = readStaging(id, (staging) => staging.faults(blocks, faultsInBatch, after)) ?? []
      yield* faults
      if (faults.length < faultsInBatch) return
    }
  }

  /** Records that the files could not be read, so that people looking for them find the reason. Never rejects. */
  async function refuse(files: readonly string[], by: Importing, reason: Wording): Promise<void> {
    const at = now().getTime()
    const add = () => {
      const { id } = store.add({ ...by, at, files: [...files], state: 'failed' })
      store.change(id, { reasons: [reason], finishedAt: at })
    }
    await note(() => database.transaction(add))
  }

  return {
    start,
    refuse,
    note,
    readStaging,
    eachFault,
    list: store.list,
    /** The current state, while a worker runs. */
    find(id: number): (Import & { share: number | null }) | null {
      const row = store.find(id)
      const now = running.get(id)
      return row && { ...row, state: now?.state ?? row.state, share: now?.share ?? null }
    },
    /** @returns whether it can be applied */
    apply(id: number, by: Pick<Importing, 'account' | 'who'>): boolean {
      const row = store.find(id)
      if (row?.state !== 'ready' || running.has(id)) return false
      work(row, 'apply', by, [])
      return true
    },
    /** @returns whether it can be undone */
    undo(id: number, by: Pick<Importing, 'account' | 'who'>): boolean {
      const row = store.find(id)
      if (row?.state !== 'applied' || running.has(id)) return false
      work(row, 'undo', by, [])
      return true
    },
    /** Cancels the running step; discards an import that only waits. @returns when it has stopped using the database */
    async cancel(id: number): Promise<void> {
      const going = running.get(id)
      if (going) {
        await end(going)
      } else if (['ready', 'faulty'].includes(store.find(id)?.state ?? ''))
        store.change(id, { state: 'cancelled', finishedAt: now().getTime() })
    },
    /** @returns when nothing is running any more */
    idle: (): Promise<void> => inTurn(() => {}),
    async close(): Promise<void> {
      closing.abort()
      await Promise.all([...running.values()].map(end))
    },
  }
}

export type Importer = ReturnType<typeof createImporter>

interface Running {
  share: number
  /** Set to 1 to stop it. */
  stop: Int32Array
  /** Null while it waits for earlier ones. */
  worker: Worker | null
  state: ImportState
  done: Promise<void>
}

/** An import's state after a step. The worker records what was done, along with the changes. */
function outcomeFacts(task: ImportWork['task'], outcome: ImportMessage, finishedAt: number): Partial<Import> {
  const before = ({ check: 'cancelled', apply: 'ready', undo: 'applied' } as const)[task]
  switch (outcome.type) {
    case 'checked':
      return { state: outcome.faults > 0 ? 'faulty' : 'ready', counts: outcome.counts }
    case 'done':
      return { reasons: [] }
    case 'cancelled':
      // A check is discarded; applying or undoing leaves everything as before.
      return { state: before, finishedAt, reasons: task === 'check' ? [] : [wording('fault.cancelled')] }
    case 'refused':
      return { state: before, reasons: [...outcome.reasons] }
    case 'progress':
      return {}
  }
}
