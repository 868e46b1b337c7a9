import type { RevisionContent } from '../../answering/revision/revision.js'
import type { NightlyBackup } from '../../content/backups/nightly-backup.js'
import type { Transfer } from '../../content/imports/transfer.js'
import type { Records } from '../../content/records/records.js'
import type { SampleDistrict } from '../../content/sample/sample-district.js'
import type { SetupState } from '../../content/setup/setup-state.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the setup's pages. */
export interface SetupDeps {
  assets: Assets
  now(): Date
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The append-only audit log. */
  audit: AuditStore
  /** The folder for uploads while they are read. */
  transfer: Pick<Transfer, 'uploadFolder'>
  /** The text of new help lines, and the name of a new office, in every language of staff. */
  language: Pick<Language, 'ofStaff' | 'speech'>
  /** Edits the directory. */
  records: Pick<Records, 'editor'>
  /** Whether the setup is finished. */
  setupState: SetupState
  /** Finds and removes the sample district. */
  sample: SampleDistrict
  /** Null without `BACKUP_DIR`. */
  backups: Pick<NightlyBackup, 'state'> | null
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
}
