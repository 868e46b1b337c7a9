import type { Speech } from '../language/language.js'
import type { Wording } from '../language/wording.js'

/** Something wrong in a file of rows, for the person who edits it. */
export interface RowFault extends Wording {
  /** Relative to its folder: `phrasings/es.csv`. */
  file: string
  /** As a text editor counts, from 1; null when it concerns the whole file. */
  line: number | null
  /** Header of the column; null when it concerns the whole row or file. */
  column: string | null
}

/** The fault in words, with its place: `contacts.csv, line 12, phone: is not …`. */
export function sayRowFault(fault: RowFault, speech: Speech): string {
  return `${sayPlace(fault, speech)}: ${speech.t(fault.key, fault.values)}`
}

/** `contacts.csv, line 12, phone` */
export function sayPlace({ file, line, column }: RowFault, { t }: Speech): string {
  const place = line === null ? file : t('transfer.place', { file, line })
  return column === null ? place : `${place}, ${column}`
}
