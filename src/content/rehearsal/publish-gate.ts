import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { FrozenContent } from '../revisions/freeze-content.js'
import type { Publication } from '../revisions/publication-store.js'
import type { Publisher } from '../revisions/publisher.js'
import type { RevisionTasks } from '../revisions/revision-tasks.js'
import { type Blocker, type Gate, gateOf } from './gate.js'
import { isStillOpen } from './is-still-open.js'
import type { CoverageGap } from './prove-coverage.js'
import type { Rehearsal } from './rehearsal-store.js'
import type { Rehearsals } from './rehearsals.js'

/** The current working copy, and everything that blocks its publication. */
export interface GateStatus {
  frozen: FrozenContent
  /** The rehearsal of exactly this content; null if it must still be run. */
  rehearsal: Rehearsal | null
  gate: Gate
}

/** Why a publication was refused. */
export class PublishBlocked extends Error {
  constructor(
    readonly because:
      | 'unchanged'
      | 'not-rehearsed'
      | 'blocked'
      | 'no-such-revision'
      | 'of-the-sample'
      | 'not-independent',
    readonly blockers: Blocker[] = [],
  ) {
    super(`The publication does not go through the gate: ${because}`)
  }
}

/** Publishes only rehearsed content, and records overrides. */
export interface PublishGate {
  /** Freezes the working copy in a worker thread: two seconds after an edit, no time while nothing is written. */
  status(): Promise<GateStatus>
  /**
   * Publishes the working copy as it is now; later edits do not count.
   * @param by the publisher; `override` is the reason for publishing despite blockers, null for none
   * @throws {PublishBlocked} if it is blocked
   * @throws {PublicationRefused} while another publication is open
   */
  publish(asked: { note: string; by: string; override: string | null }): Promise<Publication>
  /**
   * Makes a new revision of an old one, unless it has the rules of a sample district that was removed. It was live before, so it needs no rehearsal; if answers in danger change, a second
   * admin must approve it, too.
   * @param discard replaces the working copy once it is live, unless somebody edits the copy before that
   */
  rollBack(revision: number, asked: { note: string; by: string; discard?: boolean }): Promise<Publication>
  /** Whether two admins, by address, count as two people; see `createGrantStore`. */
  areIndependent(one: string, other: string): boolean
  /**
   * Approval by a second admin if answers in danger change.
   * @param by the second admin; `override` is the reason for approving without being independent of the requester
   * @throws {PublishBlocked} with `not-independent` if they are not, and give no reason
   * @throws {PublicationRefused} if it does not wait, or they requested it themselves
   * @returns the override that was used; null for none
   */
  approve(id: number, asked: { by: string; override: string | null }): string | null
}

export function createPublishGate(tools: {
  publisher: Pick<Publisher, 'request' | 'approve' | 'publications'>
  rehearsals: Pick<Rehearsals, 'of'>
  freeze: RevisionTasks['freeze']
  areIndependent: PublishGate['areIndependent']
  /** The oldest revision that may come back. */
  firstOwnRevision(): number
  /** The current directory. */
  directory(): DirectorySnapshot
  now(): Date
}): PublishGate {
  const { publisher, rehearsals, freeze, areIndependent, firstOwnRevision, directory, now } = tools

  async function status(): Promise<GateStatus> {
    const frozen = (await freeze('working-copy'))!
    const rehearsal = frozen.base === null ? null : rehearsals.of(frozen.contentHash, frozen.base)
    const isOpen = (gap: CoverageGap) => isStillOpen(gap, directory(), now())
    return { frozen, rehearsal, gate: gateOf(frozen, rehearsal?.report ?? null, isOpen) }
  }

  return {
    status,
    areIndependent,
    approve(id, { by, override }) {
      const requestedBy = publisher.publications.find(id)?.requestedBy ?? null
      // `publisher.approve` refuses people's own requests, whatever their reason.
      const independent = requestedBy === by || (requestedBy !== null && areIndependent(requestedBy, by))
      if (!independent && !override) throw new PublishBlocked('not-independent')
      const overridden = independent ? null : override
      publisher.approve(id, by, overridden)
      return overridden
    },
    async publish({ note, by, override }) {
      const { frozen, gate } = await status()
      if (gate.unchanged) throw new PublishBlocked('unchanged')
      if (gate.blockers.some(({ kind }) => kind === 'not-rehearsed'))
        throw new PublishBlocked('not-rehearsed', gate.blockers)
      if (gate.blockers.length > 0 && !override) throw new PublishBlocked('blocked', gate.blockers)
      const blockers = gate.blockers.map(recordBlocker)
      const request = { kind: 'publish' as const, source: null, note, by, blockers }
      return publisher.request(
        { ...request, override: blockers.length > 0 ? override : null, touchesDanger: gate.needsApproval },
        frozen,
      )
    },
    async rollBack(revision, { note, by, discard = false }) {
      if (revision < firstOwnRevision()) throw new PublishBlocked('of-the-sample')
      const frozen = await freeze(revision)
      if (!frozen) throw new PublishBlocked('no-such-revision')
      if (frozen.unchanged) throw new PublishBlocked('unchanged')
      const request = { kind: 'roll-back' as const, source: revision, note, by, blockers: [], override: null }
      const discards = discard ? (await freeze('working-copy'))!.contentHash : null
      return publisher.request({ ...request, touchesDanger: frozen.touchesDanger, discards }, frozen)
    },
  }
}

/** For the permanent record, which holds no text of a case. */
function recordBlocker(blocker: Blocker): Wording {
  switch (blocker.kind) {
    case 'not-rehearsed':
      return wording('routing.publish.blocker.notRehearsed')
    case 'holes':
      return wording('routing.publish.blocker.holes', { count: blocker.count })
    case 'broken-cases': {
      const { keys } = blocker
      return wording('routing.publish.blocker.cases', { count: keys.length, texts: keys.join(', ') })
    }
    case 'faulty-rules':
      return wording('routing.publish.blocker.rules', { rules: blocker.rules.join(', ') })
  }
}
