import type { Platform } from '../../platform/open-platform.js'
import { isUnseeded, seedDatabase } from './seed-database.js'

/**
 * Fills a new database.
 * @param folder with CSV files; null to leave it empty
 * @throws {SeedError} if the files have faults
 */
export function seedIfEmpty(
  { database, say, now }: Pick<Platform, 'database' | 'say' | 'now'>,
  folder: string | null,
): void {
  if (!folder || !isUnseeded(database)) return
  say(`Loading the district from ${folder} …`)
  seedDatabase(database, folder, { today: now().toISOString().slice(0, 10) })
}
