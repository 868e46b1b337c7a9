import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/open-database.js'
import { createTransfer, type Transfer } from '../../src/transfer/transfer.js'
import { createLog } from '../../src/web/log.js'

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
