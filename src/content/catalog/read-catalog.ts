import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { Config } from '../../config.js'
import { openDatabase } from '../../platform/database/open-database.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import { seedDatabase } from '../seeds/seed-database.js'
import { SeedError } from '../seeds/seed-error.js'
import type { TakenCatalog } from './merge-catalog.js'

/** A catalog of a folder, ready to be stored. */
export interface PackedCatalog {
  /** Equal for equal contents. */
  hash: string
  /** Gzipped JSON of a `StoredCatalog`. */
  content: Uint8Array
}

/** A catalog as it is stored. */
export interface StoredCatalog extends TakenCatalog {
  /** What the service asks an office for, by the office's id. */
  roles: Record<string, string>
}

/** The folder that a district would start from today. */
export function catalogFolderOf(
  config: Pick<Config, 'seedFolder' | 'catalogFolder' | 'standardFolder'>,
): string {
  return config.seedFolder ?? config.catalogFolder ?? config.standardFolder
}

/** Another text once the files of a catalog changed. Reads none of them. */
export async function catalogStamp(folder: string): Promise<string> {
  const hash = createHash('sha256').update(folder)
  for (const place of [folder, join(folder, 'phrasings')]) {
    const names = await readdir(place)
    for (const name of names.filter((each) => each.endsWith('.csv')).sort()) {
      const { size, mtimeMs } = await stat(join(place, name))
      hash.update(`\n${name} ${size} ${mtimeMs}`)
    }
  }
  return hash.digest('hex')
}

/**
 * Reads the part of a folder that fits any district. Takes seconds: for a thread of its own.
 * @returns null if its files have faults
 */
export async function readCatalog(folder: string): Promise<PackedCatalog | null> {
  const database = await openDatabase(':memory:')
  try {
    seedDatabase(database, folder, { standard: true })
    const { rules: _, ...catalog } = readWorkingCopy(database)
    const rows = database.$client.prepare('select id, role from offices where role is not null').raw().all()
    const stored: StoredCatalog = { ...catalog, roles: Object.fromEntries(rows as [string, string][]) }
    return { hash: contentHash({ ...catalog, rules: [] }), content: packCatalog(stored) }
  } catch (error) {
    if (error instanceof SeedError) return null
    throw error
  } finally {
    database.$client.close()
  }
}

export const packCatalog = (catalog: StoredCatalog): Buffer => gzipSync(JSON.stringify(catalog), { level: 4 })

export const unpackCatalog = (content: Uint8Array): StoredCatalog =>
  JSON.parse(gunzipSync(content).toString('utf8')) as StoredCatalog
