import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dayMs } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { databaseFile } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import type { Wording } from '../../platform/language/wording.js'
import { maxClosingMs } from '../../platform/process/stop-limit.js'
import type { Log } from '../../platform/web/log.js'
import { gatherFiles } from './gather-files.js'
import { type BeginImport, createImportRunner } from './import-runner.js'
import { createImportStore, type Import } from './import-store.js'
import type { MappedFile } from './mapping/column-mapping.js'
import { createMappings } from './mapping/mappings.js'
import { dropFiles, keepWaiting, readWaiting } from './mapping/waiting-files.js'
import { type OpenWorkbook, openWorkbookInThread } from './open-workbook.js'
import { eachStagedFault, readStaging } from './read-staging.js'
import type { Staging } from './staging.js'

/** In milliseconds. */
export const importPatience = {
  /** Scanning 50,000 rows takes 10 s without a message, much more on a busy machine. */
  silentMs: 300_000,
  /**
   * A canceled worker stops at the next row. Waited for twice, to stop and to be terminated, within its step of a
   * shutdown.
   */
  stopMs: maxClosingMs / 10,
}

/** Lists of staff that nobody matches, or that were applied, are personal data without a use. */
const maxWaitingMs = 7 * dayMs

/** The author and the settings of an import. */
export interface Importing {
  account: number | null
  who: string
  source: 'upload' | 'folder' | 'oneroster'
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
  /** Begins the work of a step, in a thread by default. */
  begin?: BeginImport | undefined
  /** Opens a workbook, in a thread by default. */
  openWorkbook?: OpenWorkbook | undefined
}

