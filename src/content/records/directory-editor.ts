import type { Database } from '../../platform/database/open-database.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Author, RecordChange } from './change-store.js'
import { checkRecord } from './check-record.js'
import { compareEdits, type EditClash } from './compare-edits.js'
import { createRecordKeeper } from './keep-record.js'
import { type RecordCells, versionOf } from './record-cells.js'
import type { DirectoryKind } from './record-kinds.js'
import type { StoredRecord } from './record-store.js'
import { type Reference, referencesTo } from './references-to.js'

/** The result of a form. */
export type SaveResult =
  | { result: 'saved'; record: StoredRecord; remarks: RowFault[] }
  | { result: 'faulty'; faults: RowFault[] }
  | { result: 'clash'; clash: EditClash; version: string; theirs: RecordChange | null }
  /** It was removed meanwhile. */
  | { result: 'gone' }

/** An edit. */
export interface Edit {
  kind: DirectoryKind
  /** Null for a new record. */
  id: number | null
  /** The form's cells; others stay unchanged. */
  cells: RecordCells
  /** The version when the form was opened; null for a new record. */
  version: string | null
}

/** How many changes to search for the opened version. */
const rememberedEdits = 50

/** Edits directory records, one or several. Every write is one transaction, with its history. */
export function createDirectoryEditor(database: Database, offered: readonly string[], now: () => Date) {
  const connection = database.$client
  const keeper = createRecordKeeper(connection, offered, now)
  const { records, changes } = keeper
  const inOne = <T>(work: () => T): T => connection.transaction(work).immediate()

  function save({ kind, id, cells, version }: Edit, author: Author): SaveResult {
    const before = id === null ? null : records.get(kind, id)
    if (id !== null && !before) return { result: 'gone' }
    const whole = { ...before?.cells, ...cells }
    if (before && version !== null && version !== versionOf(before.cells)) {
      const history = changes.list({ kind, record: before.id }, rememberedEdits)
      const clash = compareEdits(whole, before.cells, version, history)
      // Somebody saved the same, or cells this form did not touch: no conflict.
      if (clash.differences.length > 0)
        return { result: 'clash', clash, version: versionOf(before.cells), theirs: history[0] ?? null }
    }
    const { row, faults, remarks } = checkRecord(records, kind, whole, id)
    if (!row) return { result: 'faulty', faults }
    return { result: 'saved', record: keeper.put(kind, row, { id }, author), remarks }
  }

  return {
    records,
    changes,
    save: (edit: Edit, author: Author): SaveResult => inOne(() => save(edit, author)),
    /** A dry run: the page a form would get, and the values it would save. */
    check: ({ kind, id, cells }: Omit<Edit, 'version'>) =>
      checkRecord(records, kind, { ...(id === null ? {} : records.get(kind, id)?.cells), ...cells }, id),
    /** Several records at once: all or none. */
    saveAll(edits: readonly Edit[], author: Author): { edit: Edit; result: SaveResult }[] {
      const results: { edit: Edit; result: SaveResult }[] = []
      try {
        inOne(() => {
          for (const edit of edits) results.push({ edit, result: save(edit, author) })
          if (results.some(({ result }) => result.result !== 'saved')) throw new NotAll()
        })
      } catch (error) {
        if (!(error instanceof NotAll)) throw error
      }
      return results
    },
    /** Records that refer to this one: while there are any, it cannot be removed. */
    heldBy: (kind: DirectoryKind, record: StoredRecord): Reference[] =>
      referencesTo(connection, records, kind, record),
    /** @returns whether it was removed: no references, and unchanged meanwhile */
    remove(kind: DirectoryKind, id: number, version: string, author: Author): boolean {
      return inOne(() => {
        const record = records.get(kind, id)
        if (!record || versionOf(record.cells) !== version) return false
        if (referencesTo(connection, records, kind, record).length > 0) return false
        keeper.remove(kind, record, author)
        return true
      })
    },
  }
}

export type DirectoryEditor = ReturnType<typeof createDirectoryEditor>

/** Rolls back the changes made before one failed. */
class NotAll extends Error {}
