import { join } from 'node:path'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { Database } from '../../platform/database/open-database.js'
import { createDirectoryExport, type DirectoryExport } from './export-directory.js'
import { createImportDoubts, type ImportDoubts } from './import-doubts.js'
import { createImporter, type Importer, type ImporterOptions } from './importer.js'
import type { RosterPull } from './pull/roster-pull.js'

/** Import and export of the directory, built once. */
export interface Transfer {
  importer: Importer
  /** Reasons to stop new phrasings of an import. */
  doubts: ImportDoubts
  exports: DirectoryExport
  /** The folder for uploads while they are read. */
  uploadFolder: string
  /** The watched folder; null for none. */
  importFolder: string | null
  /** Pulls from the student information system; null if none is set. */
  pull: RosterPull | null
}

/** Options of the importer, with the sources besides uploads. */
export interface TransferOptions extends ImporterOptions {
  importFolder: string | null
  identifiersIn(text: string): Identifier[]
  /** Opens the pull from the student information system. */
  openPull?(importer: Importer): RosterPull | null
}

/** Builds import and export on one database. */
export function createTransfer(
  database: Database,
  { openPull, identifiersIn, ...options }: TransferOptions,
): Transfer {
  const importer = createImporter(database, options)
  return {
    importer,
    doubts: createImportDoubts(database, { importer, identifiersIn }),
    pull: openPull?.(importer) ?? null,
    exports: createDirectoryExport(database.$client, options.offered),
    uploadFolder: join(options.dataDir, 'imports', 'uploads'),
    importFolder: options.importFolder,
  }
}
