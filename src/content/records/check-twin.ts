import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { toPlainWords } from '../../platform/text/plain-text.js'
import type { RecordCells } from './record-cells.js'
import type { DirectoryKind, RecordKind } from './record-kinds.js'
import type { RecordStore } from './record-store.js'

/** The columns that make up a name, the first of which bears the fault. People of one name are told apart by email. */
const names: Partial<Record<RecordKind, { columns: readonly string[]; fault: Wording }>> = {
  schools: { columns: ['name'], fault: wording('fault.twin.schools') },
  offices: { columns: ['name_en', 'level'], fault: wording('fault.twin.offices') },
  people: { columns: ['last_name', 'first_name', 'email'], fault: wording('fault.twin.people') },
}

/**
 * Another record with the same name, however it is written: a family could not tell the two apart. Files only get a remark, as
 * a district may bring such names along: a record that has its name already may be edited.
 * @param id of the changed record; null for a new one
 */
export function checkTwin(
  records: Pick<RecordStore, 'each' | 'get'>,
  kind: DirectoryKind,
  cells: RecordCells,
  id: number | null,
): RowFault[] {
  const { columns: [column] = [], fault } = names[kind] ?? {}
  if (!fault || !column) return []
  const own = twinName(kind, cells)
  const stored = id === null ? null : records.get(kind, id)
  if (stored && twinName(kind, stored.cells) === own) return []
  for (const other of records.each(kind))
    if (other.id !== id && twinName(kind, other.cells) === own)
      return [{ file: `${kind}.csv`, line: 1, column, ...fault }]
  return []
}

/** A record's name for comparisons: twins have the same. @returns null for a kind without names of its own */
export function twinName(kind: RecordKind, cells: RecordCells): string | null {
  const columns = names[kind]?.columns
  return columns?.map((name) => toPlainWords(cells[name] ?? '').join(' ')).join('|') ?? null
}
