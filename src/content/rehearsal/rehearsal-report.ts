import type { Change } from '../revisions/find-changes.js'
import type { LintFinding } from './lint-rules.js'
import type { CoverageProof } from './prove-coverage.js'
import type { ReplayReport } from './replay.js'

/** What a change would do, found before any parent meets it. */
export interface RehearsalReport {
  /** The content that was tried. */
  contentHash: string
  /** The revision that was live. */
  revision: number
  /** What differs from that one; the first so many. */
  changes: Change[]
  /** How many there are. */
  changeCount: number
  /** Whether families in danger could be told something else. */
  touchesDanger: boolean
  lint: LintFinding[]
  proof: CoverageProof
  replay: ReplayReport
  /** The signals that took part: `words`, `terms`, `meaning`. */
  signals: string[]
  /** How long it took. */
  ms: number
}

/** More are counted, and not listed. */
export const maxChanges = 1000
