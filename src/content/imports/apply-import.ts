import type { OfficeRole } from '../../directory/model/office-role.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { Author } from '../records/change-store.js'
import { checkCells } from '../records/check-record.js'
import type { RecordKeeper } from '../records/keep-record.js'
import { differingHeaders, type RecordCells, recordName } from '../records/record-cells.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import type { ImportProgress } from './check-import.js'
import type { ImportCounts, PlannedChange, Staging } from './staging.js'

/** The import cannot be applied as planned. The reasons are shown to the person who started it. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  constructor(readonly reasons: readonly Wording[]) {
    super(reasons.map(({ key }) => key).join(', '))
  }
}

const rowsInBatch = 200

/**
 * Applies the planned changes. Call it in a transaction: an error must roll everything back.
 * @throws {ImportRefused} when a record was changed since
 */
export function applyImport(
  keeper: RecordKeeper,
  staging: Staging,
  counts: ImportCounts,
  author: Author,
  going: ImportProgress,
): void {
  const total = Object.entries(counts).reduce((sum, [key, n]) => sum + (key.endsWith('.same') ? 0 : n), 0)
  let done = 0
  const step = (rows: readonly PlannedChange[]) => {
    done += rows.length
    going.throwIfCanceled()
    going.report(total === 0 ? 1 : done / total)
  }
  for (const kind of recordKinds)
    forPlanned(staging, kind, ['added', 'changed', 'moved'], (rows) => {
      putAll(keeper, kind, rows, author)
      step(rows)
    })
  // Delete referring rows before the rows they refer to.
  for (const kind of recordKinds.toReversed())
    forPlanned(staging, kind, ['removed'], (rows) => {
      for (const { id, before, name } of rows) {
        refuseEdited(keeper, kind, id!, before!, name)
        keeper.remove(kind, { id: id!, cells: before! }, author)
      }
      step(rows)
    })
  refuseSharedRoles(keeper)
}

/**
 * Each role has at most one office. Checked at the end, because two offices may swap roles on the way.
 * @throws {ImportRefused} naming the offices
 */
export function refuseSharedRoles({ records }: RecordKeeper): void {
  const first = new Map<string, string>()
  const reasons: Wording[] = []
  for (const { cells } of records.each('offices')) {
    const { role = '', name_en: name = '' } = cells
    const other = first.get(role)
    if (role !== '' && other !== undefined)
      reasons.push(
        wording('fault.roleShared', { name, role: wording(`officeRole.${role as OfficeRole}`), other }),
      )
    first.set(role, name)
  }
  if (reasons.length > 0) throw new ImportRefused(reasons)
}

function forPlanned(
  staging: Staging,
  kind: RecordKind,
  actions: PlannedChange['action'][],
  take: (rows: PlannedChange[]) => void,
): void {
  let after = 0
  for (;;) {
    const rows = staging.planned({ kind, actions }, after, rowsInBatch)
    const last = rows.at(-1)
    if (!last) return
    take(rows)
    after = last.n
  }
}

function putAll(
  keeper: RecordKeeper,
  kind: RecordKind,
  rows: readonly PlannedChange[],
  author: Author,
): void {
  for (const { id, before, after, name } of rows) {
    if (id !== null) refuseEdited(keeper, kind, id, before!, name)
    else if (keeper.records.findId(kind, after!) !== null)
      throw new ImportRefused([wording('fault.addedSince', { name })])
    putCells(keeper, kind, after!, id, author)
  }
}

/** Writes a validated record. @param as the id of a restored record */
export function putCells(
  keeper: RecordKeeper,
  kind: RecordKind,
  cells: RecordCells,
  id: number | null,
  author: Author,
  as?: number,
): void {
  const [row] = checkCells(kind, [cells], 1, [])
  if (!row)
    throw new ImportRefused([wording('fault.noRow', { name: recordName(kind, cells), file: `${kind}.csv` })])
  const place = { id, ...(as === undefined ? {} : { as }) }
  const { position } = cells
  keeper.put(kind, row, position ? { ...place, position: Number(position) } : place, author)
}

function refuseEdited(
  keeper: RecordKeeper,
  kind: RecordKind,
  id: number,
  before: RecordCells,
  name: string,
): void {
  const now = keeper.records.get(kind, id)
  if (now && differingHeaders(now.cells, before).length === 0) return
  throw new ImportRefused([wording('fault.changedSince', { name })])
}
