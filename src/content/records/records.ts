import { type DirectorySnapshot, readDirectory } from '../../directory/model/directory-snapshot.js'
import type { StaffAt } from '../../directory/model/people-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { createReadChangeMark } from '../../platform/database/read-change-mark.js'
import { findLinkCheck, type LinkCheck } from '../links/link-check-store.js'
import type { Author } from './change-store.js'
import { createDirectoryEditor, type DirectoryEditor, type Edit } from './directory-editor.js'
import { createRecordListStore, type RecordListStore } from './record-list-store.js'
import type { StoredRecord } from './record-store.js'
import { createHasTopics, createTopicTitleStore } from './topic-title-store.js'

/** The directory editor's services, built once. */
export interface Records {
  editor: DirectoryEditor
  lists: RecordListStore
  /** A preview of the directory after an edit, with only one contact's staff; nothing is saved. */
  preview(edit: Edit, author: Author, at: StaffAt): DirectorySnapshot
  /** Titles of topics by slug, in a language or else in English; null for an unknown topic. */
  topicTitles(lang: string): (slug: string) => string | null
  /** Whether a topic leads to an office, in the working copy of the routing. */
  hasTopics(office: string): boolean
  /** The links of a topic or an office, in order, each with the last check of its address; null for none. */
  linksOf(owner: 'topic' | 'office', id: string): LinkRecord[]
  /** The last check of an address; null for none. */
  linkCheck(url: string): LinkCheck | null
  /** Another value after every change to the database, by this process or another. */
  changeMark(): string
  /** Languages of pages, and so of forms. */
  languages: readonly string[]
}

/** A link, and the last check of its address. */
export interface LinkRecord extends StoredRecord {
  check: LinkCheck | null
}

/** @param languages on offer */
export function createRecords(database: Database, languages: readonly string[], now: () => Date): Records {
  const editor = createDirectoryEditor(database, languages, now)
  const linkCheck = (url: string) => findLinkCheck(database, url)
  return {
    editor,
    lists: createRecordListStore(database.$client, editor.records),
    topicTitles: createTopicTitleStore(database.$client),
    hasTopics: createHasTopics(database.$client),
    linkCheck,
    changeMark: createReadChangeMark(database.$client),
    linksOf: (owner, id) =>
      editor.records
        .where('links', `"${owner}" = ?`, [id])
        .sort((a, b) => Number(a.cells.position) - Number(b.cells.position))
        .map((record) => ({ ...record, check: linkCheck(record.cells.url ?? '') })),
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
