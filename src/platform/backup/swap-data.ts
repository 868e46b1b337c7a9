import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { asideStart } from '../database/explain-database.js'
import { databaseFile } from '../database/open-database.js'
import { besideDatabase, modelsFolder } from './copy-data.js'
import { settingsName } from './make-backup.js'

/** The search index: rebuilt from any database. */
const indexFolder = 'meilisearch'

/**
 * Models are named by the hash of what they learned from: those that are here fit, or are ignored.
 * @param fresh the data to restore; one with models is left as it is
 */
export function bringModels(dataDir: string, fresh: string): void {
  const [from, to] = [join(dataDir, modelsFolder), join(fresh, modelsFolder)]
  if (existsSync(from) && !existsSync(to)) cpSync(from, to, { recursive: true })
}

/**
 * Puts restored data in place of what is there, which is moved aside, not deleted. Undoes all of it when a step fails.
 * @param fresh a folder on the same disk; it is empty afterwards
 * @returns where the old data is now; null if there was none
 */
export function swapData(dataDir: string, fresh: string, now: Date): string | null {
  const done: { from: string; to: string }[] = []
  const move = (name: string, from: string, to: string) => {
    const way = { from: join(from, name), to: join(to, name) }
    renameSync(way.from, way.to)
    done.push(way)
  }
  const old = databaseFirst(readdirSync(dataDir).filter(isData))
  const aside = join(dataDir, `${asideStart}${now.toISOString().slice(0, 19).replaceAll(':', '')}`)
  mkdirSync(aside, { mode: 0o700 })
  try {
    for (const name of old) move(name, dataDir, aside)
    for (const name of databaseFirst(readdirSync(fresh)).reverse()) move(name, fresh, dataDir)
  } catch (error) {
    for (const { from, to } of done.reverse()) renameSync(to, from)
    rmSync(aside, { recursive: true, force: true })
    throw error
  }
  rmSync(join(aside, indexFolder), { recursive: true, force: true })
  if (readdirSync(aside).length > 0) return aside
  rmSync(aside, { recursive: true })
  return null
}

/**
 * The order in which data is moved out; it is moved in the other way around. Whenever the process is killed, a start then finds no
 * database, and says so, instead of one without its keys, for which it would make new ones.
 */
export function databaseFirst(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Number(isDatabase(b)) - Number(isDatabase(a)))
}

const isDatabase = (name: string) => name.startsWith(basename(databaseFile('')))

/** The database with its log and older copies, and all that belongs to it. */
function isData(name: string): boolean {
  return isDatabase(name) || [...besideDatabase, modelsFolder, indexFolder, settingsName].includes(name)
}
