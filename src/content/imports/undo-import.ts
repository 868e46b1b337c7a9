import type Sqlite from 'better-sqlite3'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { Author, RecordChange } from '../records/change-store.js'
import type { RecordKeeper } from '../records/keep-record.js'
import { differingHeaders } from '../records/record-cells.js'
import { referencesTo } from '../records/references-to.js'
import { ImportRefused, putCells, refuseSharedRoles } from './apply-import.js'
import type { ImportProgress } from './check-import.js'

const rowsInBatch = 200
const shownReasons = 50

/**
 * Undoes an import. Call it in a transaction: an error must roll everything back.
 * @param id of the import
 * @throws {ImportRefused} when later edits would be lost, naming them
 */
export function undoImport(
  connection: Sqlite.Database,
  keeper: RecordKeeper,
  id: number,
  author: Author,
  going: ImportProgress,
): void {
  const total = keeper.changes.count({ import: id })
  const reasons: Wording[] = []
  let done = 0
  for (let before: number | null = null; ; ) {
    const changes = keeper.changes.ofImport(id, before, rowsInBatch)
    const last = changes.at(-1)
    if (!last) break
    for (const change of changes) {
      const reason = hindrance(connection, keeper, change)
      if (reason) reasons.push(reason)
      // After the first conflict everything is rolled back; go on to name the others.
      else if (reasons.length === 0) takeBack(keeper, change, author)
    }
    if (reasons.length >= shownReasons) break
    done += changes.length
    going.throwIfCanceled()
    going.report(total === 0 ? 1 : done / total)
    before = last.id
  }
  if (reasons.length > 0) throw new ImportRefused(reasons)
  refuseSharedRoles(keeper)
}

function hindrance(connection: Sqlite.Database, keeper: RecordKeeper, change: RecordChange): Wording | null {
  const { kind, record, name, after } = change
  const now = keeper.records.get(kind, record)
  if (after === null)
    return now || keeper.records.findId(kind, change.before!) !== null
      ? wording('fault.undoAdded', { name })
      : null
  if (!now || differingHeaders(now.cells, after).length > 0) {
    const later = keeper.changes.later(change).find(({ way }) => way !== 'undo')
    const who = later?.who
    if (!now)
      return who ? wording('fault.undoRemovedBy', { name, who }) : wording('fault.undoRemoved', { name })
    return who ? wording('fault.undoChangedBy', { name, who }) : wording('fault.undoChanged', { name })
  }
  if (change.action !== 'added') return null
  const own = (from: string, id: number) =>
    keeper.changes.list({ import: change.import, kind: from as never, record: id }, 1).length > 0
  const held = referencesTo(connection, keeper.records, kind, now).filter(
    ({ from, records, count }) => records.length < count || records.some(({ id }) => !own(from, id)),
  )
  return held.length > 0
    ? wording('fault.undoUsed', { name, kinds: held.map(({ from }) => wording(`recordKind.${from}`)) })
    : null
}

function takeBack(keeper: RecordKeeper, { kind, record, before, after }: RecordChange, author: Author): void {
  if (before === null) keeper.remove(kind, { id: record, cells: after! }, author)
  else if (after === null) putCells(keeper, kind, before, null, author, record)
  else putCells(keeper, kind, before, record, author)
}
