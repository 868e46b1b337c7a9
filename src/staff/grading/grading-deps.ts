import type { WeeklyGrading } from '../../content/grading/weekly-grading.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the page of grading. */
export interface GradingDeps {
  assets: Assets
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  grading: Pick<WeeklyGrading, 'isOn' | 'next' | 'countWaiting' | 'grade' | 'measures'>
}
