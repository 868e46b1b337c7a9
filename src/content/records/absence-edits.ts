import type { Edit } from './directory-editor.js'
import type { RecordStore, StoredRecord } from './record-store.js'

/** An absence from a post, as cells. */
export interface AbsenceCells {
  away_from: string
  away_until: string
  away_note: string
}

type FindRecords = Pick<RecordStore, 'where'>

/** The other posts of a post's contact. */
export function colleaguesOf({ id, cells }: StoredRecord, records: FindRecords): StoredRecord[] {
  const at = [cells.office ?? '', cells.school ?? '']
  return records.where('posts', '"office" = ? and "school" = ?', at).filter((post) => post.id !== id)
}

/**
 * The edits for an absence: of the post, and of a backup's own post there, after the person who is away.
 * @param standIn slug of a colleague; anyone else is left out
 * @param version of the post when the form was opened; null for any
 */
export function absenceEdits(
  post: StoredRecord,
  { cells, standIn, version }: { cells: Partial<AbsenceCells>; standIn: string; version: string | null },
  records: FindRecords,
): Edit[] {
  return [{ kind: 'posts', id: post.id, cells, version }, ...standInEdits(post, standIn, records)]
}

function standInEdits(post: StoredRecord, person: string, records: FindRecords): Edit[] {
  const others = colleaguesOf(post, records)
  const caseload = ['grades', 'last_names', 'language'] as const
  const isBackup = others.some(
    ({ cells }) =>
      cells.person === person &&
      cells.position !== '1' &&
      caseload.every((column) => cells[column] === post.cells[column]),
  )
  if (!others.some(({ cells }) => cells.person === person) || isBackup) return []
  const present = { away_from: '', away_until: '', away_note: '' }
  const position = String(Number(post.cells.position) + 1)
  const cells = { ...post.cells, ...present, person, position }
  return [{ kind: 'posts', id: null, cells, version: null }]
}
