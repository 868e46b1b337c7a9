import type { Identifier } from '../../answering/privacy/identifier.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import type { NightlyBackup } from '../../content/backups/nightly-backup.js'
import type { Transfer } from '../../content/imports/transfer.js'
import type { Records } from '../../content/records/records.js'
import type { SampleDistrict } from '../../content/sample/sample-district.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import type { WrongNumbers } from '../../directory/contacts/wrong-numbers.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Accounts } from '../sign-in/accounts.js'
import type { RoutingServices } from './routing-services.js'

/** Dependencies of the routing editor's pages. */
export interface RoutingRoomDeps {
  language: Language
  assets: Assets
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
  /** All schools, in list order. From memory. */
  listSchools(): AnswerSchool[]
  /**
   * Identifying details in a text, such as a child's name, with their positions; empty for none. For staff notes: read
   * as Spanish if Spanish, else as English. Takes a millisecond; nothing is stored.
   */
  identifiersIn(text: string): Identifier[]
  /** Numbers that families reported as wrong. */
  wrongNumbers: Pick<WrongNumbers, 'count'>
  /** How many days a concern's redacted text is kept; 0 for not at all. */
  keepTextDays: number
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  /** Edits the directory; here for the links of topics, and for changes that offices sent. */
  records: Pick<Records, 'linksOf' | 'editor' | 'lists'>
  /** Import and export of the directory. */
  transfer: Transfer
  /** The routing editor: working copy, rehearsal, publishing. */
  routing: RoutingServices
  /** Null without `BACKUP_DIR`. */
  backups: Pick<NightlyBackup, 'state'> | null
  /** Tells whether the sample district is here. */
  sample: Pick<SampleDistrict, 'isHere'>
}
