import type { Transfer } from '../../content/imports/transfer.js'
import type { PendingFiles } from '../../content/revisions/pending-file-store.js'
import type { TranslationEditor } from '../../content/translations/translation-editor.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the translations' pages. */
export interface TranslationDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  /** The folder for uploads. */
  transfer: Pick<Transfer, 'uploadFolder'>
  /** Edits translations, and keeps uploaded files until they are applied. */
  translations: TranslationEditor & { files: PendingFiles }
}
