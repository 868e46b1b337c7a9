import type { CsvTable } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type CheckedRow, cellsOfRow, type RecordCells, recordKey } from '../records/record-cells.js'
import { describeKind, kindTables, type RecordKind } from '../records/record-kinds.js'
import { keyWords } from '../rows/check-directory-seed.js'
import { checkRows, type RowLocation } from '../rows/seed-file.js'
import { sharedKey } from '../rows/seed-references.js'
import { isLong, type SlimRow, slimRow } from './cross-check.js'
import type { FileKind } from './detect-file-kind.js'
import type { FaultKeeper } from './keep-faults.js'
import type { Staging } from './staging.js'
import { tidyRows } from './tidy-rows.js'

/** Reads rows of files, validates each alone, and stages the valid ones. */
export interface RowStager {
  /**
   * @param file its name in faults
   * @param columnIn the file's own name of a column, in faults
   */
  take(file: string, of: FileKind, table: CsvTable, columnIn?: (column: string | null) => string | null): void
  /** The columns needed by checks across rows; none for long kinds, which are staged. */
  given: Map<RecordKind, SlimRow[]>
  /** Every language with phrasings. */
  phrasingLanguages: Set<string>
}

/** @param options.ordered whether file order becomes list order */
export function createRowStager(
  staging: Staging,
  faults: FaultKeeper,
  languages: (kind: RecordKind) => string[],
  { ordered }: { ordered: boolean },
): RowStager {
  const given = new Map<RecordKind, SlimRow[]>()
  const positions = new Map<string, number>()
  const phrasingLanguages = new Set<string>()

  function take(
    file: string,
    { kind, lang }: FileKind,
    table: CsvTable,
    columnIn = (column: string | null) => column,
  ): void {
    const rows = given.get(kind) ?? []
    given.set(kind, rows)
    faults.holds(file, kind)
    const found: RowFault[] = []
    const whole = lang === null ? tidyRows(kind, table) : withLanguage(table, lang)
    const said = new Set(whole.headers)
    const offered = languagesIn(kind, said, languages(kind))
    const checked = checkRows(describeKind(kind), whole, file, found) as unknown as (CheckedRow & {
      at: RowLocation
    })[]
    for (const row of checked) {
      const cells = placed(kind, cellsOfRow(kind, row, offered), said)
      const first = staging.addRow({ kind, key: recordKey(kind, cells), file, line: row.at.line, cells })
      if (kind === 'phrasings') phrasingLanguages.add(cells.lang ?? '')
      if (!isLong(kind)) rows.push(slimRow(kind, row, row.at))
      else if (first) found.push({ ...row.at, column: null, ...sharedKey(keyWords[kind], first, row.at) })
    }
    faults.take(found.map((fault) => ({ ...fault, column: columnIn(fault.column) })))
  }

  /** Omits columns missing in the file, and adds the list position. */
  function placed(kind: RecordKind, cells: RecordCells, said: Set<string>): RecordCells {
    const own = Object.fromEntries(Object.entries(cells).filter(([header]) => said.has(header)))
    if (!ordered || !kindTables[kind].ordered) return own
    // Offices of a ladder are ordered within their step.
    const group = kind === 'ladders' ? `${cells.topic}|${cells.level}|${cells.step}` : kind
    const position = positions.get(group) ?? 0
    positions.set(group, position + 1)
    return { ...own, position: String(position) }
  }

  return { take, given, phrasingLanguages }
}

/** Languages of the file's words, in export order. */
function languagesIn(kind: RecordKind, headers: Set<string>, known: readonly string[]): string[] {
  const words = Object.keys(describeKind(kind).words)
  const found = [...headers].flatMap((header) => {
    const word = words.find((each) => header.startsWith(`${each}_`))
    return word ? [header.slice(word.length + 1)] : []
  })
  return [...new Set([...known, ...found])]
}

function withLanguage({ headers, rows }: CsvTable, lang: string): CsvTable {
  return {
    headers: [...headers, 'lang'],
    rows: rows.map(({ line, cells }) => ({ line, cells: [...cells, lang] })),
  }
}
