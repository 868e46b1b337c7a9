import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as yauzl from 'yauzl'
import { readStart } from './text-encoding.js'
import type { ImportFile } from './uploaded-file.js'

/** Max unpacked bytes: a small zip can hold a very large file. */
const maxContentLength = 500 * 1024 * 1024
const maxFiles = 500

/** The zip cannot be unpacked. */
export class BrokenZip extends Error {
  override name = 'BrokenZip'
}

/** Whether a file is a zip, by its first bytes. */
export function isZip(path: string): boolean {
  return readStart(path, 4).toString('latin1') === 'PK\u0003\u0004'
}

/** Whether a file is an Excel file of before 2007, or one with a password, by its first bytes. */
export function isOldWorkbook(path: string): boolean {
  return readStart(path, 4).toString('latin1') === '\u00d0\u00cf\u0011\u00e0'
}

/** Files of tables, which a zip may hold. */
const tableFile = /\.(?:csv|tsv|txt|xlsx|xlsm)$/i

/** Unpacks the tables of a zip; skips everything else. @throws {BrokenZip} */
export async function unzip(path: string, folder: string): Promise<ImportFile[]> {
  mkdirSync(folder, { recursive: true })
  const files: ImportFile[] = []
  await readZip(path, { maxContentLength, maxFiles }, isTable, async ({ fileName: name }, bytes) => {
    const own = join(folder, String(files.length))
    await pipeline(bytes, createWriteStream(own))
    files.push({ name, path: own })
  })
  return files
}

const isTable = ({ fileName }: yauzl.Entry) => tableFile.test(fileName) && !fileName.includes('__MACOSX')

export interface ZipLimits {
  maxContentLength: number
  maxFiles: number
}

/** Reads the wanted files of a zip, one by one. @throws {BrokenZip} when it cannot be read, or holds more than it may */
export async function readZip(
  path: string,
  limits: ZipLimits,
  isWanted: (entry: yauzl.Entry) => boolean,
  take: (entry: yauzl.Entry, bytes: Readable) => Promise<void>,
): Promise<void> {
  try {
    const zip = await openZip(path)
    let bytes = 0
    let count = 0
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry)) continue
      bytes += entry.uncompressedSize
      // The sizes a zip claims are checked while reading.
      if (bytes > limits.maxContentLength || count++ === limits.maxFiles)
        throw new BrokenZip('It holds too much')
      await take(entry, await zip.openReadStreamPromise(entry))
    }
  } catch (error) {
    throw error instanceof BrokenZip ? error : new BrokenZip((error as Error).message, { cause: error })
  }
}

/** Members of yauzl that its types leave out. */
interface ZipEntries {
  eachEntry(): AsyncIterable<yauzl.Entry>
  openReadStreamPromise(entry: yauzl.Entry): Promise<Readable>
}

function openZip(path: string): Promise<ZipEntries> {
  return (yauzl as unknown as { openPromise(path: string): Promise<ZipEntries> }).openPromise(path)
}
