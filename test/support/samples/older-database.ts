import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'

const source = fromRoot('src', 'platform', 'database', 'migrations')
const { entries, ...journal } = JSON.parse(readFileSync(join(source, 'meta', '_journal.json'), 'utf8'))

/** Each migration is a version of the tables, oldest first. */
export const versions = entries as { idx: number; tag: string }[]

/** A database in memory, or with what another one held. */
export const openMemory = (from: string | Buffer = ':memory:') => drizzle(new Sqlite(from)) as Database

/** An empty database of each version, oldest first. */
export async function emptyOfEachVersion(): Promise<Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'upgrades-'))
  const empty: Buffer[] = []
  const growing = openMemory()
  try {
    cpSync(source, folder, { recursive: true })
    for (const { idx } of versions) {
      const upTo = JSON.stringify({ ...journal, entries: versions.slice(0, idx + 1) })
      writeFileSync(join(folder, 'meta', '_journal.json'), upTo)
      await migrateDatabase(growing, ':memory:', folder)
      empty.push(growing.$client.serialize())
    }
  } finally {
    growing.$client.close()
    rmSync(folder, { recursive: true })
  }
  return empty
}
