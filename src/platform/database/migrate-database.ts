import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { Refusal } from '../language/refusal.js'
import { wording } from '../language/wording.js'
import { DatabaseError } from './explain-database.js'
import type { Database } from './open-database.js'

/** The tables could not be migrated; the data is unchanged. */
export class MigrationError extends DatabaseError {
  override name = 'MigrationError'
}

/** Next to this file, in the source and in a build. */
const migrationsFolder = join(import.meta.dirname, 'migrations')

/**
 * Runs pending migrations safely: with foreign keys on, a migration that rebuilds a table silently deletes the rows
 * that point to it. So: back up, foreign keys off, migrate, check, foreign keys on.
 * @param file the database's file; the backup goes next to it as `<file>.before-<number of migrations>`
 * @param folder where the migrations are
 * @throws {MigrationError}
 */
export async function migrateDatabase(
  database: Database,
  file: string,
  folder = migrationsFolder,
): Promise<void> {
  const connection = database.$client
  const moments = momentsIn(folder)
  const last = lastMigrationHad(database)
  refuseNewer(database, file, moments)
  const had = moments.filter((moment) => moment <= last).length
  if (had === moments.length) return
  const due = readMigrationFiles({ migrationsFolder: folder }).filter(
    ({ folderMillis }) => folderMillis > last,
  )
  const backup = last > 0 && file !== ':memory:' ? `${file}.before-${had}` : null
  if (backup) await writeBackup(database, backup)
  connection.pragma('foreign_keys = OFF')
  try {
    connection.transaction(() => applyAndCheck(database, due)).immediate()
  } catch (error) {
    const fault = error instanceof Refusal ? error.wording : (error as Error).message
    const said = backup
      ? wording('database.notMigratedCopied', { fault, backup })
      : wording('database.notMigrated', { fault })
    throw new MigrationError(said, { cause: error })
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

let ownMoments: readonly number[] | null = null

/** When each migration was made. Those of the service are read once for all districts. */
function momentsIn(folder: string): readonly number[] {
  if (folder === migrationsFolder && ownMoments) return ownMoments
  const moments = readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis)
  if (folder === migrationsFolder) ownMoments = moments
  return moments
}

function lastMigrationHad(database: Database): number {
  database.$client.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  )
  const row = database.$client.prepare('select max(created_at) as last from __drizzle_migrations').get()
  return Number((row as { last: number | null }).last ?? 0)
}

/** An older version does not know the newer tables: it might serve, and lose concerns. */
function refuseNewer(database: Database, file: string, moments: readonly number[]): void {
  const { had, unknown } = findUnknown(database.$client, moments)
  if (unknown === 0) return
  const backup = `${basename(file)}.before-${had - unknown}`
  throw new MigrationError(wording('database.newer', { file, backup }))
}

/** How many migrations a database had, and how many of those this version does not know. */
function findUnknown(connection: Sqlite.Database, moments: readonly number[]) {
  const known = new Set(moments)
  const had = connection.prepare('select created_at from __drizzle_migrations').pluck().all()
  return { had: had.length, unknown: had.filter((each) => !known.has(Number(each))).length }
}

/** Whether a newer version wrote this database. @throws when it is not one of ours */
export function hasNewerMigrations(connection: Sqlite.Database): boolean {
  return findUnknown(connection, momentsIn(migrationsFolder)).unknown > 0
}

/** Whether a database needs no migration. @throws when it is not one of ours */
export function isMigrated(connection: Sqlite.Database): boolean {
  const moments = momentsIn(migrationsFolder)
  const { had, unknown } = findUnknown(connection, moments)
  return unknown === 0 && had === moments.length
}

async function writeBackup(database: Database, backup: string): Promise<void> {
  const half = `${backup}.part`
  rmSync(half, { force: true })
  await database.$client.backup(half)
  renameSync(half, backup)
}

// drizzle's own `migrate` commits before foreign keys can be checked; this uses its table, and checks inside.
function applyAndCheck(database: Database, due: MigrationMeta[]): void {
  const connection = database.$client
  const note = connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
  for (const migration of due) {
    for (const statement of migration.sql) connection.exec(statement)
    note.run(migration.hash, migration.folderMillis)
  }
  const broken = connection.pragma('foreign_key_check') as { table: string }[]
  if (broken.length > 0) {
    const tables = [...new Set(broken.map((row) => row.table))].join(', ')
    throw new Refusal(wording('database.orphans', { count: broken.length, tables }))
  }
}
