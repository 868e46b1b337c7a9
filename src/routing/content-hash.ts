import { createHash } from 'node:crypto'
import type { RevisionContent } from './revision.js'

/** SHA-256 of the content as canonical JSON (keys in order), hexadecimal. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(JSON.stringify(content, inKeyOrder)).digest('hex')
}

/** SHA-256 of the phrasings alone, in their order: what the search index of a revision is made from. */
export function phrasingsHash({ phrasings }: Pick<RevisionContent, 'phrasings'>): string {
  const hash = createHash('sha256')
  for (const { topic, lang, text } of phrasings) hash.update(`${topic}\0${lang}\0${text}\0`)
  return hash.digest('hex')
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
