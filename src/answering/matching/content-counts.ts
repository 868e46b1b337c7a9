import { createHash } from 'node:crypto'
import { DefaultDeserializer, serialize } from 'node:v8'
import { type TellingWords, tellingWordSlices } from '../../directory/search/distinctive-words.js'
import {
  type PhrasingIndex,
  phrasingIndexSlices,
  phrasingSettings,
} from '../../platform/search/phrasing-index.js'
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
  /** See `distinctiveWords`. */
  telling: TellingWords
  /** Their index in the search engine. */
  phrasingIndex: PhrasingIndex
}

/** Changes with what is counted, and with how it is stored. */
export const countsVersion = `1 ${phrasingSettings}`

/** @param stems from `stemPhrasings`, for this content */
export function* contentCountSlices(
  content: RevisionContent,
  stems: readonly string[],
): Slices<ContentCounts> {
  const { lexicon, lengths } = yield* countTextSlices(content, stems)
  const documents = yield* phrasingDocumentSlices(content, stems)
  const phrasings = yield* phrasingsHashSlices(content)
  return {
    lexicon,
    lengths,
    table: yield* termTableSlices(documents),
    phrasings,
    telling: yield* tellingWordSlices(content.phrasings),
    phrasingIndex: yield* phrasingIndexSlices(documents, phrasings),
  }
}

interface Stored extends Omit<ContentCounts, 'lexicon' | 'table'> {
  lexicon: LexiconParts
  table: TermTableParts
}

const digestBytes = 32

/** The counts as bytes, a digest first. */
export function packCounts({ lexicon, table, ...counts }: ContentCounts): Buffer {
  const stored: Stored = { ...counts, lexicon: lexiconParts(lexicon), table: table.parts }
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
  const { lexicon, table, ...counts } = deserializeApart(bytes) as Stored
  return { ...counts, lexicon: openLexicon(lexicon), table: openTermTable(table) }
}

/** Reads the arrays of a value, too; the types of Node lack it. */
interface ArrayReader {
  _readHostObject(): Uint8Array
}

/**
 * What `serialize` wrote, with arrays of its own: Node reads those that are aligned as views on all bytes, and copies the others. Both
 * would be kept: 9 MB more.
 */
function deserializeApart(bytes: Buffer): unknown {
  const reader = new DefaultDeserializer(bytes)
  const arrays = reader as unknown as ArrayReader
  const read = arrays._readHostObject.bind(reader)
  arrays._readHostObject = () => read().slice()
  reader.readHeader()
  return reader.readValue()
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
