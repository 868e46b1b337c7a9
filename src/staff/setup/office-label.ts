import type { RecordCells } from '../../content/records/record-cells.js'
import type { OfficeRole } from '../../directory/model/office-role.js'
import type { Speech } from '../../platform/language/language.js'

/** What people everywhere call a standard office; for others, their own name. */
export function officeLabel(cells: RecordCells, { t, code }: Speech): string {
  return cells.role ? t(`officeRole.${cells.role as OfficeRole}`) : localOfficeName(cells, code)
}

/** What the district calls an office. */
export function localOfficeName(cells: RecordCells, code: string): string {
  return cells[`name_${code}`] || cells.name_en || cells.id || ''
}
