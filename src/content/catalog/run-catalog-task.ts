import { createHash } from 'node:crypto'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { RoutingOffice } from '../../directory/model/topic.js'
import { type Database, openReadOnly, openToWrite } from '../../platform/database/open-database.js'
import { outsideServices } from '../../platform/database/schema.js'
import { whileLocked } from '../../platform/database/while-locked.js'
import { createDirectoryEditor } from '../records/directory-editor.js'
import { loadWorkingCopy } from '../revisions/load-working-copy-store.js'
import { createRuleEditor, type EditedRule } from '../revisions/rule-editor-store.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import { findBase, findBaseHash, findNewer, saveAnswer, saveLook } from './catalog-offer-store.js'
import { type CatalogComparison, compareCatalog } from './compare-catalog.js'
import { areVersions, type CatalogMerge, endedByCatalogs, mergeCatalog, newOffices } from './merge-catalog.js'
import {
  type PackedCatalog,
  packCatalog,
  readCatalog,
  type StoredCatalog,
  unpackCatalog,
} from './read-catalog.js'
import { findTopicsInUse } from './topics-in-use-store.js'

/** An admin's choice to merge what a page showed. */
export interface CatalogChoice {
  /** Hash of the catalog. */
  catalog: string
  /** Of the working copy that the page was about. */
  mark: string
  dropsDanger: boolean
  by: { id: number; email: string; name: string }
  at: Date
}

/** Tasks on whole catalogs: too slow for the thread that answers. */
export type CatalogTask =
  | { do: 'read'; folder: string }
  | { do: 'look'; packed: PackedCatalog; stamp: string; at: Date }
  | { do: 'compare'; known: string | null }
  | ({
      do: 'merge'
      schools: readonly string[]
      languages: readonly string[]
      /** Of the comparison that the page showed; null where it is not kept. */
      known: KnownCounts | null
    } & CatalogChoice)

/** How much a comparison found: a merge tells of it, and need not compare again. */
export interface KnownCounts {
  /** Of the comparison, as in `FoundComparison`. */
  key: string
  taken: number
  lostDanger: number
  kept: number
}

/** `same`: as that of the known key. */
export type FoundComparison =
  | 'same'
  | {
      /** Another one once the working copy, the catalog, or what the merge reads besides was changed. */
      key: string
      /** Null where nothing is newer. */
      compared: ComparedCatalog | null
    }

/** What a page about the newer catalog shows. */
export interface ComparedCatalog extends CatalogComparison {
  /** Hash of the catalog. */
  catalog: string
  /** Of the working copy; differs once somebody edited it. */
  mark: string
  /** New offices that the directory gets. */
  added: RoutingOffice[]
  counts: KnownCounts
}

/** `stale`: another catalog is newer by now. `changed`: the working copy was edited. `faulty`: it does not fit the directory. */
export type MergeResult =
  | 'stale'
  | 'changed'
  | 'faulty'
  | { changes: number; kept: number; offices: string[] }

/** Milliseconds to wait for the database. */
const maxLockWait = 5000

/** @param file of the district's database */
export async function runCatalogTask(file: string, task: CatalogTask): Promise<unknown> {
  if (task.do === 'read') return readCatalog(task.folder)
  const database = task.do === 'compare' ? openReadOnly(file) : openToWrite(file)
  try {
    return doCatalogTask(database, task)
  } finally {
    database.$client.close()
  }
}

/** Runs a task on this connection. */
export function doCatalogTask(database: Database, task: Exclude<CatalogTask, { do: 'read' }>): unknown {
  switch (task.do) {
    case 'look':
      return look(database, task)
    case 'compare':
      return compareOffered(database, task.known)
    case 'merge':
      return mergeOffered(database, task)
  }
}

/** @returns how many differences there are */
function look(database: Database, { packed, stamp, at }: CatalogTask & { do: 'look' }): number {
  const merge = sourcesOf(database, unpackCatalog(packed.content))
  const found =
    merge && areVersions(merge.base, merge.theirs) ? compareCatalog(merge) : { count: 0, summary: [] }
  const { count, summary } = found
  const content = count > 0 ? Buffer.from(packed.content) : null
  const row = { stamp, catalog: packed.hash, count, summary, lookedAt: at.getTime(), content }
  whileLocked(maxLockWait, () => saveLook(database, row))
  return count
}

type Merge = Omit<CatalogMerge, 'dropsDanger'>

function sourcesOf(database: Database, theirs: StoredCatalog): Merge | null {
  const base = findBase(database)
  return base && { base, theirs, ...ownOf(database) }
}

