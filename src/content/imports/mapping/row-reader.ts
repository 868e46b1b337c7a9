import type Sqlite from 'better-sqlite3'
import type { Wording } from '../../../platform/language/wording.js'
import type { RecordCells } from '../../records/record-cells.js'
import type { RecordKind } from '../../records/record-kinds.js'
import type { createRecordStore } from '../../records/record-store.js'
import type { Staging } from '../staging.js'
import type { ColumnMapping, MappedRow, MappingField } from './column-mapping.js'
import type { createMappingStore } from './mapping-store.js'

/** Rows of our tables. */
export type ReadRecords = { kind: RecordKind; cells: RecordCells }[]

/** A row of a foreign file as rows of our tables, or the reason why it has none. */
export interface ReadRow {
  records: ReadRecords
  fault?: { field: MappingField; fault: Wording }
}

/** Reads the rows of one target. */
export interface RowReader {
  /** Sees each row once before any is read, where the order of all of them counts. */
  lookAhead?(row: MappedRow, line: number): void
  read(row: MappedRow, line: number): ReadRow
  /** Remarks to show at the end, besides faults. */
  remarks(): Wording[]
}

/** The lookup tables of the readers. */
export interface ReaderTools {
  connection: Sqlite.Database
  records: ReturnType<typeof createRecordStore>
  store: ReturnType<typeof createMappingStore>
  staging: Staging
  /** Whether families see the people that are added. */
  isPublic: boolean
  /** When a school day starts and ends, for schools whose row does not say. */
  schoolDay: ColumnMapping['schoolDay']
}
