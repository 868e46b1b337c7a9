import { closeSync, createWriteStream, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as yauzl from 'yauzl'
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
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(4)
    readSync(file, bytes, 0, 4, 0)
    return bytes.toString('latin1') === 'PK\u0003\u0004'
  } finally {
    closeSync(file)
  }
}

/** Unpacks the CSV files of a zip; skips everything else. @throws {BrokenZip} */
export async function unzip(path: string, folder: string): Promise<ImportFile[]> {
  mkdirSync(folder, { recursive: true })
  try {
    const zip = await openZip(path)
    const files: ImportFile[] = []
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.toLowerCase().endsWith('.csv') || entry.fileName.includes('__MACOSX')) continue
      bytes += entry.uncompressedSize
      // The sizes a zip claims are checked while reading.
      if (bytes > maxContentLength || files.length === maxFiles) throw new BrokenZip('It holds too much')
      const own = join(folder, String(files.length))
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(own))
      files.push({ name: entry.fileName, path: own })
    }
    return files
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
