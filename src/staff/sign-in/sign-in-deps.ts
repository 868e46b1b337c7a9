import type { Config } from '../../config.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'
import type { Accounts } from './accounts.js'

/** Accounts and sign-in: what it needs from the rest of the service. */
export interface SignInDeps {
  config: Pick<Config, 'rateLimitPerMinute' | 'publicUrl'>
  log: Log
  language: Language
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  /** What was done, by whom: append-only. */
  audit: AuditStore
}
