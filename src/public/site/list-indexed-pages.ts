import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import { directoryPaths, pageRoutes } from '../../paths/paths.js'

/** A page that search engines may list. */
export interface IndexedPage {
  /** Below its language prefix. */
  path: string
  /** ISO date when its facts were last checked; null if not recorded. */
  checkedOn: string | null
}

/** Pages of every district. */
const districtPages = [
  pageRoutes.home,
  pageRoutes.topics,
  pageRoutes.offices,
  pageRoutes.schools,
  pageRoutes.people,
  pageRoutes.languages,
  pageRoutes.accessibility,
  pageRoutes.privacy,
  pageRoutes.status,
  pageRoutes.developers,
  pageRoutes.embedSnippet,
]

/** Every page for search engines, once. People are reached through their list. */
export function listIndexedPages(
  { schools, ownOffices, contacts, district }: DirectorySnapshot,
  topics: readonly RoutingTopic[],
): IndexedPage[] {
  return [
    ...districtPages
      .filter((path) => path !== pageRoutes.embedSnippet || !district.channelsOff.includes('embed'))
      .map((path) => ({ path, checkedOn: null })),
    ...topics.map(({ slug }) => ({ path: directoryPaths.topic(slug), checkedOn: null })),
    ...ownOffices.map(({ id }) => ({
      path: directoryPaths.office(id),
      checkedOn: latest(contacts.filter(({ office }) => office === id)),
    })),
    ...schools.map(({ slug }) => ({
      path: directoryPaths.school(slug),
      checkedOn: latest(contacts.filter(({ school }) => school === slug)),
    })),
    ...contacts.flatMap(({ office, school, checkedOn }) =>
      school === null ? [] : [{ path: directoryPaths.contact(office, school), checkedOn }],
    ),
  ]
}

function latest(contacts: readonly { checkedOn: string }[]): string | null {
  const dates = contacts.map(({ checkedOn }) => checkedOn)
  return dates.sort().at(-1) ?? null
}
