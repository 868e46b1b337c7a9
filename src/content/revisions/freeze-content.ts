import { gzipSync } from 'node:zlib'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Wording } from '../../platform/language/wording.js'
import { findChanges } from './find-changes.js'
import { latestRevision } from './revision-store.js'
import { summarizeChanges } from './summarize-changes.js'

/** A content as it was at one moment, packed to be kept. */
export interface FrozenContent {
  contentHash: string
  /** Gzipped JSON. */
  content: Uint8Array
  /** The revision it was compared with: the latest then; null for none. */
  base: number | null
  /** What differs from that one, in counts. */
  summary: Wording[]
  /** Whether families in danger could be told something else than by that one. */
  touchesDanger: boolean
  /** Whether it is what that one holds already. */
  unchanged: boolean
}

/** Packs a content beside the latest revision. */
export function freezeContent(database: Pick<Database, 'select'>, content: RevisionContent): FrozenContent {
  const latest = latestRevision(database)
  const before = latest?.content ?? null
  const hash = contentHash(content)
  return {
    contentHash: hash,
    content: gzipSync(JSON.stringify(content)),
    base: latest?.id ?? null,
    summary: summarizeChanges(before, content),
    touchesDanger: findChanges(before, content).some((change) => change.touchesDanger),
    unchanged: latest?.contentHash === hash,
  }
}
