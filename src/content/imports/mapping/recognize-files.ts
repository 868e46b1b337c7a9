import { peekRows, type RawRow, UnreadableTable } from '../../../platform/files/read-table.js'
import type { ImportFile } from '../../../platform/files/uploaded-file.js'
import { describeKind } from '../../records/record-kinds.js'
import { neededHeaders } from '../../rows/seed-file.js'
import { detectFileKind } from '../detect-file-kind.js'
import type { MappedFile } from './column-mapping.js'
import { findHeader } from './guess-mapping.js'

const rowsToPeek = 60

/** A file, and whether its headers are ours. */
export interface RecognizedFile {
  file: MappedFile
  isOurs: boolean
  /** The first rows. */
  rows: RawRow[]
}

/** Finds the headers of a file, and whether they are ours. A file that cannot be read is left to the check. */
export async function recognizeFile(file: ImportFile): Promise<RecognizedFile> {
  try {
    const rows = await peekRows(file, rowsToPeek)
    const ours = rows.find(({ cells }) => isOurs(file.name, trimmed(cells)))
    const header = ours ?? (isHalfOurs(file.name, trimmed(rows[0]?.cells ?? [])) ? rows[0] : null)
    if (header || rows.length === 0)
      return { file: { ...file, headerLine: header?.line ?? 1 }, isOurs: true, rows }
    return { file: { ...file, headerLine: findHeader(rows)?.line ?? 1 }, isOurs: false, rows }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return { file, isOurs: true, rows: [] }
  }
}

/** The headers of a foreign file, and the rows below them. */
export function headersAndSamples({ headerLine = 1 }: ImportFile, rows: readonly RawRow[]) {
  const headers = trimmed(rows.find(({ line }) => line >= headerLine)?.cells ?? [])
  return { headers, samples: rows.filter(({ line }) => line > headerLine).map(({ cells }) => cells) }
}

/** All columns of one of our tables are there. */
function isOurs(name: string, headers: readonly string[]): boolean {
  const kind = detectFileKind('', headers) ?? detectFileKind(name, headers)
  if (!kind) return false
  return (
    kind.kind === 'phrasings' ||
    neededHeaders(describeKind(kind.kind)).every((header) => headers.includes(header))
  )
}

/** A file named as ours, with some of its columns: the check says which are missing. */
function isHalfOurs(name: string, headers: readonly string[]): boolean {
  const found = detectFileKind(name, headers)
  if (!found) return false
  const { columns, words } = describeKind(found.kind)
  const isKnown = (header: string) =>
    header in columns || Object.keys(words).some((word) => header.startsWith(`${word}_`))
  return headers.filter(isKnown).length * 2 >= headers.length
}

function trimmed(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.trim())
  return texts.slice(0, texts.findLastIndex(Boolean) + 1)
}
