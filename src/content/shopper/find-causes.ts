import { and, count, desc, gt, lte, max } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { recordChanges } from '../../platform/database/record-schema.js'
import { revisions } from '../../platform/database/schema.js'
import type { ShopperNight } from './shopper-store.js'

/** A publication since the good night. */
export interface PublishedCause {
  revision: number
  at: Date
  /** Null if the service itself published it. */
  by: string | null
  /** The publisher's reason. */
  note: string
}

/** Changes of the directory by one author, to one kind of record. */
export interface DirectoryCause {
  /** Record kind, such as `offices`. */
  kind: string
  by: string
  at: Date
  count: number
  /** Name of one of the records. */
  name: string
}

/** What changed between two nights. `signals`: those that spoke in the first night and not in the second. */
export interface Causes {
  publications: PublishedCause[]
  changes: DirectoryCause[]
  signals: string[]
}

/** How many of each are named. */
const maxNamed = 10

/** Id of the newest change of the directory; 0 before the first. */
export function newestChange(database: Pick<Database, 'select'>): number {
  return (
    database
      .select({ id: max(recordChanges.id) })
      .from(recordChanges)
      .get()?.id ?? 0
  )
}

/** What could have caused a drop, newest first. */
export function findCauses(
  database: Pick<Database, 'select'>,
  good: Pick<ShopperNight, 'revision' | 'change' | 'signals'>,
  bad: Pick<ShopperNight, 'revision' | 'change' | 'signals'>,
): Causes {
  const { id, publishedAt, publishedBy, note } = revisions
  const published = database
    .select({ revision: id, at: publishedAt, by: publishedBy, note })
    .from(revisions)
    .where(and(gt(id, good.revision), lte(id, bad.revision)))
    .orderBy(desc(id))
    .limit(maxNamed)
    .all()
  const c = recordChanges
  const newest = max(c.id)
  const changed = database
    .select({ kind: c.kind, by: c.who, at: max(c.at), count: count(), name: max(c.name), newest })
    .from(c)
    .where(and(gt(c.id, good.change), lte(c.id, bad.change)))
    .groupBy(c.kind, c.who)
    .orderBy(desc(newest))
    .limit(maxNamed)
    .all()
  return {
    publications: published.map((each) => ({ ...each, at: new Date(each.at) })),
    changes: changed.map(({ newest: _, at, name, ...each }) => ({
      ...each,
      at: new Date(at ?? 0),
      name: name ?? '',
    })),
    signals: good.signals.filter((signal) => !bad.signals.includes(signal)),
  }
}
