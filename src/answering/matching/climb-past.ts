import { type OfficeRole, officeRole } from '../../directory/model/office-role.js'
import type { RankedOffice, Skip } from './match.js'
import type { StoryRole } from './story-roles.js'

type Named = Pick<StoryRole, 'who' | 'role'>

export interface Story {
  /** Roles the family has already asked. */
  asked: readonly Named[]
  /** Roles the concern complains about. */
  complaint: readonly Named[]
  /** Id of the district's office with this role; null for none. */
  officeOf(role: OfficeRole): string | null
  /** A topic's ladder: the offices of each step. */
  ladderOf(topic: string): readonly (readonly string[])[]
}

/**
 * If the first office was already asked, or is complained about, puts the ladder's next step first. A complaint about
 * the superintendent goes to the school board.
 */
export function climbPast(
  offices: readonly RankedOffice[],
  story: Story,
): { offices: RankedOffice[]; skipped: Skip | null } {
  const [first] = offices
  const stay = { offices: [...offices], skipped: null }
  if (!first) return stay
  const because = reasonToSkip(first.office, story)
  if (!because) return stay
  // The board is the last step: the page explains complaints about a member.
  if (first.office === story.officeOf(officeRole.schoolBoard))
    return { ...stay, skipped: { office: first.office, because } }
  const next = nextStep(first, story)
  if (!next) return stay
  const known = offices.find(({ office }) => office === next)
  const moved: RankedOffice = { ...(known ?? first), office: next, score: first.score, topic: first.topic }
  const rest = offices.filter(({ office }) => office !== next)
  return {
    offices: [moved, ...rest].slice(0, Math.max(offices.length, 2)),
    skipped: { office: first.office, because },
  }
}

function reasonToSkip(office: string, { asked, complaint, officeOf }: Story): Skip['because'] | null {
  // A complaint about a coach or a driver goes to the office they report to; it is not about that office.
  if (complaint.some((named) => isOffice(named) && officeOf(named.role) === office)) return 'complaint'
  return asked.some(({ role }) => officeOf(role) === office) ? 'asked' : null
}

/** True for the office itself, false for somebody who reports to it. */
const isOffice = ({ who, role }: Named) => who === role

function nextStep(first: RankedOffice, { asked, ladderOf, officeOf }: Story): string | null {
  if (first.office === officeOf(officeRole.superintendent)) return officeOf(officeRole.schoolBoard)
  if (first.topic === null) return null
  const ladder = ladderOf(first.topic)
  const offices = asked.filter(isOffice).map(({ role }) => officeOf(role))
  const reached = (step: readonly string[]) =>
    step.some((office) => office === first.office || offices.includes(office))
  const last = ladder.findLastIndex(reached)
  if (last < 0) return null
  return ladder[last + 1]?.[0] ?? null
}
