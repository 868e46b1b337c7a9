import type { Transfer } from '../../content/imports/transfer.js'
import type { Records } from '../../content/records/records.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** The pages of imports and exports: what it needs from the rest of the service. */
export interface ImportsDeps {
  assets: Assets
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  /** What was done, by whom: append-only. */
  audit: AuditStore
  /** Keeps the directory: forms, lists, histories. */
  records: Records
  /** The directory's way in and out. */
  transfer: Transfer
}
