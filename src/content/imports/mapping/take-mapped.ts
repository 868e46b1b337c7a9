import type Sqlite from 'better-sqlite3'
import type { CsvTable } from '../../../platform/files/csv.js'
import { readTable } from '../../../platform/files/read-table.js'
import type { RowFault } from '../../../platform/files/row-fault.js'
import { headersOf, type RecordCells } from '../../records/record-cells.js'
import type { RecordKind } from '../../records/record-kinds.js'
import { createRecordStore } from '../../records/record-store.js'
import type { FaultKeeper } from '../keep-faults.js'
import type { RowStager } from '../stage-rows.js'
import type { Staging } from '../staging.js'
import { type ColumnMapping, type MappedFile, type MappingField, mapCells } from './column-mapping.js'
import { createMappingStore } from './mapping-store.js'
import { createCalendarReader } from './read-calendar-row.js'
import { createContactReader } from './read-contact-row.js'
import { createSchoolReader } from './read-school-row.js'
import { createStaffReader } from './read-staff-row.js'
import { createTopicReader } from './read-topic-row.js'
import type { ReaderTools, RowReader } from './row-reader.js'

/** Our columns that a field of the file fills, so that faults name the file's own column. */
const fieldOfColumn: Partial<Record<string, readonly MappingField[]>> = {
  first_name: ['first_name', 'name_last_first', 'name_first_last'],
  last_name: ['last_name', 'name_last_first', 'name_first_last'],
  slug: ['name', 'name_last_first', 'name_first_last', 'last_name'],
  title_en: ['title', 'topic_title'],
  start: ['start', 'school_day', 'from', 'date'],
  end: ['end', 'school_day', 'to', 'date'],
  kind: ['day_kind', 'event'],
  name_en: ['event', 'day_kind'],
  summary_en: ['summary', 'topic_title'],
  bring_en: ['bring'],
  text: ['examples', 'topic_title'],
  school: ['place'],
  ...{ city: ['city', 'city_state_zip'], state: ['state', 'city_state_zip'], zip: ['zip', 'city_state_zip'] },
  grades: ['grades', 'low_grade'],
}

/** Kinds that readers make, referenced ones first. */
const madeKinds = [
  ...(['schools', 'people', 'contacts', 'posts', 'calendar'] as const),
  ...(['topics', 'ladders', 'phrasings'] as const),
]

/** Reads a file with foreign headers by its mapping, and stages the rows of our tables that it makes. */
export async function takeMapped(
  file: MappedFile,
  tools: {
    connection: Sqlite.Database
    stager: RowStager
    staging: Staging
    faults: FaultKeeper
    goOn(): void
  },
): Promise<void> {
  const { stager, staging, faults, connection } = tools
  const mapping = file.mapping!
  if (mapping.target === 'skip') return
  const records = createRecordStore(connection, ['en', 'es'])
  const readers = {
    ...{ staff: createStaffReader, schools: createSchoolReader, contacts: createContactReader },
    ...{ calendar: createCalendarReader, topics: createTopicReader },
  }
  const reader = readers[mapping.target]({
    connection,
    records,
    staging,
    store: createMappingStore(connection),
    isPublic: mapping.isPublic === true,
    schoolDay: mapping.schoolDay,
  })
  await lookAhead(file, mapping, reader, tools.goOn)
  const found: RowFault[] = []
  for await (const { headers, rows } of readTable(file, found)) {
    tools.goOn()
    const columnOf = (field: MappingField) => headers[mapping.columns.indexOf(field)] ?? field
    staging.inOne(() => {
      const made = new Map<RecordKind, { line: number; cells: RecordCells }[]>()
      for (const { line, cells } of rows) {
        const { records: own, fault } = reader.read(mapCells(mapping, cells), line)
        if (fault) found.push({ file: file.name, line, column: columnOf(fault.field), ...fault.fault })
        for (const { kind, cells: record } of own)
          made.set(kind, [...(made.get(kind) ?? []), { line, cells: record }])
      }
      for (const kind of madeKinds) {
        const own = made.get(kind)
        if (own)
          stager.take(file.name, { kind, lang: null }, tableOf(kind, own, records), (column) =>
            shownColumn(kind, column),
          )
      }
      function shownColumn(kind: RecordKind, column: string | null): string | null {
        if (column === null) return null
        const isLine = mapping.target === 'schools' && kind === 'contacts' && column === 'phone'
        const fields = isLine
          ? (['attendance_phone'] as const)
          : (fieldOfColumn[column] ?? [column as MappingField])
        const field = fields.find((each) => mapping.columns.includes(each))
        return field ? columnOf(field) : column
      }
    })
    faults.take(found)
  }
  faults.take(found)
  staging.addFaults(
    reader.remarks().map((remark) => ({ file: file.name, line: null, column: null, ...remark })),
    false,
  )
}

async function lookAhead(
  file: MappedFile,
  mapping: ColumnMapping,
  reader: RowReader,
  goOn: () => void,
): Promise<void> {
  if (!reader.lookAhead) return
  for await (const { rows } of readTable(file, [])) {
    goOn()
    for (const { line, cells } of rows) reader.lookAhead(mapCells(mapping, cells), line)
  }
}

function tableOf(
  kind: RecordKind,
  rows: readonly { line: number; cells: RecordCells }[],
  records: ReaderTools['records'],
): CsvTable {
  const headers = headersOf(kind, records.languagesOf(kind))
  return {
    headers,
    rows: rows.map(({ line, cells }) => ({ line, cells: headers.map((header) => cells[header] ?? '') })),
  }
}
