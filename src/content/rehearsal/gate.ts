import type { FrozenContent } from '../revisions/freeze-content.js'
import type { RehearsalReport } from './rehearsal-report.js'

/** What stands between a working copy and its publication. */
export interface Gate {
  /** Everything that blocks; an admin may publish all the same, and says why. */
  blockers: Blocker[]
  /** Whether a second admin has to agree. */
  needsApproval: boolean
  /** Nothing would change. */
  unchanged: boolean
}

export type Blocker =
  /** The working copy was not rehearsed since its last change, or another revision is live since. */
  | { kind: 'not-rehearsed' }
  /** Families would get to nobody. */
  | { kind: 'holes'; count: number }
  /** Protected cases are not answered as they must be. */
  | { kind: 'broken-cases'; keys: string[] }
  /** Rules that cannot be read, or name what is not there. */
  | { kind: 'faulty-rules'; rules: string[] }

/** @param report of a rehearsal of this content against this revision; null for none */
export function gateOf(frozen: FrozenContent, report: RehearsalReport | null): Gate {
  const { unchanged } = frozen
  if (!report)
    return { blockers: [{ kind: 'not-rehearsed' }], needsApproval: frozen.touchesDanger, unchanged }
  const holes = report.proof.holes.filter(({ blocks }) => blocks).length
  const faulty = report.lint.filter(({ kind }) => kind === 'faulty').map(({ name }) => name)
  const { brokenProtected, dangerChanges } = report.replay
  return {
    blockers: [
      ...(holes > 0 ? [{ kind: 'holes' as const, count: holes }] : []),
      ...(brokenProtected.length > 0 ? [{ kind: 'broken-cases' as const, keys: brokenProtected }] : []),
      ...(faulty.length > 0 ? [{ kind: 'faulty-rules' as const, rules: faulty }] : []),
    ],
    // Whatever was edited: what counts is whether families in danger are told something else.
    needsApproval: frozen.touchesDanger || dangerChanges.length > 0,
    unchanged,
  }
}
