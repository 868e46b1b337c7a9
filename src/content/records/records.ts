import { type DirectorySnapshot, readDirectory } from '../../directory/model/directory-snapshot.js'
import type { StaffAt } from '../../directory/model/people-store.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Author } from './change-store.js'
import { createDirectoryEditor, type DirectoryEditor, type Edit } from './directory-editor.js'
import { createRecordListStore, type RecordListStore } from './record-list-store.js'

/** Everything that keeps the directory, built once. */
export interface Records {
  editor: DirectoryEditor
  lists: RecordListStore
  /** The directory as an edit would make it, of the staff only those at a contact; nothing is kept. */
  preview(edit: Edit, author: Author, at: StaffAt): DirectorySnapshot
  /** Languages that pages, and so forms, are in. */
  languages: readonly string[]
}

/** @param languages on offer */
export function createRecords(database: Database, languages: readonly string[], now: () => Date): Records {
  const editor = createDirectoryEditor(database, languages, now)
  return {
    editor,
    lists: createRecordListStore(database.$client, editor.records),
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

/** Takes back what was only to be looked at. */
class OnlyLooked extends Error {}
