import { eq, notInArray, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { linkChecks, links } from '../../platform/database/schema.js'

/** The last check of an address. */
export interface LinkCheck {
  url: string
  checkedAt: Date
  /** HTTP status; null when no server answered. */
  status: number | null
  /** ISO date of the first failure since it last worked; null while it works. */
  failedOn: string | null
  broken: boolean
}

/** The last check of each address that a link leads to; null for one that was never checked. */
export function listLinkChecks(database: Database): { url: string; check: LinkCheck | null }[] {
  const rows = database
    .selectDistinct({ url: links.url, check: linkChecks })
    .from(links)
    .leftJoin(linkChecks, eq(linkChecks.url, links.url))
    .orderBy(links.url)
    .all()
  return rows.map(({ url, check }) => ({
    url,
    check: check && { ...check, checkedAt: new Date(check.checkedAt) },
  }))
}

/** @returns null for an address that was never checked */
export function findLinkCheck(database: Database, url: string): LinkCheck | null {
  const row = database.select().from(linkChecks).where(eq(linkChecks.url, url)).get()
  return row ? { ...row, checkedAt: new Date(row.checkedAt) } : null
}

/** Stores a check, in place of the last one. */
export function saveLinkCheck(database: Database, { checkedAt, ...check }: LinkCheck): void {
  const { url, ...values } = { ...check, checkedAt: checkedAt.getTime() }
  database
    .insert(linkChecks)
    .values({ url, ...values })
    .onConflictDoUpdate({ target: linkChecks.url, set: values })
    .run()
}

/** Drops the checks of addresses without a link. */
export function dropOldLinkChecks(database: Database): void {
  const used = database.select({ url: links.url }).from(links)
  database.delete(linkChecks).where(notInArray(linkChecks.url, used)).run()
}

/** How many addresses of links are broken. */
export function countBrokenLinks(database: Database): number {
  const row = database
    .select({ count: sql<number>`count(distinct ${links.url})` })
    .from(links)
    .innerJoin(linkChecks, eq(linkChecks.url, links.url))
    .where(eq(linkChecks.broken, true))
    .get()
  return row?.count ?? 0
}
