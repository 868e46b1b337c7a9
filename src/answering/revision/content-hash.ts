import { createHash, type Hash } from 'node:crypto'
import type { Slices } from '../../platform/threads/slices.js'
import type { RevisionContent } from './revision.js'

/** SHA-256 of the content as canonical JSON (sorted keys), in hex. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
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

/**
 * What `JSON.stringify` writes of objects whose keys are sorted, in less than half of the time that sorted copies take. A key is never a
 * number: those would come first.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON())
  if (Array.isArray(value)) {
    const keys = keysOfRows(value)
    return keys
      ? JSON.stringify(value, keys)
      : `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`
  }
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key]
    if (field !== undefined)
      fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(field)}`
  }
  return `{${fields}}`
}

/** The keys of rows without parts of their own, sorted: `JSON.stringify` writes those by itself. Null for anything else. */
function keysOfRows(list: readonly unknown[]): string[] | null {
  const keys = new Set<string>()
  for (const row of list) {
    if (row === null || typeof row !== 'object' || Array.isArray(row) || 'toJSON' in row) return null
    for (const key of Object.keys(row)) {
      const cell = (row as Record<string, unknown>)[key]
      if (typeof cell === 'object' && cell !== null) return null
      keys.add(key)
    }
  }
  return [...keys].sort()
}
