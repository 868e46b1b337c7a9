import { join } from 'node:path'
import type { Database } from '../../platform/database/open-database.js'
import { createDirectoryExport, type DirectoryExport } from './export-directory.js'
import { createImporter, type Importer, type ImporterOptions } from './importer.js'

/** The directory's way in and out, built once. */
export interface Transfer {
  importer: Importer
  exports: DirectoryExport
  /** Where a form's files are written while it is read. */
  uploadFolder: string
  /** The folder that is looked into for files; null for none. */
  importFolder: string | null
}

export function createTransfer(
  database: Database,
  options: ImporterOptions & { importFolder: string | null },
): Transfer {
  return {
    importer: createImporter(database, options),
    exports: createDirectoryExport(database.$client, options.offered),
    uploadFolder: join(options.dataDir, 'imports', 'uploads'),
    importFolder: options.importFolder,
  }
}
