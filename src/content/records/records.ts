import { type DirectorySnapshot, readDirectory } from '../../directory/model/directory-snapshot.js'
import type { StaffAt } from '../../directory/model/people-store.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Author } from './change-store.js'
import { createDirectoryEditor, type DirectoryEditor, type Edit } from './directory-editor.js'
import { createRecordListStore, type RecordListStore } from './record-list-store.js'
import { createTopicTitleStore } from './topic-title-store.js'

/** The directory editor's services, built once. */
export interface Records {
  editor: DirectoryEditor
  lists: RecordListStore
  /** A preview of the directory after an edit, with only one contact's staff; nothing is saved. */
  preview(edit: Edit, author: Author, at: StaffAt): DirectorySnapshot
  /** Titles of topics by slug, in a language or else in English; null for an unknown topic. */
  topicTitles(lang: string): (slug: string) => string | null
  /** Languages of pages, and so of forms. */
  languages: readonly string[]
}

/** @param languages on offer */
export function createRecords(database: Database, languages: readonly string[], now: () => Date): Records {
  const editor = createDirectoryEditor(database, languages, now)
  return {
    editor,
    lists: createRecordListStore(database.$client, editor.records),
    topicTitles: createTopicTitleStore(database.$client),
    languages,
    preview(edit, author, at) {
      let seen: DirectorySnapshot | null = null
      try {
        const look = database.$client.transaction(() => {
          editor.save(edit, author)
          seen = readDirectory(database, at)
          throw new OnlyLooked()
        })
        look.immediate()
      } catch (error) {
        if (!(error instanceof OnlyLooked)) throw error
      }
      return seen!
    },
  }
}

/** Rolls back a preview. */
class OnlyLooked extends Error {}
