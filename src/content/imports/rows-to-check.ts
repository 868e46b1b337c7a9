import { type RecordCells, recordKey } from '../records/record-cells.js'
import type { RecordKind } from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'
import type { RowLocation } from '../rows/seed-file.js'
import { lineOfRecord } from './settle-faults.js'
import type { Staging } from './staging.js'

/** A row for checks across rows, with its location. */
export interface RowToCheck {
  cells: RecordCells
  at: RowLocation
}

const rowsInBatch = 500

/** Rows of files, in order. */
export function* stagedRows(staging: Staging, kind: RecordKind): Generator<RowToCheck> {
  for (let after = 0; ; ) {
    const rows = staging.rows(kind, after, rowsInBatch)
    const last = rows.at(-1)
    if (!last) return
    for (const { file, line, cells } of rows) yield { cells, at: { file, line } }
    after = last.n
  }
}

/** The wanted records of the database. */
export function* storedRows(
  records: RecordStore,
  kind: RecordKind,
  isWanted: (key: string) => boolean,
): Generator<RowToCheck> {
  for (const { id, cells } of records.each(kind))
    if (isWanted(recordKey(kind, cells)))
      yield { cells, at: { file: `${kind}.csv`, line: lineOfRecord(kind, id) } }
}
