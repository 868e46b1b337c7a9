import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MappedFile } from './column-mapping.js'

const fileIn = (folder: string) => join(folder, 'waiting.json')

/** Keeps the files of an import that waits until people say what their columns hold. @param folder the import's own */
export function keepWaiting(folder: string, files: readonly MappedFile[]): void {
  writeFileSync(fileIn(folder), JSON.stringify(files))
}

/** @returns nothing when no file is waiting */
export function readWaiting(folder: string): MappedFile[] {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as MappedFile[]
  } catch {
    return []
  }
}

/** Deletes the files of an import, and the list of those that wait. They may name students, who are never stored. */
export function dropFiles(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (/^\d+$/.test(name)) rmSync(join(folder, name))
  rmSync(fileIn(folder), { force: true })
}
