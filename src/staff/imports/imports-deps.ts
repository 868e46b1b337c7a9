import type { Transfer } from '../../content/imports/transfer.js'
import type { Records } from '../../content/records/records.js'
import type { TopicEditor } from '../../content/revisions/topic-editor-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the import and export pages. */
export interface ImportsDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  /** Edits the directory: forms, lists, histories. */
  records: Records
  /** Topics of the working copy: their titles. */
  routing: { topics: Pick<TopicEditor, 'list'> }
  /** Import and export of the directory. */
  transfer: Transfer
}
