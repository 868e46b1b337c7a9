import { contentHash } from '../../answering/revision/content-hash.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Wording } from '../../platform/language/wording.js'
import { findChanges } from './find-changes.js'
import { latestRevision, packContent } from './revision-store.js'
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
  /** True if families in danger could see something else. */
  touchesDanger: boolean
  /** True if nothing changed since the base revision. */
  unchanged: boolean
}

/** Packs a content, with its differences from the latest revision. */
export function freezeContent(database: Pick<Database, 'select'>, content: RevisionContent): FrozenContent {
  const latest = latestRevision(database)
  const before = latest?.content ?? null
  const hash = contentHash(content)
  return {
    contentHash: hash,
    content: packContent(content),
    base: latest?.id ?? null,
    summary: summarizeChanges(before, content),
    touchesDanger: findChanges(before, content).some((change) => change.touchesDanger),
    unchanged: latest?.contentHash === hash,
  }
}
