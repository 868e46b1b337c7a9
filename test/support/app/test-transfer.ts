import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identifier } from '../../../src/answering/privacy/identifier.js'
import { createTransfer, type Transfer } from '../../../src/content/imports/transfer.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLog } from '../../../src/platform/web/log.js'
import { inThisThread } from './use-importer.js'

/**
 * Import and export for a test's database. A check runs in a thread that opens the file, so it fails for a
 * database in memory.
 * @param dataDir the folder of a database file
 * @param options.isHere true to work in this thread, which is quick
 */
export function createTestTransfer(
  database: Database,
  now: () => Date,
  dataDir = join(tmpdir(), 'who-to-ask-imports'),
  { isHere = false, identifiersIn = noIdentifiers } = {},
): Transfer {
  return createTransfer(database, {
    dataDir,
    importFolder: null,
    offered: ['en', 'es'],
    identifiersIn,
    now,
    log,
    ...(isHere ? inThisThread : {}),
  })
}

const log = createLog('silent')
const noIdentifiers = (_text: string): Identifier[] => []
