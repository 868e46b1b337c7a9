import type { RankedOffice, Skip } from './match.js'
import { officeOfRole } from './story-roles.js'

export interface Story {
  /** Role names of whom the parent has asked already. */
  asked: readonly string[]
  /** Role names of whom the concern complains of. */
  complaint: readonly string[]
  /** Whom to ask about a topic, step by step. */
  ladderOf(topic: string): readonly (readonly string[])[]
}

/**
 * Puts the next step of the ladder first when the office that would be asked first was asked already, or is the one complained
 * of. A complaint about the superintendent goes to the school board.
 */
export function climbPast(
  offices: readonly RankedOffice[],
  { asked, complaint, ladderOf }: Story,
): { offices: RankedOffice[]; skipped: Skip | null } {
  const [first] = offices
  const stay = { offices: [...offices], skipped: null }
  if (!first) return stay
  const because = reasonToSkip(first.office, asked, complaint)
  if (!because) return stay
  // Nobody stands above the board: the page says where a complaint about a member goes.
  if (first.office === 'school-board') return { ...stay, skipped: { office: first.office, because } }
  const next = nextStep(first, asked, ladderOf)
  if (!next) return stay
  const known = offices.find(({ office }) => office === next)
  const moved: RankedOffice = { ...(known ?? first), office: next, score: first.score, topic: first.topic }
  const rest = offices.filter(({ office }) => office !== next)
  return {
    offices: [moved, ...rest].slice(0, Math.max(offices.length, 2)),
    skipped: { office: first.office, because },
  }
}

function reasonToSkip(
  office: string,
  asked: readonly string[],
  complaint: readonly string[],
): Skip['because'] | null {
  const names = (roles: readonly string[]) => roles.some((role) => (officeOfRole[role] ?? role) === office)
  // Of a coach or a driver one complains to the office that they answer to: that is no complaint about the office.
  if (complaint.includes(office)) return 'complaint'
  return names(asked) ? 'asked' : null
}

function nextStep(first: RankedOffice, asked: readonly string[], ladderOf: Story['ladderOf']): string | null {
  if (first.office === 'superintendent') return 'school-board'
  if (first.topic === null) return null
  const ladder = ladderOf(first.topic)
  const reached = (step: readonly string[]) =>
    step.some((office) => office === first.office || asked.includes(office))
  const last = ladder.findLastIndex(reached)
  if (last < 0) return null
  return ladder[last + 1]?.[0] ?? null
}
