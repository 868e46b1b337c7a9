import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'
import type { Accounts } from './accounts.js'

/** Dependencies of sign-in and account pages. */
export interface SignInDeps {
  assets: Assets
  config: Pick<Config, 'rateLimitPerMinute' | 'publicUrl'>
  log: Log
  language: Language
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
}
