import { mkdirSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import { isTransient } from '../../platform/database/database-fault.js'
import { BrokenZip } from '../../platform/files/unzip.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { Log } from '../../platform/web/log.js'
import { RefusedFile } from './gather-files.js'
import type { ImportDoubts } from './import-doubts.js'
import type { Importer, Importing } from './importer.js'

/** What became of a dropped file. `waiting`: an admin decides on its phrasings. */
export type DroppedFileOutcome =
  | { id: number; became: 'done' | 'waiting' | 'failed' }
  | { reason: Wording; became: 'failed' }

class NoFiles extends Error {}

const by = { account: null, who: 'Import folder' }

/** @returns imports a file of the folder; null while the database cannot be written, and the file must stay */
export function createDroppedFileImport(
  folder: string,
  {
    importer,
    doubts,
    dataDir,
    record,
    log,
  }: {
    importer: Importer
    doubts: Pick<ImportDoubts, 'all'>
    dataDir: string
    record: RecordEvent
    log: Log
  },
): (name: string) => Promise<DroppedFileOutcome | null> {
  async function importFile(name: string): Promise<DroppedFileOutcome | null> {
    const own = join(dataDir, 'imports', 'folder')
    mkdirSync(own, { recursive: true })
    const how: Importing = { ...by, source: 'folder', removes: false, format: 'csv' }
    try {
      const id = await begin(name, own, how)
      await importer.idle()
      const isDoubtful = (await doubts.all(id)).length > 0
      if (!isDoubtful && importer.apply(id, by)) await importer.idle()
      return { id, became: await tell(id, name) }
    } catch (error) {
      if (isTransient(error)) {
        log.error({ err: error, file: name }, 'A file in the import folder is waiting for the database')
        return null
      }
      const reason = reasonOf(error, name, log)
      await importer.refuse([name], how, reason)
      return { reason, became: 'failed' }
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  }

  /** Starts the check. @returns the import. @throws {NoFiles} */
  async function begin(name: string, own: string, how: Importing): Promise<number> {
    await copyFile(join(folder, name), join(own, name))
    const files = await importer.gather([{ name, path: join(own, name) }], own)
    if (files.length === 0) throw new NoFiles()
    const isRoster = files.some((file) => basename(file.name) === 'manifest.csv')
    const { id } = await importer.start(isRoster ? files : await importer.recognize(files), {
      ...how,
      format: isRoster ? 'oneroster' : 'csv',
    })
    return id
  }

  /** @returns what became of it, even if the audit log could not be written */
  async function tell(id: number, name: string): Promise<'done' | 'waiting' | 'failed'> {
    const row = importer.find(id)
    const isApplied = row?.state === 'applied'
    const what = isApplied ? 'import-applied' : 'import-checked'
    const details = { file: name, ...row?.counts }
    await importer.note(() => record({ who: null, what, about: `import:${id}`, from: 'folder', details }))
    return isApplied ? 'done' : row?.state === 'ready' ? 'waiting' : 'failed'
  }

  return importFile
}

/** Why a file could not be imported; logs an unexpected reason. */
function reasonOf(error: unknown, file: string, log: Log): Wording {
  if (error instanceof NoFiles) return wording('fault.folderNoCsv', { file })
  if (error instanceof RefusedFile) return error.reason
  if (error instanceof BrokenZip) return wording('fault.folderBrokenZip', { file })
  log.error({ err: error, file }, 'A file in the import folder cannot be imported')
  return wording('fault.folderFailed', { file })
}
