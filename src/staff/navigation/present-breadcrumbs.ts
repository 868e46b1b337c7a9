import type { Speech } from '../../platform/language/language.js'
import { staffNavigation, staffPlaceOf } from './staff-rooms.js'

/** A link, such as to a page above. */
export interface StaffLink {
  label: string
  href: string
}

/** The pages above a page, and its own title. */
export interface Breadcrumbs {
  above: StaffLink[]
  /** Null where it is the title of the page above. */
  title: string | null
}

/**
 * Null for a place itself, which is current in the navigation, and for pages outside of all places.
 * @param path of the page, without its query
 * @param parents between the place and the page, the highest first
 * @param rooms those of a district by default
 */
export function presentBreadcrumbs(
  path: string,
  { title, parents }: { title: string; parents: readonly StaffLink[] },
  { t, code }: Speech,
  rooms = staffNavigation,
): Breadcrumbs | null {
  const found = staffPlaceOf(path, code, rooms)
  if (!found || found.place.href(code) === path) return null
  const { room, place } = found
  const ownHref = place.href(code)
  const above = [
    ...(room ? [{ label: t(room.label), href: room.places[0]!.href(code) }] : []),
    { label: t(place.label), href: ownHref },
    ...parents,
  ]
  const others = above.filter(({ href }, at) => href !== path && isFirst(above, href, at))
  // A page that answers a form of its place may have the place's own title.
  return { above: others, title: others.at(-1)?.label === title ? null : title }
}

/** The first page of a room is its first place, too: once is enough. */
function isFirst(links: readonly StaffLink[], href: string, at: number): boolean {
  return links.findIndex((link) => link.href === href) === at
}
