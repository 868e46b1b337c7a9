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

/** The front-office desk: what it needs from the rest of the service. */
export interface DeskDeps {
  language: Language
  templates: Templates
  assets: Assets
  now(): Date
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** Kept, and a wrong office charged to the topic or rule that led there; later, where the database is locked. */
  recordFeedback(code: string, feedback: Feedback): Promise<void>
  /**
   * What in a text tells who somebody is, such as a child's name, with its places; empty where the text is free of it. For what
   * staff write: read as Spanish where it is Spanish, else as English. Takes a millisecond; nothing is kept.
   */
  identifiersIn(text: string): Identifier[]
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  desk: Desk
  /** What was done, by whom: append-only. */
  audit: AuditStore
}
