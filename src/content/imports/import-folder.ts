import { chmodSync, createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import { isTransient } from '../../platform/database/database-fault.js'
import { BrokenZip } from '../../platform/files/unzip.js'
import type { Language } from '../../platform/language/language.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { Log } from '../../platform/web/log.js'
import { gatherFiles } from './gather-files.js'
import type { Importer, Importing } from './importer.js'
import { reportImport, reportRefused } from './report-import.js'

/** How often to check the folder. */
const everyMs = 60_000

/** A recently written file may still be incomplete. */
const restMs = 5_000

/** Imports files dropped into a folder, with the same checks and report; faulty files change nothing. */
export interface ImportFolder {
  start(): void
  /** Checks now; for tests. @returns how many files were imported */
  look(): Promise<number>
  stop(): Promise<void>
}

/** What became of a file: an import, or why it is none. */
type Outcome = { id: number; isApplied: boolean } | { reason: Wording; isApplied: false }

class NoFiles extends Error {}

const by = { account: null, who: 'Import folder' }

/** @param tools.language the languages of the reports: one file each */
export function createImportFolder(
  folder: string,
  tools: {
    importer: Importer
    dataDir: string
    record: RecordEvent
    language: Pick<Language, 'offered' | 'speech'>
    now(): Date
    log: Log
  },
): ImportFolder {
  const { importer, dataDir, record, language, now, log } = tools
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<number> = Promise.resolve(0)

  async function look(): Promise<number> {
    const names = readdirSync(folder).filter(
      (name) => /\.(csv|zip)$/i.test(name) && isWhole(join(folder, name), now()),
    )
    for (const name of names.sort()) await bringIn(name)
    return names.length
  }

  async function bringIn(name: string): Promise<void> {
    const outcome = await bring(name)
    if (!outcome) return
    const to = join(folder, outcome.isApplied ? 'done' : 'failed')
    const { mode } = statSync(folder)
    mkdirSync(to, { recursive: true })
    openTo(to, mode)
    const kept = `${now().toISOString().replace(/[:.]/g, '-')}-${name}`
    await rename(join(folder, name), join(to, kept))
    for (const code of language.offered) {
      const speech = language.speech(code)
      const lines =
        'id' in outcome ? reportImport(importer, outcome.id, speech) : reportRefused(outcome.reason, speech)
      const report = join(to, `${kept}.${code}.txt`)
      await pipeline(Readable.from(lines), createWriteStream(report))
      openTo(report, mode & 0o666)
    }
  }

  /** @returns null while the database cannot be written: the file stays */
  async function bring(name: string): Promise<Outcome | null> {
    const own = join(dataDir, 'imports', 'folder')
    mkdirSync(own, { recursive: true })
    const how: Importing = { ...by, source: 'folder', removes: false, format: 'csv' }
    try {
      const id = await begin(name, own, how)
      await importer.idle()
      if (importer.apply(id, by)) await importer.idle()
      return { id, isApplied: await tell(id, name) }
    } catch (error) {
      if (isTransient(error)) {
        log.error({ err: error, file: name }, 'A file in the import folder is waiting for the database')
        return null
      }
      const reason = reasonOf(error, name)
      await importer.refuse([name], how, reason)
      return { reason, isApplied: false }
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  }

  /** Starts the check. @returns the import. @throws {NoFiles} */
  async function begin(name: string, own: string, how: Importing): Promise<number> {
    await copyFile(join(folder, name), join(own, name))
    const files = await gatherFiles([{ name, path: join(own, name) }], own)
    if (files.length === 0) throw new NoFiles()
    const isRoster = files.some((file) => basename(file.name) === 'manifest.csv')
    const { id } = await importer.start(files, { ...how, format: isRoster ? 'oneroster' : 'csv' })
    return id
  }

  function reasonOf(error: unknown, file: string): Wording {
    if (error instanceof NoFiles) return wording('fault.folderNoCsv', { file })
    if (error instanceof BrokenZip) return wording('fault.folderBrokenZip', { file })
    log.error({ err: error, file }, 'A file in the import folder cannot be imported')
    return wording('fault.folderFailed', { file })
  }

  /** @returns whether it was applied, even if the audit log could not be written */
  async function tell(id: number, name: string): Promise<boolean> {
    const row = importer.find(id)
    const isApplied = row?.state === 'applied'
    const what = isApplied ? 'import-applied' : 'import-checked'
    const details = { file: name, ...row?.counts }
    await importer.note(() => record({ who: null, what, about: `import:${id}`, from: 'folder', details }))
    return isApplied
  }

  return {
    start() {
      timer = setInterval(() => {
        looking = looking.then(look).catch((error) => {
          log.error({ err: error, folder }, 'The import folder cannot be read')
          return 0
        })
      }, everyMs).unref()
    },
    look,
    async stop() {
      if (timer) clearInterval(timer)
      await looking
    },
  }
}

/** Reports are readable by the folder's users; the service's other files are private. */
function openTo(path: string, mode: number): void {
  try {
    chmodSync(path, mode & 0o7777)
  } catch {
    // Somebody else created it, and decides who may read it.
  }
}

const isWhole = (path: string, now: Date) => now.getTime() - statSync(path).mtimeMs >= restMs
