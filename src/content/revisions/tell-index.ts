import type { PreparedRevision } from '../../answering/live-revision.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { renamedOffices } from '../../directory/search/other-names.js'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import type { WriteLater } from '../../platform/database/write-later.js'
import { changedTopics } from './summarize-changes.js'

/** Queues index updates for the topics and office names that differ between two revisions. */
export function createTellIndex(tools: {
  database: Database
  directory(): Pick<DirectorySnapshot, 'offices'>
  writeLater: WriteLater
}): (now: PreparedRevision, before: PreparedRevision) => void {
  return (now, before) => {
    const contents = [before.revision.content, now.revision.content] as const
    const topics = changedTopics(...contents)
    const { offices } = tools.directory()
    const renamed = renamedOffices(offices, contents[0].synonyms, contents[1].synonyms)
    const changes = [
      ...topics.map((key) => ({ kind: 'topic' as const, key })),
      ...renamed.map((key) => ({ kind: 'office' as const, key })),
    ]
    void tools.writeLater(() => noteDirectoryChanges(tools.database.$client, changes))
  }
}
