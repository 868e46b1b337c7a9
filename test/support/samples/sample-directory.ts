import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { latestRevision } from '../../../src/content/revisions/revision-store.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { directoryDocuments } from '../../../src/directory/search/directory-documents.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { createDirectoryTable, type DirectoryTable } from '../../../src/platform/search/directory-table.js'
import { bytesMadeOnce } from '../run/made-once.js'
import { openEmpty } from './empty-database.js'
import { openCopy } from './open-copy.js'

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
  const bytes = await bytesMadeOnce('sample-directory', seedSample)
  const database = openCopy(bytes)
  const directory = readDirectory(database)
  const published = latestRevision(database)!.content
  database.$client.close()
  const table = createDirectoryTable()
  await table.upsert([...directoryDocuments(directory, published)])
  return { directory, published, table, openSample: () => openCopy(bytes) }
}

async function seedSample(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-sample-'))
  try {
    cpSync(fromRoot('seeds'), folder, { recursive: true })
    for (const file of ['calendar.csv', 'posts.csv']) setBackAYear(join(folder, file))
    shorten(folder)
    const database = await openEmpty()
    seedDatabase(database, folder)
    publishRevision(database, { note: 'Sample', by: null })
    return database.$client.serialize()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function setBackAYear(file: string): void {
  const back = (text: string) => text.replace(/\b20(\d\d)-/g, (_, year) => `20${Number(year) - 1}-`)
  writeFileSync(file, back(readFileSync(file, 'utf8')))
}

/** No page shows all phrasings and phrases: a few stand in for the thousands. */
function shorten(folder: string): void {
  for (const name of readdirSync(join(folder, 'phrasings')))
    keepLines(join(folder, 'phrasings', name), (i) => i < 40)
  // Some from all over the file, which is sorted by kind and language.
  keepLines(join(folder, 'danger-phrases.csv'), (i) => i % 40 === 0)
  keepLines(join(folder, 'out-of-scope.csv'), (i) => i % 20 === 0)
}

function keepLines(file: string, keeps: (index: number) => boolean): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  const few = lines.filter((line, i) => keeps(i) && line && !line.includes('"'))
  writeFileSync(file, `${few.join('\n')}\n`)
}
