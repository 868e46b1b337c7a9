import { wording } from '../../platform/language/wording.js'
import { headersOf, type RecordCells, recordKey } from '../records/record-cells.js'
import type { RecordStore, StoredRecord } from '../records/record-store.js'
import type { RowLocation } from '../rows/seed-file.js'
import type { RowStager } from './stage-rows.js'
import type { Staging } from './staging.js'

/**
 * An office that another one answers for answers for itself once files bring its first contact: its row is staged without the
 * other one, and a remark says so. Files that say themselves who answers for the office are left alone.
 * @param removes whether records without a row are removed: then all offices need rows
 */
export function endStandIns(
  records: RecordStore,
  { stager, staging, removes }: { stager: RowStager; staging: Staging; removes: boolean },
): void {
  const arrived = firstContacts(stager)
  const offices = [...records.each('offices')]
  const ending = offices.filter(
    ({ cells }) =>
      cells.answered_by &&
      arrived.has(cells.id ?? '') &&
      !staging.hasRow('offices', recordKey('offices', cells)),
  )
  if (ending.length === 0) return
  const staged = removes && !stager.given.has('offices') ? offices : ending
  stageOffices(
    records,
    stager,
    staged.map(({ cells }) =>
      ending.some((each) => each.cells === cells) ? { ...cells, answered_by: '' } : cells,
    ),
  )
  const nameOf = (id = '') => offices.find(({ cells }) => cells.id === id)?.cells.name_en ?? id
  const remarkOn = ({ cells: { id = '', answered_by } }: StoredRecord) => ({
    ...arrived.get(id)!,
    column: null,
    ...wording('fault.standInEnds', { office: nameOf(id), other: nameOf(answered_by) }),
  })
  staging.addFaults(ending.map(remarkOn), false)
}

/** Where each office's first contact is, by the office's id. */
function firstContacts({ given }: RowStager): Map<string, RowLocation> {
  const first = new Map<string, RowLocation>()
  for (const { office, at } of given.get('contacts') ?? [])
    if (!first.has(String(office))) first.set(String(office), at)
  return first
}

function stageOffices(records: RecordStore, stager: RowStager, offices: readonly RecordCells[]): void {
  const headers = headersOf('offices', records.languagesOf('offices'))
  const rows = offices.map((cells) => ({ line: 0, cells: headers.map((header) => cells[header] ?? '') }))
  stager.take('offices.csv', { kind: 'offices', lang: null }, { headers, rows })
}
