import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Accounts } from '../sign-in/accounts.js'

/** The pages of the audit log: what it needs from the rest of the service. */
export interface AuditDeps {
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  /** What was done, by whom: append-only. */
  audit: AuditStore
}
