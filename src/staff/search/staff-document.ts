import type { DocumentKind } from '../../platform/search/directory-document.js'

/** What a search of staff finds. */
export type StaffKind = 'page' | 'rule' | 'notice' | 'account' | DocumentKind

/** A thing to find, and the words that find it. */
export interface StaffDocument {
  id: string
  kind: StaffKind
  title: string
  /** Below the title, such as an office's school. */
  under: string
  words: string
  href: string
}

/** The same without the words. */
export type StaffHit = Omit<StaffDocument, 'words' | 'id'>
