import type { FrozenContent } from '../revisions/freeze-content.js'
import type { CoverageGap } from './prove-coverage.js'
import type { RehearsalReport } from './rehearsal-report.js'

/** The state of a working copy before publication. */
export interface Gate {
  /** Everything that blocks; an admin may override it with a reason. */
  blockers: Blocker[]
  /** Whether a second admin must approve. */
  needsApproval: boolean
  /** Nothing would change. */
  unchanged: boolean
}

export type Blocker =
  /** Not rehearsed since its last change, or since another revision went live. */
  | { kind: 'not-rehearsed' }
  /** Families would reach nobody. */
  | { kind: 'holes'; count: number }
  /** Protected cases give wrong answers. */
  | { kind: 'broken-cases'; keys: string[] }
  /** Rules that are unreadable, or refer to something missing. */
  | { kind: 'faulty-rules'; rules: string[] }

/**
 * @param report of a rehearsal of this content against this revision; null for none
 * @param isOpen whether a gap of the report is still there
 */
export function gateOf(
  frozen: FrozenContent,
  report: RehearsalReport | null,
  isOpen: (gap: CoverageGap) => boolean = () => true,
): Gate {
  const { unchanged } = frozen
  if (!report)
    return { blockers: [{ kind: 'not-rehearsed' }], needsApproval: frozen.touchesDanger, unchanged }
  const holes = report.proof.holes.filter((gap) => gap.blocks && isOpen(gap)).length
  const faulty = report.lint.filter(({ kind }) => kind === 'faulty').map(({ name }) => name)
  const { brokenProtected, dangerChanges } = report.replay
  return {
    blockers: [
      ...(holes > 0 ? [{ kind: 'holes' as const, count: holes }] : []),
      ...(brokenProtected.length > 0 ? [{ kind: 'broken-cases' as const, keys: brokenProtected }] : []),
      ...(faulty.length > 0 ? [{ kind: 'faulty-rules' as const, rules: faulty }] : []),
    ],
    // Approval depends on whether families in danger would see a change, not on the edits themselves.
    needsApproval: frozen.touchesDanger || dangerChanges.length > 0,
    unchanged,
  }
}
