import { join } from 'node:path'
import type { Database } from '../../platform/database/open-database.js'
import { createDirectoryExport, type DirectoryExport } from './export-directory.js'
import { createImporter, type Importer, type ImporterOptions } from './importer.js'

/** Import and export of the directory, built once. */
export interface Transfer {
  importer: Importer
  exports: DirectoryExport
  /** Where uploads are written while they are read. */
  uploadFolder: string
  /** The watched folder; null for none. */
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