/** What is the district's own. */
function ownOf(database: Database): Pick<Merge, 'ours' | 'needed' | 'services'> {
  const services = database.select({ id: outsideServices.id }).from(outsideServices).all()
  return {
    ours: readWorkingCopy(database),
    needed: findTopicsInUse(database),
    services: new Set(services.map(({ id }) => id)),
  }
}

function findOffered(database: Database, known: string | null = null) {
  return database.transaction(() => {
    const newer = findNewer(database)
    if (!newer) return null
    const own = ownOf(database)
    const mark = markOf(own.ours, createRuleEditor(database).list())
    const key = keyOf([newer.hash, findBaseHash(database), mark], own)
    if (key === known) return 'same'
    const base = findBase(database)
    const merge = base && { base, theirs: unpackCatalog(newer.content), ...own }
    return merge && { merge, catalog: newer.hash, mark, key }
  })
}

/** Comparing takes seconds; to see that nothing changed takes a fraction of it. */
function compareOffered(database: Database, known: string | null): FoundComparison {
  const found = findOffered(database, known)
  if (found === 'same') return 'same'
  if (!found) return { key: '', compared: null }
  const { merge, key, ...rest } = found
  const comparison = compareCatalog(merge)
  const counts = countsOf(key, comparison)
  return { key, compared: { ...comparison, ...rest, added: newOffices(merge), counts } }
}

function keyOf(hashes: (string | null)[], { needed, services }: Pick<Merge, 'needed' | 'services'>): string {
  const rest = [...hashes, [...needed].sort(), [...services].sort()]
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex')
}

function markOf(content: CatalogMerge['ours'], rules: readonly EditedRule[]): string {
  const hash = createHash('sha256').update(contentHash(content)).update(JSON.stringify(rules))
  return hash.digest('hex').slice(0, 16)
}

class NotMerged extends Error {}

function mergeOffered(database: Database, task: CatalogTask & { do: 'merge' }): MergeResult {
  const found = findOffered(database)
  if (!found || found === 'same' || found.catalog !== task.catalog) return 'stale'
  if (found.mark !== task.mark) return 'changed'
  const { merge } = found
  const content = mergeCatalog({ ...merge, dropsDanger: task.dropsDanger })
  const { taken, lostDanger, kept } =
    task.known?.key === found.key ? task.known : countsOf(found.key, compareCatalog(merge))
  const changes = taken + (task.dropsDanger ? lostDanger : 0)
  const write = database.$client.transaction((): MergeResult => {
    const rules = createRuleEditor(database).list()
    if (markOf(readWorkingCopy(database), rules) !== task.mark) return 'changed'
    const newer = findNewer(database)
    if (newer?.hash !== task.catalog) return 'stale'
    const offices = addOffices(database, merge, task)
    if (loadWorkingCopy(database, { content, rules }, task.schools).length > 0) throw new NotMerged()
    const answer = { catalog: task.catalog, answer: 'merged' as const, at: task.at, by: task.by.email }
    const took = withEnded(newer.content, endedByCatalogs(merge, content))
    saveAnswer(database, { ...answer, until: null }, { changed: changes > 0, content: took })
    return { changes, kept, offices }
  })
  try {
    return whileLocked(maxLockWait, () => write.immediate())
  } catch (error) {
    if (error instanceof NotMerged) return 'faulty'
    throw error
  }
}

function countsOf(key: string, { taken, lostDanger, kept }: CatalogComparison): KnownCounts {
  return { key, taken: taken.length, lostDanger: lostDanger.length, kept: kept.length }
}

function withEnded(content: Uint8Array, ended: string[]): Uint8Array {
  return ended.length === 0 ? content : packCatalog({ ...unpackCatalog(content), ended })
}

/** New offices are records of the directory, with their history. Families see none before it has a contact. @returns their ids */
function addOffices(
  database: Database,
  merge: Merge,
  { by, at, languages }: CatalogTask & { do: 'merge' },
): string[] {
  const editor = createDirectoryEditor(database, languages, () => at)
  const author = { account: by.id, who: by.name, way: 'form' as const, import: null }
  const { roles } = merge.theirs as StoredCatalog
  return newOffices(merge).map((office) => {
    const role = roles[office.id] ?? ''
    const isFree = role !== '' && editor.records.where('offices', 'role = ?', [role]).length === 0
    const cells = cellsOf(office, isFree ? role : '', languages)
    const { result } = editor.save({ kind: 'offices', id: null, cells, version: null }, author)
    if (result !== 'saved') throw new NotMerged()
    return office.id
  })
}

function cellsOf({ id, level, words }: RoutingOffice, role: string, languages: readonly string[]) {
  const said = languages.flatMap((lang) => [
    [`name_${lang}`, words[lang]?.name ?? ''],
    [`answers_for_${lang}`, words[lang]?.answersFor ?? ''],
  ])
  return { id, level, role, ...Object.fromEntries(said) }
}
