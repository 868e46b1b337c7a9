import type { Config } from '../../config.js'
import type { Platform } from '../../platform/open-platform.js'
import { isUnseeded, seedDatabase } from './seed-database.js'

/** Where the first content of a database comes from. */
export type SeedFolders = Pick<Config, 'seedFolder' | 'standardFolder'> &
  Partial<Pick<Config, 'catalogFolder'>>

/**
 * Fills a new database: with a district's folder, or without one, with content for any district.
 * @returns whether it was empty, and is filled now
 * @throws {SeedError} if the files have faults
 */
export function seedIfEmpty(
  { database, say, now }: Pick<Platform, 'database' | 'say' | 'now'>,
  { seedFolder, standardFolder, catalogFolder = null }: SeedFolders,
): boolean {
  if (!isUnseeded(database)) return false
  if (seedFolder === null) {
    say('Loading topics, offices and national help lines …')
    seedDatabase(database, catalogFolder ?? standardFolder, { standard: true })
    return true
  }
  say(`Loading the district from ${seedFolder} …`)
  seedDatabase(database, seedFolder, { today: now().toISOString().slice(0, 10) })
  return true
}
