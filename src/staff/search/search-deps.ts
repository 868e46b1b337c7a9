import type { Records } from '../../content/records/records.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { DirectoryQuery } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import type { Assets } from '../../platform/web/assets.js'
import type { RoutingServices } from '../routing/routing-services.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the staff's search. */
export interface StaffSearchDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Finds what families may see, for people who may not open its record. */
  findInDirectory(words: string, query: DirectoryQuery): Promise<DirectoryAnswer>
  accounts: Accounts
  records: Pick<Records, 'lists' | 'changeMark'>
  routing: Pick<RoutingServices, 'topics' | 'rules'>
}
