import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import { directoryPaths, pageRoutes } from '../../paths/paths.js'

/** A page that search engines may list. */
export interface IndexedPage {
  /** Below the prefix of its language. */
  path: string
  /** ISO date on which what it says was last checked; null where nobody notes that. */
  checkedOn: string | null
}

/** Pages that are there in every district. */
const standing = [
  pageRoutes.home,
  pageRoutes.topics,
  pageRoutes.offices,
  pageRoutes.schools,
  pageRoutes.people,
  pageRoutes.languages,
  pageRoutes.accessibility,
  pageRoutes.privacy,
  pageRoutes.developers,
  pageRoutes.embedSnippet,
]

/** Every page that search engines may list, once. People are found from the list of people, not one by one. */
export function listIndexedPages(
  { schools, offices, contacts }: DirectorySnapshot,
  topics: readonly RoutingTopic[],
): IndexedPage[] {
  return [
    ...standing.map((path) => ({ path, checkedOn: null })),
    ...topics.map(({ slug }) => ({ path: directoryPaths.topic(slug), checkedOn: null })),
    ...offices.map(({ id }) => ({
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