/** Imports: checks files, shows the changes, applies and undoes them. */
export function createImporter(database: Database, options: ImporterOptions) {
  const { dataDir, offered, now, log, patience = importPatience, begin } = options
  const { openWorkbook = openWorkbookInThread } = options
  const mappings = createMappings(database.$client, offered, now)
  const store = createImportStore(database)
  const closing = new AbortController()

  const folderOf = (id: number | string) => join(dataDir, 'imports', String(id))
  const stagingOf = (id: number) => join(folderOf(id), 'rows.sqlite')
  const runner = createImportRunner({
    database: databaseFile(dataDir),
    stagingOf,
    dropFiles: dropUnused,
    offered,
    store,
    note,
    closing: closing.signal,
    patience,
    begin,
    now,
    log,
  })

  const last = store.list(1)[0]?.id ?? 0
  void note(() => {
    for (const id of store.failUnfinished(now(), last)) dropAll(id)
  })

  /** Writes a result as soon as possible. Never rejects. */
  async function note(write: () => void): Promise<void> {
    try {
      await whenUnlocked(database, write, closing.signal)
    } catch (error) {
      if (!closing.signal.aborted) log.error({ err: error }, 'The result of an import could not be stored')
    }
  }

  /** @returns the import; the check continues */
  async function start(files: readonly MappedFile[], by: Importing): Promise<Import> {
    const { row, kept } = await takeIn(files, { ...by, state: 'checking' })
    runner.run({ row, task: 'check', by, files: kept })
    return row
  }

  /** Stores an import with its files, or neither. */
  async function takeIn(files: readonly MappedFile[], facts: Importing & Pick<Import, 'state'>) {
    const arriving = folderOf(`arriving-${randomUUID()}`)
    try {
      const moved = await moveTo(arriving, files)
      return database.transaction(() => {
        const row = store.add({ ...facts, at: now().getTime(), files: files.map(({ name }) => name) })
        const own = folderOf(row.id)
        const kept = moved.map((file) => ({ ...file, path: join(own, basename(file.path)) }))
        rmSync(own, { recursive: true, force: true })
        renameSync(arriving, own)
        if (row.state === 'mapping') keepWaiting(own, kept)
        return { row, kept }
      })
    } catch (error) {
      rmSync(arriving, { recursive: true, force: true })
      throw error
    }
  }

  /** Takes files in. If some have foreign headers, they wait until people say what the columns hold. */
  async function receive(files: readonly ImportFile[], by: Importing): Promise<Import> {
    const isOneRoster = by.format === 'oneroster'
    const recognized: MappedFile[] = isOneRoster ? [...files] : await recognizeAll(files, { isGuessed: true })
    if (recognized.every(({ mapping }) => !mapping)) return start(recognized, by)
    // A foreign list says nothing about entries that it lacks.
    return (await takeIn(recognized, { ...by, removes: false, state: 'mapping' })).row
  }

  const recognizeAll = (files: readonly ImportFile[], how: { isGuessed: boolean }) =>
    Promise.all(files.map((file) => mappings.recognize(file, how)))

  /** Begins the check of files that waited. @returns whether they did */
  function proceed(id: number): boolean {
    const row = store.find(id)
    const files = readWaiting(folderOf(id))
    if (row?.state !== 'mapping' || files.length === 0) return false
    store.change(id, { state: 'checking' })
    runner.run({ row, task: 'check', by: row, files })
    return true
  }

  /** Deletes the staged rows, too: a copy of the list. */
  function dropAll(id: number): void {
    rmSync(folderOf(id), { recursive: true, force: true })
  }

  /** After a step: the files, and all of an import that came to nothing. */
  function dropUnused(id: number): void {
    if (['failed', 'cancelled'].includes(store.find(id)?.state ?? '')) dropAll(id)
    else dropFiles(folderOf(id))
  }

  function discard(id: number): void {
    // Files that cannot be deleted leave it as it is, to be tried again.
    dropAll(id)
    store.change(id, { state: 'cancelled', finishedAt: now().getTime() })
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
    receive,
    proceed,
    /** Attaches what people said of files with the same headers before. */
    recognize: (files: readonly ImportFile[]) => recognizeAll(files, { isGuessed: false }),
    /** The files of an import that wait; empty once it is no longer waiting. */
    waiting: (id: number) => readWaiting(folderOf(id)),
    /** Keeps what people say of a file that waits. */
    keepMapping(id: number, index: number, file: MappedFile): void {
      keepWaiting(folderOf(id), readWaiting(folderOf(id)).with(index, file))
    },
    /** Collects the tables of files. @throws {BrokenZip | RefusedFile} */
    gather: (files: readonly ImportFile[], folder: string) => gatherFiles(files, folder, openWorkbook),
    refuse,
    note,
    /** Reads the staged rows. @returns null when none are left */
    readStaging: <T>(id: number, read: (staging: Staging) => T): T | null => readStaging(stagingOf(id), read),
    /** All faults, one by one: every row may have one. @param blocks whether they prevent applying it */
    eachFault: (id: number, blocks: boolean) => eachStagedFault(stagingOf(id), blocks),
    list: store.list,
    /** The newest few from a source, newest first. */
    ofSource: store.ofSource,
    lastSettled: store.lastSettled,
    /** Imports that an admin must decide on, newest first: previews, columns to match, and faults of a pull. */
    waitingForAdmin: store.waitingForAdmin,
    /** The current state, while a worker runs. */
    find(id: number): (Import & { share: number | null }) | null {
      const row = store.find(id)
      const going = runner.progressOf(id)
      return row && { ...row, state: going?.state ?? row.state, share: going?.share ?? null }
    },
    /** @returns whether it can be applied */
    apply(id: number, by: Pick<Importing, 'account' | 'who'>): boolean {
      const row = store.find(id)
      if (row?.state !== 'ready' || runner.isRunning(id)) return false
      runner.run({ row, task: 'apply', by, files: [] })
      return true
    },
    /** @returns whether it can be undone */
    undo(id: number, by: Pick<Importing, 'account' | 'who'>): boolean {
      const row = store.find(id)
      if (row?.state !== 'applied' || runner.isRunning(id)) return false
      runner.run({ row, task: 'undo', by, files: [] })
      return true
    },
    /** Cancels the running step; discards an import that only waits. @returns when it has stopped using the database */
    async cancel(id: number): Promise<void> {
      if (runner.isRunning(id)) return runner.stop(id)
      const state = store.find(id)?.state ?? ''
      if (!['mapping', 'ready', 'faulty'].includes(state)) return
      discard(id)
    },
    /**
     * Cancels imports that have waited for their mapping for a week, and deletes their files. Deletes the rows of imports that were
     * applied, undone, or given up a week ago; undoing needs only the history.
     */
    discardOld(): void {
      const since = now().getTime() - maxWaitingMs
      for (const id of store.waitingSince(since)) discard(id)
      const folder = join(dataDir, 'imports')
      const ids = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : []
      for (const id of store.settledBefore(since, ids.map(Number))) dropAll(id)
    },
    mappings,
    idle: runner.idle,
    async close(): Promise<void> {
      closing.abort()
      await runner.stopAll()
    },
  }
}

/** Moves files to an import's own folder, where their numbers are their names. */
async function moveTo(folder: string, files: readonly MappedFile[]): Promise<MappedFile[]> {
  mkdirSync(folder, { recursive: true })
  return Promise.all(
    files.map(async (file, index) => {
      const own = join(folder, String(index))
      await rename(file.path, own)
      return { ...file, path: own }
    }),
  )
}

export type Importer = ReturnType<typeof createImporter>
