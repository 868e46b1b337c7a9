import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { BeginImport } from '../../../src/content/imports/import-runner.js'
import { createImporter, type Importer } from '../../../src/content/imports/importer.js'
import { type ImportMessage, type ImportWork, runImport } from '../../../src/content/imports/run-import.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { readWorkbook } from '../../../src/platform/files/read-workbook.js'
import { createLog } from '../../../src/platform/web/log.js'
import { openSampleFile } from '../samples/sample-database.js'
import { briefFault } from './brief-fault.js'

/** The staff member who imports. */
export const importing = { account: 1, who: 'Ana' }

export interface ImporterOptions {
  /** In threads of their own, as in the service: a third of a second of processor time for each step. */
  inThreads?: boolean
  /** How long a thread may be silent, in milliseconds: a busy machine starts one slowly. */
  silentMs?: number
  /** Makes and opens the database file in a folder; the small district's by default. */
  openFile?: (folder: string) => Promise<Database>
}

/** Inside a `describe`: gives each of its tests an importer on a new database file with the small district. */
export function useImporter(options: ImporterOptions = {}) {
  const { inThreads = false, silentMs: usualSilence = 60_000, openFile = openSampleFile } = options
  let folder: string
  let database: Database
  let importer: Importer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'imports-'))
    database = await openFile(folder)
    importer = open()
  })
  afterEach(async () => {
    await importer.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const open = (silentMs = usualSilence) =>
    createImporter(database, {
      ...{ dataDir: folder, offered: ['en', 'es'] },
      now: () => new Date('2026-11-25T15:00:00Z'),
      log: createLog('silent'),
      patience: { silentMs, stopMs: 300 },
      ...(inThreads ? {} : inThisThread),
    })

  async function check(
    files: Record<string, string | Buffer>,
    options: { removes?: boolean; format?: 'csv' | 'oneroster' } = {},
  ) {
    const { removes = false, format = 'csv' } = options
    const tables = await importer.gather(writeGiven(files), folder)
    const { id } = await importer.start(tables, { ...importing, source: 'upload', removes, format })
    await importer.idle()
    return id
  }

  /** Takes files in as the upload page does: foreign ones wait. */
  async function receive(files: Record<string, string | Buffer>): Promise<number> {
    const tables = await importer.gather(writeGiven(files), folder)
    const { id } = await importer.receive(tables, {
      ...importing,
      source: 'upload',
      removes: false,
      format: 'csv',
    })
    await importer.idle()
    return id
  }

  const writeGiven = (files: Record<string, string | Buffer>) =>
    Object.entries(files).map(([name, content]) => {
      const path = join(folder, 'given', name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return { name, path }
    })

  async function apply(id: number) {
    if (!importer.apply(id, importing)) throw new Error('It cannot be applied')
    await importer.idle()
    return importer.find(id)!
  }

  async function undo(id: number) {
    if (!importer.undo(id, importing)) throw new Error('It cannot be undone')
    await importer.idle()
    return importer.find(id)!
  }

  return {
    check,
    receive,
    apply,
    undo,
    /** The importer of the current test. */
    current: () => importer,
    /** Its data folder. */
    folder: () => folder,
    database: () => database,
    /** Opens a second importer. */
    open,
    /** Closes it and opens another one. @param silentMs how long a thread may be silent */
    async reopen(silentMs?: number) {
      await importer.close()
      importer = open(silentMs)
    },
    faultsOf: (id: number) => [...importer.eachFault(id, true)].map(briefFault),
    get: (sql: string) => database.$client.prepare(sql).pluck().get(),
    /** Every row that an import may change. */
    everything: () =>
      [
        ...['schools', 'contacts', 'people', 'posts', 'topics'],
        ...['contact_words', 'person_words', 'post_words'],
      ].map((table) => database.$client.prepare(`select * from ${table} order by 1, 2`).all()),
  }
}

const beginHere: BeginImport = (work, report) => ({ outcome: importHere(work, report), terminate() {} })

/** Options of an importer that starts no threads. */
export const inThisThread = { begin: beginHere, openWorkbook: readWorkbook }

/** Does the work in this thread, once the test waits for it. */
async function importHere(work: ImportWork, report: (share: number) => void): Promise<ImportMessage> {
  await setImmediate()
  const results: ImportMessage[] = []
  await runImport(work, (message) => {
    if (message.type === 'progress') report(message.share)
    else results.push(message)
  })
  const [result] = results
  if (!result) throw new Error('The import has no result')
  return result
}
