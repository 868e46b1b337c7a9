import type { RevisionContent } from '../../answering/revision/revision.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
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
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
}
