import { type Marked, markedIn } from './in-language.js'
import type { Link } from './link-store.js'

/** A link as shown to families. */
export interface ShownLink {
  label: Marked
  href: string
}

/** The links of a topic or an office that families see, in their order: those that are not broken. */
export function linksOf(
  { links }: { links: readonly Link[] },
  owner: { topic: string } | { office: string },
  language: string,
): ShownLink[] {
  const isOwn = (link: Link) => ('topic' in owner ? link.topic === owner.topic : link.office === owner.office)
  return links
    .filter((link) => isOwn(link) && !link.broken)
    .map(({ label, url }) => ({ label: markedIn(label, language, (text) => text), href: url }))
}

/** The one link of an answer: the topic's first, else the office's. @param topic slug; null for none */
export function linkFor(
  directory: { links: readonly Link[] },
  topic: string | null,
  office: string,
  language: string,
): ShownLink | null {
  const ofTopic = topic === null ? [] : linksOf(directory, { topic }, language)
  return ofTopic[0] ?? linksOf(directory, { office }, language)[0] ?? null
}

/** The links that a card does not show already; null for none. */
export function otherLinks(
  links: readonly ShownLink[],
  card: { contact: { link: ShownLink | null } | null } | null,
): ShownLink[] | null {
  const others = links.filter(({ href }) => href !== card?.contact?.link?.href)
  return others.length > 0 ? others : null
}
