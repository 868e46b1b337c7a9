import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { type Database, databaseFile } from '../database/open-database.js'
import { startWorker } from '../start-worker.js'
import { contentHash } from './content-hash.js'
import { findChanges } from './find-changes.js'
import type { FreezeWork } from './freeze-worker.js'
import type { RevisionContent } from './revision.js'
import { findRevision, latestRevision } from './revision-store.js'
import { summarizeChanges } from './summarize-changes.js'
import { readWorkingCopy } from './working-copy-store.js'

/** A content as it was at one moment, packed to be kept. */
export interface FrozenContent {
  contentHash: string
  /** Gzipped JSON. */
  content: Uint8Array
  /** The revision it was compared with: the latest then; null for none. */
  base: number | null
  /** What differs from that one, in counts. */
  summary: string
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

/** Packs what admins edit, as it is now. */
export function freezeWorkingCopy(database: Database): FrozenContent {
  return freezeContent(database, readWorkingCopy(database))
}

/** @returns null where there is no such revision */
export function freezeRevision(database: Database, id: number): FrozenContent | null {
  const revision = findRevision(database, id)
  return revision && freezeContent(database, revision.content)
}

/**
 * Packs the working copy, or a revision that is to come back, in a worker thread: answers are not held up.
 * @param revision null for the working copy
 * @returns null where there is no such revision
 */
export async function freezeBeside(
  dataDir: string,
  revision: number | null = null,
): Promise<FrozenContent | null> {
  const work: FreezeWork = { file: databaseFile(dataDir), revision }
  const worker = startWorker('./freeze-worker', import.meta.url, work)
  const [frozen] = await once(worker, 'message')
  return frozen as FrozenContent | null
}
