import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { directoryDocuments } from '../../../src/directory/search/directory-documents.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import * as schema from '../../../src/platform/database/schema.js'
import { fromRoot } from '../../../src/platform/root.js'
import { createDirectoryTable, type DirectoryTable } from '../../../src/platform/search/directory-table.js'
import { openedCopies } from '../run/opened-copies.js'

/**
 * The sample district of `seeds/` at the time of the sample pages: calendar and absences are set back a year.
 */
export interface SampleDirectory {
  directory: DirectorySnapshot
  published: RevisionContent
  /** Searches it like the service without Meilisearch. */
  table: DirectoryTable
  /** A new in-memory database with the sample district. */
  openSample(): Database
}

let read: Promise<SampleDirectory> | null = null

/** Read once for all tests: nobody changes it. */
export function sampleDirectory(): Promise<SampleDirectory> {
  read ??= readSample()
  return read
}

async function readSample(): Promise<SampleDirectory> {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-sample-'))
  try {
    cpSync(fromRoot('seeds'), folder, { recursive: true })
    for (const file of ['calendar.csv', 'posts.csv']) setBackAYear(join(folder, file))
    shorten(join(folder, 'phrasings'))
    const database = await openDatabase(':memory:')
    seedDatabase(database, folder)
    const directory = readDirectory(database)
    const published = publishRevision(database, { note: 'Sample', by: null }).content
    const table = createDirectoryTable()
    await table.upsert([...directoryDocuments(directory, published)])
    return { directory, published, table, openSample: openCopy(database.$client.serialize()) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function openCopy(bytes: Buffer): () => Database {
  return () => {
    const connection = new Sqlite(bytes)
    connection.pragma('foreign_keys = ON')
    openedCopies.push(connection)
    return drizzle(connection, { schema }) as Database
  }
}

function setBackAYear(file: string): void {
  const back = (text: string) => text.replace(/\b20(\d\d)-/g, (_, year) => `20${Number(year) - 1}-`)
  writeFileSync(file, back(readFileSync(file, 'utf8')))
}

/** No page shows all phrasings: a few stand in for the thousands. */
function shorten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    const few = lines.filter((line, i) => i < 40 && !line.includes('"'))
    writeFileSync(join(folder, name), `${few.join('\n')}\n`)
  }
}
