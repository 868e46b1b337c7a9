import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { linkChecks, linkLabels, links } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { InLanguages } from './topic.js'
import type { Translations } from './translations.js'

/** A page or form of the district, for a topic or an office. */
export type Link = typeof links.$inferSelect & {
  label: InLanguages<string>
  /** Its address failed on two days: families do not see it. */
  broken: boolean
}

/** All links, each owner's in the admins' order. */
export function listLinks(database: Pick<Database, 'select'>, translations: Translations): Link[] {
  const label = wordsByOwner(
    database.select().from(linkLabels).all(),
    (row) => row.link,
    (row) => row.label,
    '',
  )
  const rows = database
    .select({ link: links, broken: linkChecks.broken })
    .from(links)
    .leftJoin(linkChecks, eq(linkChecks.url, links.url))
    .orderBy(asc(links.position), asc(links.id))
    .all()
  return rows.map(({ link, broken }) => ({
    ...link,
    label: translations.text('link', label(link.id)),
    broken: broken ?? false,
  }))
}
