import type { ImportFile } from '../../../platform/files/uploaded-file.js'

/** The subject of a foreign file's rows; `skip` leaves the file out. */
export const mappingTargets = ['staff', 'schools', 'contacts', 'calendar', 'topics', 'skip'] as const
export type MappingTarget = (typeof mappingTargets)[number]

/** Possible contents of a column, by target: for staff, the usual ways to write it; else the columns of the table. */
export const mappingFields = {
  staff: [
    ...['name_last_first', 'name_first_last', 'first_name', 'last_name', 'prefix', 'title', 'place'],
    ...['email', 'phone', 'ext', 'room', 'grades', 'status', 'last_day', 'employee_id'],
  ],
  schools: [
    ...[
      'name',
      'short_name',
      'level',
      'grades',
      'address',
      'city',
      'state',
      'zip',
      'city_state_zip',
      'phone',
      'attendance_phone',
      'email',
      'website',
    ],
    ...['students', 'start', 'end', 'school_day', 'hours', 'low_grade', 'high_grade'],
  ],
  contacts: ['office', 'place', 'phone', 'ext', 'sms', 'email', 'room', 'address', 'hours'],
  calendar: ['event', 'date', 'from', 'to', 'day_kind', 'closes', 'levels'],
  topics: ['topic_title', 'office', 'summary', 'bring', 'examples'],
  skip: [],
} as const satisfies Record<MappingTarget, readonly string[]>

export type MappingField = (typeof mappingFields)[MappingTarget][number]

/** How to read a file whose headers are not ours. */
export interface ColumnMapping {
  target: MappingTarget
  /** The content of each column, in the order of the file; null for a column that is left out. */
  columns: (MappingField | null)[]
  /** Whether families see the people that a list of staff adds. Asked anew for each file. */
  isPublic?: boolean
  /** When a school day starts and ends, for schools whose row does not say: `08:00`. */
  schoolDay?: { start: string; end: string }
}

/** A file to import, with how to read it if its headers are not ours. */
export interface MappedFile extends ImportFile {
  mapping?: ColumnMapping
}

/** A row by the meaning of its columns. */
export type MappedRow = Partial<Record<MappingField, string>>

/** A row as its mapping reads it. Two columns of the same kind are never mapped. */
export function mapCells({ columns }: ColumnMapping, cells: readonly string[]): MappedRow {
  const row: MappedRow = {}
  for (const [index, field] of columns.entries()) if (field) row[field] = cells[index]?.trim() ?? ''
  return row
}

/** Fields to map: at least one of each group. */
const needed: Record<MappingTarget, readonly (readonly MappingField[])[]> = {
  staff: [['name_last_first', 'name_first_last', 'last_name']],
  schools: [['name']],
  contacts: [['office'], ['phone']],
  calendar: [
    ['event', 'day_kind'],
    ['date', 'from'],
  ],
  topics: [['topic_title']],
  skip: [],
}

/** Something that keeps a mapping from being used. */
export type MappingProblem =
  | { key: 'missing' | 'day'; field: MappingField }
  | { key: 'twice'; field: MappingField }

/** Faults that keep a mapping from being used. */
export function checkMapping({ target, columns, schoolDay }: ColumnMapping): MappingProblem[] {
  const found = columns.filter((field) => field !== null)
  const missing = needed[target].filter((group) => !group.some((field) => found.includes(field)))
  const hasHalfName = target === 'staff' && found.includes('last_name') && !found.includes('first_name')
  const times: readonly MappingField[] = ['start', 'school_day']
  const lacksDay = target === 'schools' && !schoolDay && !found.some((field) => times.includes(field))
  const twice = [...new Set(found.filter((field, index) => found.indexOf(field) !== index))]
  return [
    ...missing.map(([field]) => ({ key: 'missing' as const, field: field! })),
    ...(hasHalfName ? [{ key: 'missing' as const, field: 'first_name' as const }] : []),
    ...(lacksDay ? [{ key: 'day' as const, field: 'start' as const }] : []),
    ...twice.map((field) => ({ key: 'twice' as const, field })),
  ]
}
