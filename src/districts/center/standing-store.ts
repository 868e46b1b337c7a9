import { count, desc, max, sql } from 'drizzle-orm'
import { type CatalogOffer, findOffer } from '../../content/catalog/catalog-offer-store.js'
import { createSetupState } from '../../content/setup/setup-state.js'
import { createShopperStore, type ShopperNight } from '../../content/shopper/shopper-store.js'
import { maxDaysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { addDays } from '../../directory/time/local-time.js'
import { readMoment } from '../../platform/database/note-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { contacts, revisions } from '../../platform/database/schema.js'

/** What a district's database tells its center: moments and shares, nothing that families wrote or asked. */
export interface Standing {
  /** When its setup was ended; null while it is open. */
  setUpAt: Date | null
  /** The newest publication; null before the first. By staff, unless the service published it. */
  published: { at: Date; byStaff: boolean } | null
  /** When the newest good backup was begun; null before the first. */
  backupAt: Date | null
  /** Null without contacts. */
  contacts: {
    /** Of the newest check, as an ISO date. */
    checkedOn: string
    /** Share of the contacts that nobody checked for half a year. */
    old: number
  } | null
  /** The newest night of test questions; null before the first. */
  night: ShopperNight | null
  /** How it stands to the newest catalog; null before the first comparison. */
  catalog: Pick<CatalogOffer, 'state' | 'answer'> | null
}

/** @param database also one that is open to read only */
export function readStanding(database: Database, now: Date): Standing {
  return {
    setUpAt: createSetupState(database, () => now).finished()?.at ?? null,
    published: newestPublication(database),
    backupAt: readMoment(database, 'job:backup'),
    contacts: checksOf(database, now),
    night: createShopperStore(database).list(1)[0] ?? null,
    catalog: catalogOf(database, now),
  }
}

/** A paused district may be of a version that compared none. */
function catalogOf(database: Database, now: Date): Standing['catalog'] {
  const tables = database.$client.prepare("select 1 from sqlite_master where name = 'catalog_looks'")
  return tables.get() === undefined ? null : findOffer(database, now)
}

function newestPublication(database: Database): Standing['published'] {
  const columns = { at: revisions.publishedAt, by: revisions.publishedBy }
  const row = database.select(columns).from(revisions).orderBy(desc(revisions.id)).limit(1).get()
  return row ? { at: new Date(row.at), byStaff: row.by !== null } : null
}

function checksOf(database: Database, now: Date): Standing['contacts'] {
  const since = addDays(now.toISOString().slice(0, 10), -maxDaysUnchecked)
  const old = sql<number>`coalesce(sum(${contacts.checkedOn} < ${since}), 0)`
  const row = database
    .select({ all: count(), old, checkedOn: max(contacts.checkedOn) })
    .from(contacts)
    .get()
  return row?.checkedOn ? { checkedOn: row.checkedOn, old: row.old / row.all } : null
}
