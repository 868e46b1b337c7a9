import type { RevisionContent } from '../../answering/revision/revision.js'
import type { WeeklyGrading } from '../../content/grading/weekly-grading.js'
import type { Board } from '../../content/insights/board/open-board.js'
import type { MonthlyLetter } from '../../content/insights/letter/monthly-letter.js'
import type { MysteryShopper } from '../../content/shopper/mystery-shopper.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the pages that show what families ask. */
export interface InsightDeps {
  assets: Assets
  language: Language
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published routing. From memory. */
  published(): RevisionContent
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** Published counts alone: nobody can be found in them. */
  board: Board
  monthlyLetter: MonthlyLetter
  /** The nightly test questions. */
  shopper: Pick<MysteryShopper, 'nights' | 'causesOf'>
  /** What two people said of real questions. */
  grading: Pick<WeeklyGrading, 'shown'>
  districtCard(lang: string): Pick<DistrictCard, 'name'>
}
