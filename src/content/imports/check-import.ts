import type Sqlite from 'better-sqlite3'
import { readTable } from '../../platform/files/read-table.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import { wording } from '../../platform/language/wording.js'
import { cellsOfKey, type RecordCells } from '../records/record-cells.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import { createRecordStore } from '../records/record-store.js'
import { crossCheck } from './cross-check.js'
import { detectFileKind } from './detect-file-kind.js'
import { endStandIns } from './end-stand-ins.js'
import { createFaultKeeper, type FaultKeeper } from './keep-faults.js'
import type { MappedFile } from './mapping/column-mapping.js'
import { takeMapped } from './mapping/take-mapped.js'
import { planRemovals, planRows, stagePresent } from './plan-import.js'
import { remarkTwins } from './remark-twins.js'
import { createRowStager, type RowStager } from './stage-rows.js'
import type { ImportCounts, Staging } from './staging.js'

/** Receives progress, and stops a canceled import. */
export interface ImportProgress {
  /** @param share 0 to 1 */
  report(share: number): void
  /** @throws {Canceled} */
  throwIfCanceled(): void
}

/** Somebody canceled the import. */
export class Canceled extends Error {
  override name = 'Canceled'
}

export interface CheckedImport {
  counts: ImportCounts
  faults: number
}

/** The files to import, and how. */
export interface ImportRequest {
  files: readonly MappedFile[]
  /** Whether to remove records that are not in the files; file order then becomes list order, too. */
  removes: boolean
}

/** Everything a format reader found besides rows. */
export interface TakenFiles {
  /** Skipped rows, by reason. */
  counts: ImportCounts
  /** True when the files mention a record, at least by its key: its row would then exist if it were kept. */
  concerns(kind: RecordKind, cells: RecordCells): boolean
}

/** Reads files of a format, and stages their rows. */
export type TakeRows = (source: TakeSource) => Promise<TakenFiles>

interface TakeSource {
  request: ImportRequest
  stager: RowStager
  staging: Staging
  faults: FaultKeeper
  going: ImportProgress
}

/**
 * Validates files row by row, and stages their changes. Reads the database without changing it.
 * @param offered languages that every kind with words has a column for
 */
export async function checkImport(
  connection: Sqlite.Database,
  staging: Staging,
  request: ImportRequest,
  offered: readonly string[],
  going: ImportProgress,
  takeRows: TakeRows = takeTables(connection),
): Promise<CheckedImport> {
  const records = createRecordStore(connection, offered)
  const faults = createFaultKeeper(staging)
  const { removes } = request
  const stager = createRowStager(staging, faults, (kind) => records.languagesOf(kind), { ordered: removes })
  const { counts, concerns } = await takeRows({ request, stager, staging, faults, going })
  staging.inOne(() => endStandIns(records, { stager, staging, removes }))
  const kinds = recordKinds.filter((kind) => stager.given.has(kind))
  const stays = (kind: RecordKind, key: string) =>
    !staging.hasRow(kind, key) && (!removes || !concerns(kind, cellsOfKey(kind, key)))
  crossCheck(records, staging, { given: stager.given, removes, stays }, faults)
  for (const [index, kind] of kinds.entries()) {
    going.throwIfCanceled()
    stagePresent(records, staging, kind, (cells) => concerns(kind, cells))
    planRows(staging, kind, counts)
    if (counts[`${kind}.added`] || counts[`${kind}.changed`]) remarkTwins(records, staging, kind, stays)
    if (removes) planRemovals(connection, records, staging, kind, { counts, faults })
    going.report(0.7 + (0.3 * (index + 1)) / kinds.length)
  }
  return { counts, faults: faults.count() }
}

/** Each file is a directory table, or has a mapping that makes rows of them. */
const takeTables =
  (connection: Sqlite.Database): TakeRows =>
  async (source) => {
    const { request, stager, staging, faults, going } = source
    for (const [index, file] of schoolsFirst(request.files).entries()) {
      if (file.mapping)
        await takeMapped(file, { connection, stager, staging, faults, goOn: going.throwIfCanceled })
      else await takeTable(file, source)
      going.report((0.6 * (index + 1)) / request.files.length)
    }
    // Phrasings come in one file per language: a file says nothing about other languages.
    const languages = stager.phrasingLanguages
    return { counts: {}, concerns: (kind, cells) => kind !== 'phrasings' || languages.has(cells.lang ?? '') }
  }

/** New contacts of a staff list take the numbers of its schools, which may be in the same import. */
const schoolsFirst = (files: readonly MappedFile[]) => {
  const isOfSchools = ({ mapping }: MappedFile) => mapping?.target === 'schools'
  return [...files.filter(isOfSchools), ...files.filter((file) => !isOfSchools(file))]
}

/** Our own format. */
async function takeTable(file: ImportFile, { stager, staging, faults, going }: TakeSource): Promise<void> {
  const { name } = file
  const found: RowFault[] = []
  for await (const table of readTable(file, found)) {
    going.throwIfCanceled()
    const of = detectFileKind(name, table.headers)
    if (of) staging.inOne(() => stager.take(name, of, table))
    else found.push(unknownFile(name))
    faults.take(found)
    if (!of) return
  }
  faults.take(found)
}

function unknownFile(file: string): RowFault {
  return { file, line: 1, column: null, ...wording('fault.noTable', { list: recordKinds.join(', ') }) }
}
