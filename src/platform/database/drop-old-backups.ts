import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { asideStart } from './explain-database.js'

/**
 * Deletes the copies that `migrateDatabase` made before a moment, and what a restore moved aside before it.
 * @param file the database's file; one in memory has no copies
 */
export function dropOldBackups(file: string, before: Date): void {
  if (file === ':memory:' || file === '') return
  const folder = dirname(file)
  const starts = [`${basename(file)}.before-`, asideStart]
  for (const name of readdirSync(folder)) {
    const copy = join(folder, name)
    if (!starts.some((start) => name.startsWith(start)) || statSync(copy).mtime >= before) continue
    rmSync(copy, { recursive: true, force: true })
  }
}
