import { createHash, type Hash } from 'node:crypto'
import type { Slices } from '../../platform/threads/slices.js'
import type { RevisionContent } from './revision.js'

/** SHA-256 of the content as canonical JSON (sorted keys), in hex. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(JSON.stringify(content, inKeyOrder)).digest('hex')
}

/** SHA-256 of the phrasings, in their order; identifies a revision's search index. */
export function* phrasingsHashSlices({ phrasings }: Pick<RevisionContent, 'phrasings'>): Slices<string> {
  const hash = createHash('sha256')
  yield* hashInSlices(hash, phrasings, ({ topic, lang, text }) => `${topic}\0${lang}\0${text}\0`)
  return hash.digest('hex')
}

/** Rows hashed in one call: a call for each takes as long as its hash. */
const rowsAtOnce = 200

/** Adds the text of each row to a hash. */
export function* hashInSlices<Row>(
  hash: Hash,
  rows: Iterable<Row>,
  textOf: (row: Row) => string,
): Slices<void> {
  let texts: string[] = []
  for (const row of rows) {
    if (texts.push(textOf(row)) < rowsAtOnce) continue
    hash.update(texts.join(''))
    texts = []
    yield
  }
  hash.update(texts.join(''))
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
