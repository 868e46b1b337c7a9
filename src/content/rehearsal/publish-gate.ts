import type { FrozenContent } from '../revisions/freeze-content.js'
import type { Publication } from '../revisions/publication-store.js'
import type { Publisher } from '../revisions/publisher.js'
import type { RevisionTasks } from '../revisions/revision-tasks.js'
import { type Blocker, type Gate, gateOf } from './gate.js'
import type { Rehearsal } from './rehearsal-store.js'
import type { Rehearsals } from './rehearsals.js'

/** The working copy as it is now, and what stands between it and its publication. */
export interface GateStatus {
  frozen: FrozenContent
  /** The rehearsal of just this content; null where it has still to be run. */
  rehearsal: Rehearsal | null
  gate: Gate
}

/** Why a publication did not go through. */
export class PublishBlocked extends Error {
  constructor(
    readonly because: 'unchanged' | 'not-rehearsed' | 'blocked' | 'no-such-revision' | 'not-independent',
    readonly blockers: Blocker[] = [],
  ) {
    super(`The publication does not go through the gate: ${because}`)
  }
}

/** Publishes only what has been rehearsed, and notes what was overridden. */
export interface PublishGate {
  /** Freezes the working copy in a worker thread; half a second. */
  status(): Promise<GateStatus>
  /**
   * Publishes the working copy. What is frozen here is what becomes live, whatever is edited meanwhile.
   * @param by who; `override` says why it is published in spite of what blocks, null for no reason
   * @throws {PublishBlocked} where it may not
   * @throws {PublicationRefused} while another publication is open
   */
  publish(asked: { note: string; by: string; override: string | null }): Promise<Publication>
  /**
   * Makes a new revision of an old one. It was live once, so it needs no rehearsal; where answers in danger change, a second
   * admin has to agree here too.
   */
  rollBack(revision: number, asked: { note: string; by: string }): Promise<Publication>
  /** Whether two admins, by their addresses, count as two people; see `createGrantStore`. */
  areIndependent(one: string, other: string): boolean
  /**
   * A second admin agrees to what changes answers in danger.
   * @param by who; `override` says why they may agree though they are not independent of who asked
   * @throws {PublishBlocked} with `not-independent` where they are not, and do not say why
   * @throws {PublicationRefused} where it does not wait, or they asked for it themselves
   * @returns what it was overridden by; null where nothing was
   */
  approve(id: number, asked: { by: string; override: string | null }): string | null
}

export function createPublishGate(tools: {
  publisher: Pick<Publisher, 'request' | 'approve' | 'publications'>
  rehearsals: Pick<Rehearsals, 'of'>
  freeze: RevisionTasks['freeze']
  areIndependent: PublishGate['areIndependent']
}): PublishGate {
  const { publisher, rehearsals, freeze, areIndependent } = tools

  async function status(): Promise<GateStatus> {
    const frozen = (await freeze('working-copy'))!
    const rehearsal = frozen.base === null ? null : rehearsals.of(frozen.contentHash, frozen.base)
    return { frozen, rehearsal, gate: gateOf(frozen, rehearsal?.report ?? null) }
  }

  return {
    status,
    areIndependent,
    approve(id, { by, override }) {
      const requestedBy = publisher.publications.find(id)?.requestedBy ?? null
      // Who asked for it is told so, whatever they say.
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
      const blockers = gate.blockers.map(sayBlocker)
      const request = { kind: 'publish' as const, source: null, note, by, blockers }
      return publisher.request(
        { ...request, override: blockers.length > 0 ? override : null, touchesDanger: gate.needsApproval },
        frozen,
      )
    },
    async rollBack(revision, { note, by }) {
      const frozen = await freeze(revision)
      if (!frozen) throw new PublishBlocked('no-such-revision')
      if (frozen.unchanged) throw new PublishBlocked('unchanged')
      const request = { kind: 'roll-back' as const, source: revision, note, by, blockers: [], override: null }
      return publisher.request({ ...request, touchesDanger: frozen.touchesDanger }, frozen)
    },
  }
}

/** For the record, which is kept in English. */
function sayBlocker(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'not-rehearsed':
      return 'It was not rehearsed.'
    case 'holes':
      return `${blocker.count} places where families would get to nobody.`
    case 'broken-cases':
      return `${blocker.keys.length} protected cases are broken: ${blocker.keys.join(', ')}.`
    case 'faulty-rules':
      return `Rules with faults: ${blocker.rules.join(', ')}.`
  }
}
