import type Sqlite from 'better-sqlite3'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { differingHeaders, type RecordCells, recordKey, recordName } from '../records/record-cells.js'
import type { RecordKind } from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'
import { referencesTo } from '../records/references-to.js'
import type { FaultKeeper } from './keep-faults.js'
import type { ImportCounts, Staging } from './staging.js'

const rowsInBatch = 500

/** Copies a kind's records beside the rows, for comparison. @param concerns whether the files mention such a record */
export function stagePresent(
  records: RecordStore,
  staging: Staging,
  kind: RecordKind,
  concerns: (cells: RecordCells) => boolean,
): void {
  staging.inOne(() => {
    for (const { id, cells } of records.each(kind))
      if (concerns(cells)) staging.addPresent(kind, recordKey(kind, cells), id, cells)
  })
}

/** Compares the rows of a kind with its records: added, changed, moved, same. */
export function planRows(staging: Staging, kind: RecordKind, counts: ImportCounts): void {
  let after = 0
  for (;;) {
    const rows = staging.rowsWithPresent(kind, after, rowsInBatch)
    const last = rows.at(-1)
    if (!last) return
    staging.inOne(() => {
      for (const { id, before, cells, file, line } of rows) {
        // Columns missing in the file keep their values.
        const after: RecordCells = { ...before, ...cells }
        const action = before === null ? 'added' : actionOf(differingHeaders(before, after))
        count(counts, kind, action)
        if (action === 'same') continue
        staging.addPlanned({ kind, action, id, name: recordName(kind, after), file, line, before, after })
      }
    })
    after = last.n
  }
}

/** Plans to remove the records without a row. Those referenced from outside the files must stay. */
export function planRemovals(
  connection: Sqlite.Database,
  records: RecordStore,
  staging: Staging,
  kind: RecordKind,
  { counts, faults }: { counts: ImportCounts; faults: FaultKeeper },
): void {
  let after = 0
  for (;;) {
    const rows = staging.presentOnly(kind, after, rowsInBatch)
    const last = rows.at(-1)
    if (!last) return
    staging.inOne(() => {
      for (const { id, cells } of rows) {
        count(counts, kind, 'removed')
        const name = recordName(kind, cells)
        staging.addPlanned({
          kind,
          action: 'removed',
          id,
          name,
          file: null,
          line: null,
          before: cells,
          after: null,
        })
      }
    })
    faults.take(rows.flatMap((record) => heldBy(connection, records, kind, record)))
    after = last.n
  }
}

/** References between records are left to the other checks. */
const outside = ['inquiries', 'wrong_doors', 'referrals', 'accounts'] as const

function heldBy(
  connection: Sqlite.Database,
  records: RecordStore,
  kind: RecordKind,
  record: { id: number; cells: RecordCells },
): RowFault[] {
  if (kind !== 'schools' && kind !== 'offices' && kind !== 'contacts') return []
  const name = recordName(kind, record.cells)
  return referencesTo(connection, records, kind, record).flatMap(({ from, count: times }) => {
    const holder = outside.find((each) => each === from)
    if (!holder) return []
    const fault = wording('fault.heldOutside', { name, what: wording(`recordKind.${holder}`), count: times })
    return [{ file: `${kind}.csv`, line: null, column: null, ...fault }]
  })
}

function actionOf(headers: readonly string[]): 'same' | 'moved' | 'changed' {
  if (headers.length === 0) return 'same'
  return headers.every((header) => header === 'position') ? 'moved' : 'changed'
}

function count(counts: ImportCounts, kind: RecordKind, action: string): void {
  const key = `${kind}.${action}`
  counts[key] = (counts[key] ?? 0) + 1
}
