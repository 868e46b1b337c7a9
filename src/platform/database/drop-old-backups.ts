import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Deletes the copies that `migrateDatabase` made before a moment.
 * @param file the database's file; one in memory has no copies
 */
export function dropOldBackups(file: string, before: Date): void {
  if (file === ':memory:' || file === '') return
  const folder = dirname(file)
  const start = `${basename(file)}.before-`
  for (const name of readdirSync(folder)) {
    const copy = join(folder, name)
    if (name.startsWith(start) && statSync(copy).mtime < before) rmSync(copy, { force: true })
  }
}
