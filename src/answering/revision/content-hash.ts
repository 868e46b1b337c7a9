import { createHash } from 'node:crypto'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
import type { RevisionContent } from './revision.js'

/** SHA-256 of the content as canonical JSON (sorted keys), in hex. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(JSON.stringify(content, inKeyOrder)).digest('hex')
}

/** SHA-256 of the phrasings, in their order; identifies a revision's search index. */
export function* phrasingsHashSlices({ phrasings }: Pick<RevisionContent, 'phrasings'>): Slices<string> {
  const hash = createHash('sha256')
  yield* eachInSlices(phrasings, ({ topic, lang, text }) => hash.update(`${topic}\0${lang}\0${text}\0`))
  return hash.digest('hex')
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
