import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import {
  openTermTable,
  type TermTable,
  type TermTableParts,
  termTableSlices,
} from '../../platform/search/term-table.js'
import type { Slices } from '../../platform/threads/slices.js'
import { type LexiconParts, lexiconParts, openLexicon, type PackedLexicon } from '../models/lexicon.js'
import { phrasingsHashSlices } from '../revision/content-hash.js'
import type { RevisionContent } from '../revision/revision.js'
import { countTextSlices, phrasingDocumentSlices } from './match-index.js'

/** All that is counted of a content's texts, which takes seconds: stored, a later start reads it in a tenth of one. */
export interface ContentCounts {
  lexicon: PackedLexicon
  /** Terms in each topic's phrasings. */
  lengths: ReadonlyMap<string, number>
  table: TermTable
  /** See `phrasingsHashSlices`. */
  phrasings: string
}

/** Changes with what is counted, and with how it is stored. */
export const countsVersion = 1

/** @param stems from `stemPhrasings`, for this content */
export function* contentCountSlices(
  content: RevisionContent,
  stems: readonly string[],
): Slices<ContentCounts> {
  const { lexicon, lengths } = yield* countTextSlices(content, stems)
  const table = yield* termTableSlices(yield* phrasingDocumentSlices(content, stems))
  return { lexicon, lengths, table, phrasings: yield* phrasingsHashSlices(content) }
}

interface Stored {
  lexicon: LexiconParts
  lengths: ReadonlyMap<string, number>
  table: TermTableParts
  phrasings: string
}

const digestBytes = 32

/** The counts as bytes, a digest first. */
export function packCounts({ lexicon, lengths, table, phrasings }: ContentCounts): Buffer {
  const stored: Stored = { lexicon: lexiconParts(lexicon), lengths, table: table.parts, phrasings }
  const bytes = serialize(stored)
  return Buffer.concat([digestOf(bytes), bytes])
}

/**
 * Reads what `packCounts` wrote.
 * @throws {Error} when the bytes are damaged
 */
export function readCounts(packed: Buffer): ContentCounts {
  const bytes = packed.subarray(digestBytes)
  if (!digestOf(bytes).equals(packed.subarray(0, digestBytes))) throw new Error('The counts are damaged')
  const { lexicon, lengths, table, phrasings } = deserialize(bytes) as Stored
  return { lexicon: openLexicon(lexicon), lengths, table: openTermTable(table), phrasings }
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
