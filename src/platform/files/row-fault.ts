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
