import { isDeepStrictEqual } from 'node:util'
import type { RevisionContent } from '../../../answering/revision/revision.js'
import type { Database } from '../../../platform/database/open-database.js'
import { findRevision, listRevisions } from '../../revisions/revision-store.js'

/** What was published since a day. */
export interface Fixes {
  publications: number
  /** Those of the topics asked about that are answered in another way since. Slugs. */
  changed: string[]
}

/**
 * Whether anything was done about some topics: their ladder, their phrasings, or the rules that name them. Reading an old
 * revision takes a tenth of a second, and only happens if one was published since.
 */
export function findFixes(
  database: Pick<Database, 'select'>,
  live: RevisionContent,
  { since, topics }: { since: Date; topics: readonly string[] },
): Fixes {
  const revisions = listRevisions(database)
  const published = revisions.filter(({ publishedAt }) => publishedAt >= since)
  const before = revisions.find(({ publishedAt }) => publishedAt < since)
  const old = published.length > 0 && before && topics.length > 0 ? findRevision(database, before.id) : null
  const isChanged = (slug: string) =>
    old !== null && !isDeepStrictEqual(partsOf(old.content, slug), partsOf(live, slug))
  // The first revision is the installation.
  const publications = before ? published.length : Math.max(0, published.length - 1)
  return { publications, changed: topics.filter(isChanged) }
}

function partsOf({ topics, phrasings, rules }: RevisionContent, slug: string) {
  return {
    topic: topics.find((topic) => topic.slug === slug),
    phrasings: phrasings.filter(({ topic }) => topic === slug),
    rules: rules.filter((rule) => JSON.stringify(rule).includes(JSON.stringify(slug))),
  }
}
