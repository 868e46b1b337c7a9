import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransfer, type Transfer } from '../../../src/content/imports/transfer.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLog } from '../../../src/platform/web/log.js'

/**
 * Import and export of a test's database. A check is done by a thread that opens the file: with a database in memory it fails.
 * @param dataDir the folder of a database that is a file
 */
export function createTestTransfer(
  database: Database,
  now: () => Date,
  dataDir = join(tmpdir(), 'who-to-ask-imports'),
): Transfer {
  const log = createLog('silent')
  return createTransfer(database, { dataDir, importFolder: null, offered: ['en', 'es'], now, log })
}
