import type { Change } from '../revisions/find-changes.js'
import type { LintFinding } from './lint-rules.js'
import type { CoverageProof } from './prove-coverage.js'
import type { ReplayReport } from './replay.js'

/** The effects of a change, found before any family sees them. */
export interface RehearsalReport {
  /** Hash of the rehearsed content. */
  contentHash: string
  /** The live revision. */
  revision: number
  /** The first differences from the live revision. */
  changes: Change[]
  /** The number of all differences. */
  changeCount: number
  /** True if families in danger could see something else. */
  touchesDanger: boolean
  lint: LintFinding[]
  proof: CoverageProof
  replay: ReplayReport
  /** The signals used: `words`, `terms`, `meaning`. */
  signals: string[]
  /** Duration. */
  ms: number
}

/** Further ones are counted, but not listed. */
export const maxChanges = 1000
