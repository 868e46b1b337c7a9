import type { Feedback } from '../../answering/inquiries/feedback.js'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Templates } from '../../platform/web/templates.js'
import type { Accounts } from '../sign-in/accounts.js'
import type { Desk } from './desk.js'

/** Dependencies of the front-office desk. */
export interface DeskDeps {
  language: Language
  templates: Templates
  assets: Assets
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
  /**
   * Stores feedback and charges a wrong office to the topic or rule that led there; later, if the database is locked.
   */
  recordFeedback(code: string, feedback: Feedback): Promise<void>
  /**
   * Identifying details in a text, such as a child's name, with their positions; empty for none. For staff notes: read
   * as Spanish if Spanish, else as English. Takes a millisecond; nothing is stored.
   */
  identifiersIn(text: string): Identifier[]
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  desk: Desk
  /** The append-only audit log. */
  audit: AuditStore
}
