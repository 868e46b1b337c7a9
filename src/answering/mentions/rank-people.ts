import type { NamedBy, PeopleMention } from './find-people.js'
import type { KnownPerson } from './people-index.js'
import { titleOf } from './titles.js'

export interface NamedPerson {
  slug: string
  /** 0 to 1: how well the name and the place fit the person. */
  score: number
  by: NamedBy
}

/** Other facts from the concern: its school, and the offices it names. */
export interface Clues {
  school: string | null
  offices: ReadonlySet<string>
}

export const maxPeople = 5

/** Scores by form of the name, plus and minus for context. Only their order matters. */
const weights = {
  full: 0.85,
  last: 0.7,
  first: 0.5,
  duty: 0.6,
  title: 0.05,
  edit: 0.08,
  school: 0.1,
  office: 0.05,
  other: 0.1,
}

/** Everyone who may be meant, best first: among people of the same name, the one at the school. */
export function rankPeople(mentions: readonly PeopleMention[], around: Clues): NamedPerson[] {
  const best = new Map<string, NamedPerson>()
  for (const mention of mentions) {
    for (const known of mention.people) {
      const { slug } = known.person
      const score = scoreOf(known, mention, around)
      if (score > (best.get(slug)?.score ?? -1)) best.set(slug, { slug, score, by: mention.by })
    }
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
  return ranked.slice(0, maxPeople)
}

function scoreOf(
  known: KnownPerson,
  { by, edits, title }: PeopleMention,
  { school, offices }: Clues,
): number {
  let score = weights[by] - edits * weights.edit
  if (title !== null) score += hasTitle(known, title) ? weights.title : -weights.other
  if (school !== null && known.schools.size > 0)
    score += known.schools.has(school) ? weights.school : -weights.other
  if ([...known.offices].some((office) => offices.has(office))) score += weights.office
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100
}

/** "Mr." does not fit a person listed as "Ms."; other titles fit everyone. */
function hasTitle({ person }: KnownPerson, title: string): boolean {
  const said = Object.hasOwn(titleOf, title) ? titleOf[title] : undefined
  const prefix = person.prefix?.toLowerCase().replace('.', '') ?? ''
  const written = Object.hasOwn(titleOf, prefix) ? titleOf[prefix] : undefined
  return said === undefined || written === undefined || said === written
}
