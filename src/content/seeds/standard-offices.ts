import { join } from 'node:path'
import type { OfficeRole } from '../../directory/model/office-role.js'
import { readCsv } from '../../platform/files/csv.js'
import type { RecordCells } from '../records/record-cells.js'

/** The usual offices as they are at first, by role. @param folder with `offices.csv` */
export function readStandardOffices(folder: string): Map<OfficeRole, RecordCells> {
  const table = readCsv(join(folder, 'offices.csv'), 'offices.csv', [])
  const rows = (table?.rows ?? []).map(({ cells }) =>
    Object.fromEntries((table?.headers ?? []).map((header, index) => [header, cells[index] ?? ''])),
  )
  return new Map(rows.filter(({ role }) => role).map((row) => [row.role as OfficeRole, row]))
}
