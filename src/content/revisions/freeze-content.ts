import { contentHash } from '../../answering/revision/content-hash.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Wording } from '../../platform/language/wording.js'
import { type Comparison, findChanges, firstOf } from './find-changes.js'
import { latestRevision, packContent, packedRevision } from './revision-store.js'
import { summarizeChanges } from './summarize-changes.js'

/** A content at one moment, packed for storage. */
export interface FrozenContent {
  contentHash: string
  /** Gzipped JSON. */
  content: Uint8Array
  /** The revision it was compared with, the latest at the time; null for none. */
  base: number | null
  /** The differences, in counts. */
  summary: Wording[]
  /** The differences; null if there is no revision. */
  diff: Comparison | null
  /** True if families in danger could see something else. */
  touchesDanger: boolean
  /** True if nothing changed since the base revision. */
  unchanged: boolean
}

/** As many as a page shows. */
const maxChanges = 100

/** Packs a content, with its differences from the latest revision. */
export function freezeContent(
  database: Pick<Database, 'select'>,
  content: RevisionContent,
  hash = contentHash(content),
): FrozenContent {
  // What is in memory need not be read again.
  const latest = latestRevision(database, (stored) => (stored === hash ? content : null))
  const before = latest?.content ?? null
  const changes = before === content ? [] : findChanges(before, content)
  return {
    contentHash: hash,
    content:
      latest && before === content ? packedRevision(database, latest.id)!.packed : packContent(content),
    base: latest?.id ?? null,
    summary: summarizeChanges(before, content),
    diff: before && firstOf(changes, maxChanges),
    touchesDanger: changes.some((change) => change.touchesDanger),
    unchanged: latest?.contentHash === hash,
  }
}

/** Names a content and what it was compared with. */
export const frozenKey = ({ contentHash, base }: Pick<FrozenContent, 'contentHash' | 'base'>): string =>
  `${base} ${contentHash}`
