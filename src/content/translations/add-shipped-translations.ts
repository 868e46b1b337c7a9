import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { englishHash, isComplete } from '../../directory/model/translations.js'
import type { Database } from '../../platform/database/open-database.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type FileTranslation, readTranslationFiles, translationFiles } from './read-translation-files.js'
import { createTranslationStore, type StoredTranslation, type Translatable } from './translation-store.js'

const mark = 'translations-from'

/**
 * Adds the translations that come with the service. Each is taken only where the district's English is the words that it
 * was made from, and replaces nothing but an older shipped one that nobody edited or checked. Does nothing if neither the
 * files nor the English changed since the last time.
 * @param folders with one folder a language; the first that has a translation wins
 * @param languages BCP 47 codes; English is left out
 * @returns how many were written; and the faults of the files: with any, nothing is written
 */
export function addShippedTranslations(
  database: Database,
  folders: readonly string[],
  languages: readonly string[],
): { written: number; faults: RowFault[] } {
  const store = createTranslationStore(database)
  const owners = store
    .listTranslatable()
    .map((each) => ({ hash: englishHash(each.kind, each.english), ...each }))
  const state = stateOf(
    folders,
    languages,
    owners.map(({ hash }) => hash),
  )
  const notes = database.$client
  const last = notes.prepare('select value from notes where key = ?').pluck().get(mark)
  if (last === state) return { written: 0, faults: [] }
  const faults: RowFault[] = []
  const read = folders.flatMap((folder) => readTranslationFiles(folder, languages, faults))
  if (faults.length > 0) return { written: 0, faults }
  const rows = wanted(read, owners, languages.flatMap(store.listIn))
  notes
    .transaction(() => {
      store.save(rows)
      notes.prepare('insert or replace into notes (key, value) values (?, ?)').run(mark, state)
    })
    .immediate()
  return { written: rows.length, faults }
}

/** Of the files and the English. */
const stateOf = (folders: readonly string[], languages: readonly string[], english: readonly string[]) =>
  createHash('sha256').update(english.join()).update(filesState(folders, languages)).digest('hex')

/** Of the folders that were read, with the sizes and dates of their files: districts take from the same ones. */
const hashed = new Map<string, { stamp: string; state: string }>()

/** A hash over the files, in the order in which they are read. Where they lie makes no difference. */
function filesState(folders: readonly string[], languages: readonly string[]): string {
  const names = languages.flatMap(translationFiles)
  const files = folders
    .flatMap((folder) => names.map((file) => ({ file, path: join(folder, file) })))
    .flatMap((each) => {
      const stats = statSync(each.path, { throwIfNoEntry: false })
      return stats ? [{ ...each, stamp: `${stats.size} ${stats.mtimeMs} ${stats.ino}` }] : []
    })
  const key = [...folders, ...languages].join('\n')
  const stamp = files.map((each) => `${each.path} ${each.stamp}`).join('\n')
  const known = hashed.get(key)
  if (known?.stamp === stamp) return known.state
  const hash = createHash('sha256')
  for (const { file, path } of files) hash.update(`\n${file}\n`).update(readFileSync(path))
  const state = hash.digest('hex')
  hashed.set(key, { stamp, state })
  return state
}

const keyOf = ({ kind, owner, lang = '' }: { kind: string; owner: string; lang?: string }) =>
  `${kind} ${owner} ${lang}`

/** The rows to write. */
function wanted(
  read: readonly FileTranslation[],
  owners: readonly (Translatable & { hash: string })[],
  stored: readonly StoredTranslation[],
): StoredTranslation[] {
  const ownerOf = new Map(owners.map((each) => [keyOf({ kind: each.kind, owner: each.owner }), each]))
  const known = new Map(stored.map((each) => [keyOf(each), each]))
  const first = new Map([...read].reverse().map((each) => [keyOf(each), each]))
  return [...first.values()].flatMap((row) => {
    const owner = ownerOf.get(keyOf({ kind: row.kind, owner: row.owner }))
    const before = known.get(keyOf(row))
    if (!owner || (row.english.length > 0 && !row.english.includes(owner.hash))) return []
    if (!isComplete(row.kind, row.words, owner.english)) return []
    if (before && (!before.shipped || before.checkedBy !== null || isSame(before, row, owner.hash))) return []
    return [{ ...row, english: owner.hash, checkedBy: null, checkedAt: null, shipped: true }]
  })
}

function isSame(before: StoredTranslation, { words }: FileTranslation, hash: string): boolean {
  return (
    before.english === hash && Object.entries(words).every(([field, text]) => before.words[field] === text)
  )
}
