import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * All files of a service, except Meilisearch's own program and its sparse database of 2 TB, which queries do
 * not enter.
 */
export function writtenFiles(folder: string): { file: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'meilisearch' && !entry.name.endsWith('.mdb'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, bytes: readFileSync(file) }))
}
