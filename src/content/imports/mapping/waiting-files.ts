import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MappedFile } from './column-mapping.js'

const fileIn = (folder: string) => join(folder, 'waiting.json')

/** Keeps the files of an import that waits until people say what their columns hold. @param folder the import's own */
export function keepWaiting(folder: string, files: readonly MappedFile[]): void {
  writeFileSync(fileIn(folder), JSON.stringify(files))
}

/** @returns nothing when no file waits any more */
export function readWaiting(folder: string): MappedFile[] {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as MappedFile[]
  } catch {
    return []
  }
}

/** Forgets the list; with it, the files themselves. They may name people who are never stored. */
export function dropWaiting(folder: string, { withFiles }: { withFiles: boolean }): void {
  if (withFiles) for (const { path } of readWaiting(folder)) rmSync(path, { force: true })
  rmSync(fileIn(folder), { force: true })
}
