import type { MysteryShopper } from '../../content/shopper/mystery-shopper.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the page of the mystery shopper. */
export interface ShopperDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  shopper: Pick<MysteryShopper, 'nights' | 'answersOf' | 'openDrop' | 'concerns' | 'accept'>
}
