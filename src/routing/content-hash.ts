import { createHash } from 'node:crypto'
import type { RevisionContent } from './revision.js'

/** SHA-256 of the content as canonical JSON (keys in order), hexadecimal. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(JSON.stringify(content, inKeyOrder)).digest('hex')
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
