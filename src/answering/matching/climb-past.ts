import { type OfficeRole, officeRole } from '../../directory/model/office-role.js'
import type { RankedOffice, Skip } from './match.js'
import type { StoryRole } from './story-roles.js'

type Named = Pick<StoryRole, 'who' | 'role'>

export interface Story {
  /** Whom the parent has asked already. */
  asked: readonly Named[]
  /** Whom the concern complains of. */
  complaint: readonly Named[]
  /** Id of the district's office with a role; null where it has none. */
  officeOf(role: OfficeRole): string | null
  /** Whom to ask about a topic, step by step. */
  ladderOf(topic: string): readonly (readonly string[])[]
}

/**
 * Puts the next step of the ladder first when the office that would be asked first was asked already, or is the one complained
 * of. A complaint about the superintendent goes to the school board.
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
  // Nobody stands above the board: the page says where a complaint about a member goes.
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
  // Of a coach or a driver one complains to the office that they answer to: that is no complaint about the office.
  if (complaint.some((named) => isOffice(named) && officeOf(named.role) === office)) return 'complaint'
  return asked.some(({ role }) => officeOf(role) === office) ? 'asked' : null
}

/** Whether the words name the office itself, and not somebody who answers to it. */
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
