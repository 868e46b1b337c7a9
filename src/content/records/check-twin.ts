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
  records: Pick<RecordStore, 'eachOf' | 'get'>,
  kind: DirectoryKind,
  cells: RecordCells,
  id: number | null,
): RowFault[] {
  const { columns = [], fault } = names[kind] ?? {}
  const [column] = columns
  if (!fault || !column) return []
  const stored = id === null ? null : records.get(kind, id)
  if (stored && twinName(kind, stored.cells) === twinName(kind, cells)) return []
  const own = columns.map((name) => wordsOf(cells[name]))
  // From the last column on, which is an email where there may be thousands: it tells most apart.
  const isTwin = (values: readonly string[]) =>
    values.findLastIndex((value, i) => wordsOf(value) !== own[i]) === -1
  for (const other of records.eachOf(kind, columns))
    if (other.id !== id && isTwin(other.values)) return [{ file: `${kind}.csv`, line: 1, column, ...fault }]
  return []
}

/** A record's name for comparisons: twins have the same. @returns null for a kind without names of its own */
export function twinName(kind: RecordKind, cells: RecordCells): string | null {
  const columns = names[kind]?.columns
  return columns?.map((name) => wordsOf(cells[name])).join('|') ?? null
}

const wordsOf = (text = '') => toPlainWords(text).join(' ')
