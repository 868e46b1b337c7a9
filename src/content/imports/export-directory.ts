import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import yazl from 'yazl'
import { createRecordStore, type RecordStore } from '../records/record-store.js'
import { exportOneRoster } from './export-one-roster.js'
import { type ExportFile, exportFiles, exportRecords } from './export-records.js'
import { allTables, exportWorkbook, workbookName } from './export-workbook.js'

/** A fixed time for files in a zip, so that the same directory gives the same file. */
const zipTime = new Date(2000, 0, 1)

/** Exports the directory: one table, all tables, or OneRoster. */
export interface DirectoryExport {
  /** Names of all export files. */
  files(): ExportFile[]
  /** @returns false for an unknown file */
  writeFile(name: string, to: Writable): Promise<boolean>
  /**
   * Writes an Excel workbook: `all.xlsx` has a sheet for each file, `contacts.xlsx` only one.
   * @returns false for an unknown file
   */
  writeWorkbook(name: string, to: Writable): Promise<boolean>
  writeAll(to: Writable): Promise<void>
  writeOneRoster(to: Writable, district: string): Promise<void>
}

/**
 * @param connection the service's; a long read needs its own, because nothing can be written while rows are iterated
 * @param offered languages that every kind with words has a column for
 */
export function createDirectoryExport(
  connection: Sqlite.Database,
  offered: readonly string[],
): DirectoryExport {
  const records = createRecordStore(connection, offered)

  async function reading<T>(work: (own: Sqlite.Database, store: RecordStore) => Promise<T>): Promise<T> {
    const own = connection.memory
      ? new Sqlite(connection.serialize())
      : new Sqlite(connection.name, { readonly: true })
    try {
      // All files show the same moment.
      own.exec('begin')
      return await work(own, createRecordStore(own, offered))
    } finally {
      own.close()
    }
  }

  return {
    files: () => exportFiles(records),
    async writeFile(name, to) {
      const file = exportFiles(records).find((each) => each.name === name)
      if (!file) return false
      await reading(async (_own, store) => {
        for (const piece of exportRecords(store, file)) await write(to, piece)
      })
      to.end()
      return true
    },
    async writeWorkbook(name, to) {
      const all = exportFiles(records)
      const files = name === allTables ? all : all.filter((file) => workbookName(file) === name)
      if (files.length === 0) return false
      await reading((_own, store) => writeZip(to, exportWorkbook(store, files)))
      return true
    },
    writeAll: (to) =>
      reading(async (_own, store) => {
        await writeZip(
          to,
          exportFiles(store).map((file) => ({ name: file.name, pieces: exportRecords(store, file) })),
        )
      }),
    writeOneRoster: (to, district) =>
      reading(async (own, store) => {
        await writeZip(to, exportOneRoster(own, store, district))
      }),
  }
}

/** Waits for slow readers, and yields to others. */
async function write(to: Writable, piece: string): Promise<void> {
  if (to.destroyed) throw new Error('The reader of the export is gone')
  if (!to.write(piece)) await once(to, 'drain')
  await setImmediate()
}

export interface ZipPart {
  name: string
  pieces: Iterable<string>
}

async function writeZip(to: Writable, parts: readonly ZipPart[]): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const { name, pieces } of parts) {
    const stream = Readable.from(taking(pieces))
    zip.addReadStream(stream, name, { mtime: zipTime, mode: 0o100644 })
  }
  zip.end()
  const ended = once(to, 'close')
  zip.outputStream.pipe(to)
  await Promise.race([ended, once(to, 'finish')])
}

async function* taking(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
