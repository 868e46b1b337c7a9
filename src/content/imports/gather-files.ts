import { join } from 'node:path'
import { isZip, unzip } from '../../platform/files/unzip.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'

/**
 * Collects the CSV files, also from zips; ignores other files.
 * @param folder where zips may be unpacked
 * @throws {BrokenZip}
 */
export async function gatherFiles(given: readonly ImportFile[], folder: string): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for (const [index, file] of given.entries()) {
    if (isZip(file.path)) files.push(...(await unzip(file.path, join(folder, `zip-${index}`))))
    else if (/\.(?:csv|tsv|txt)$/i.test(file.name)) files.push(file)
  }
  return files
}
