import type { Identifier } from '../../answering/privacy/identifier.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Transfer } from '../../content/imports/transfer.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Accounts } from '../sign-in/accounts.js'
import type { RoutingServices } from './routing-services.js'

/** The routing editor: what it needs from the rest of the service. */
export interface RoutingRoomDeps {
  language: Language
  assets: Assets
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /**
   * What in a text tells who somebody is, such as a child's name, with its places; empty where the text is free of it. For what
   * staff write: read as Spanish where it is Spanish, else as English. Takes a millisecond; nothing is kept.
   */
  identifiersIn(text: string): Identifier[]
  /** How many days the redacted text of a concern is kept; 0 for not at all. */
  keepTextDays: number
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  /** What was done, by whom: append-only. */
  audit: AuditStore
  /** The directory's way in and out. */
  transfer: Transfer
  /** The routing editor: working copy, rehearsal, publishing. */
  routing: RoutingServices
}
