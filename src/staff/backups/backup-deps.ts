import type { NightlyBackup } from '../../content/backups/nightly-backup.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the page of backups. */
export interface BackupDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  /** Null without `BACKUP_DIR`. */
  backups: Pick<NightlyBackup, 'state' | 'list' | 'runNow'> | null
}
