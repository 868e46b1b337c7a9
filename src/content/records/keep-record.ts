import type Sqlite from 'better-sqlite3'
import { type DirectoryChange, noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import { type Author, type ChangeStore, createChangeStore } from './change-store.js'
import { type CheckedRow, differingHeaders, type RecordCells, recordName } from './record-cells.js'
import { isDirectoryKind, type RecordKind } from './record-kinds.js'
import { createRecordStore, indexKeyOf, type RecordStore, type StoredRecord } from './record-store.js'
import type { RecordTarget } from './record-writer-store.js'

/** Writes records with their history and search index updates. Use it inside a transaction. */
export interface RecordKeeper {
  records: RecordStore
  changes: ChangeStore
  /** @returns the resulting record; an unchanged one leaves no trace */
  put(kind: RecordKind, row: CheckedRow, place: RecordTarget, author: Author): StoredRecord
  remove(kind: RecordKind, record: StoredRecord, author: Author): void
}

/** @param offered languages that every kind with words has a column for */
export function createRecordKeeper(
  connection: Sqlite.Database,
  offered: readonly string[],
  now: () => Date,
): RecordKeeper {
  const records = createRecordStore(connection, offered)
  const changes = createChangeStore(connection)

  function note(
    kind: RecordKind,
    id: number,
    cells: { before: RecordCells | null; after: RecordCells | null },
    author: Author,
  ): void {
    const { before, after } = cells
    const action = before === null ? 'added' : after === null ? 'removed' : 'changed'
    const name = recordName(kind, after ?? before ?? {})
    changes.add({ at: now().getTime(), kind, record: id, name, action, before, after, ...author })
    if (isDirectoryKind(kind)) noteDirectoryChanges(connection, indexChanges(kind, id, [before, after]))
  }

  return {
    records,
    changes,
    put(kind, row, place, author) {
      const before = place.id === null ? null : records.get(kind, place.id)
      // Ids are never reused: a removed record's history belongs to it alone.
      const as = place.as ?? (place.id === null ? changes.nextRecord(kind, records.lastId(kind)) : undefined)
      const id = records.put(kind, row, { ...place, ...(as === undefined ? {} : { as }) })
      const after = records.get(kind, id)!
      const same = before !== null && differingHeaders(before.cells, after.cells).length === 0
      if (!same) note(kind, id, { before: before?.cells ?? null, after: after.cells }, author)
      return after
    },
    remove(kind, { id, cells }, author) {
      records.remove(kind, id)
      note(kind, id, { before: cells, after: null }, author)
    },
  }
}

/** A record with a new address is another document: index both. */
function indexChanges(
  kind: RecordKind,
  id: number,
  versions: readonly (RecordCells | null)[],
): DirectoryChange[] {
  const told = versions.flatMap((cells) => (cells ? (indexKeyOf(kind, id, cells) ?? []) : []))
  return [...new Map(told.map((each) => [each.key, each])).values()]
}
