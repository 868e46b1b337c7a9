import { contentHash } from '../../answering/revision/content-hash.js'
import type { Revision } from '../../answering/revision/revision.js'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { insertRevision, latestRevision } from './revision-store.js'
import { changedTopics, summarizeChanges } from './summarize-changes.js'
import { readWorkingCopy } from './working-copy-store.js'

export interface PublicationNote {
  /** The publisher's reason. */
  note: string
  /** The publisher; null for the service itself. */
  by: string | null
}

/**
 * Publishes the working copy, which is live from then on. Changed topics go to the outbox.
 * @returns the new revision; the latest one if nothing has changed
 */
export function publishRevision(database: Database, { note, by }: PublicationNote): Revision {
  return database.transaction(
    (tx) => {
      const latest = latestRevision(tx)
      const content = readWorkingCopy(database)
      const hash = contentHash(content)
      if (latest?.contentHash === hash) return latest
      const before = latest?.content ?? null
      const changed = changedTopics(before, content)
      noteDirectoryChanges(
        database.$client,
        changed.map((key) => ({ kind: 'topic', key })),
      )
      const entry = { contentHash: hash, publishedAt: new Date(), publishedBy: by, note }
      return insertRevision(tx, { ...entry, summary: summarizeChanges(before, content) }, content)
    },
    { behavior: 'immediate' },
  )
}
