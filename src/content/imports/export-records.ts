import { byteOrderMark, csvLines } from '../../platform/files/csv.js'
import { headersOf } from '../records/record-cells.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'

/** An export file. */
export interface ExportFile {
  /** As in a seed folder: `contacts.csv`, `phrasings/es.csv`. */
  name: string
  kind: RecordKind
  /** For phrasings. */
  lang: string | null
}

/** Every file of a full export. */
export function exportFiles(records: RecordStore): ExportFile[] {
  return recordKinds.flatMap((kind): ExportFile[] => {
    if (kind !== 'phrasings') return [{ name: `${kind}.csv`, kind, lang: null }]
    return records.phrasingLanguages().map((lang) => ({ name: `phrasings/${lang}.csv`, kind, lang }))
  })
}

const rowsInPiece = 200

/** A file in chunks. */
export function* exportRecords(records: RecordStore, { kind, lang }: ExportFile): Generator<string> {
  yield byteOrderMark
  const headers = headersOf(kind, records.languagesOf(kind)).filter((header) => !lang || header !== 'lang')
  let rows: string[][] = [headers]
  for (const { cells } of records.each(kind, lang)) {
    rows.push(headers.map((header) => cells[header] ?? ''))
    if (rows.length < rowsInPiece) continue
    yield csvLines(rows)
    rows = []
  }
  yield csvLines(rows)
}
