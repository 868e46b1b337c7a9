import { and, asc, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { catalogAnswers, catalogLooks } from '../../platform/database/routing-schema.js'
import { revisions } from '../../platform/database/schema.js'
import type { Wording } from '../../platform/language/wording.js'
import { findRevision } from '../revisions/revision-store.js'
import type { TakenCatalog } from './merge-catalog.js'
import { unpackCatalog } from './read-catalog.js'

/** How the district stands to the newest catalog. `merged`: into the working copy, which is not published since. */
export type CatalogState = 'current' | 'offered' | 'later' | 'declined' | 'merged'

/** What is known of the newest catalog without comparing it again. */
export interface CatalogOffer {
  state: CatalogState
  /** Hash of its content. */
  catalog: string
  /** What it would change, in counts, when it was compared. */
  summary: Wording[]
  /** The answer that counts; null for none. */
  answer: CatalogAnswer | null
}

export interface CatalogAnswer {
  answer: 'merged' | 'later' | 'declined'
  at: Date
  /** Email of an admin. */
  by: string
  /** Of one that was put off. */
  until: Date | null
}

/** Only the newest that was merged has its content. */
const isBase = and(eq(catalogAnswers.answer, 'merged'), isNotNull(catalogAnswers.content))

type Reader = Pick<Database, 'select'>
type Writer = Pick<Database, 'insert' | 'update' | 'select'>

const lookId = 1

/** @param database also one that is open to read only @returns null before the first comparison */
export function findOffer(database: Reader, now: Date): CatalogOffer | null {
  const { catalog, count, summary } = catalogLooks
  const look = database.select({ catalog, count, summary }).from(catalogLooks).get()
  if (!look) return null
  const merged = newestMerge(database)
  if (look.count === 0) {
    const waits = merged?.changed && merged.at >= lastPublished(database)
    const answer = merged ? answerOf(merged) : null
    return { state: waits ? 'merged' : 'current', catalog: look.catalog, summary: look.summary, answer }
  }
  const row = database.select().from(catalogAnswers).where(eq(catalogAnswers.catalog, look.catalog)).get()
  const answer = row && row.answer !== 'merged' ? answerOf(row) : null
  return { state: stateOf(answer, now), catalog: look.catalog, summary: look.summary, answer }
}

function stateOf(answer: CatalogAnswer | null, now: Date): CatalogState {
  if (answer?.answer === 'declined') return 'declined'
  return answer?.until && answer.until > now ? 'later' : 'offered'
}

type CatalogAnswerRow = Omit<typeof catalogAnswers.$inferSelect, 'content'>

const answerOf = ({ answer, at, by, until }: CatalogAnswerRow): CatalogAnswer => ({
  ...{ answer, at: new Date(at), by },
  until: until === null ? null : new Date(until),
})

function newestMerge(database: Reader): CatalogAnswerRow | null {
  const { content: _, ...columns } = { ...columnsOf }
  const isMerged = eq(catalogAnswers.answer, 'merged')
  const rows = database.select(columns).from(catalogAnswers).where(isMerged)
  return rows.orderBy(desc(catalogAnswers.at)).limit(1).get() ?? null
}

const columnsOf = {
  catalog: catalogAnswers.catalog,
  answer: catalogAnswers.answer,
  at: catalogAnswers.at,
  by: catalogAnswers.by,
  until: catalogAnswers.until,
  changed: catalogAnswers.changed,
  content: catalogAnswers.content,
}

const lastPublished = (database: Reader): number =>
  database.select({ at: revisions.publishedAt }).from(revisions).orderBy(desc(revisions.id)).limit(1).get()
    ?.at ?? 0

/** The stamp of the files that were compared last; null before the first comparison. */
export function lastStamp(database: Reader): string | null {
  return database.select({ stamp: catalogLooks.stamp }).from(catalogLooks).get()?.stamp ?? null
}

/** The catalog that the district took last: the newest that was merged, or the one it was installed with. */
export function findBase(database: Reader): TakenCatalog | null {
  const merged = database.select({ content: catalogAnswers.content }).from(catalogAnswers).where(isBase).get()
  if (merged?.content) return unpackCatalog(merged.content)
  const first = database
    .select({ id: revisions.id })
    .from(revisions)
    .orderBy(asc(revisions.id))
    .limit(1)
    .get()
  return (first && findRevision(database, first.id)?.content) ?? null
}

/** Hash of the catalog that was merged last; null before the first merge. */
export function findBaseHash(database: Reader): string | null {
  const { catalog } = catalogAnswers
  return database.select({ catalog }).from(catalogAnswers).where(isBase).get()?.catalog ?? null
}

/** The newer catalog, as it was last compared; null where nothing is newer. */
export function findNewer(database: Reader): { hash: string; content: Uint8Array } | null {
  const row = database.select().from(catalogLooks).get()
  return row?.content ? { hash: row.catalog, content: row.content } : null
}

/** Stores what a comparison found. */
export function saveLook(database: Writer, look: Omit<typeof catalogLooks.$inferInsert, 'id'>): void {
  const row = { id: lookId, ...look }
  database.insert(catalogLooks).values(row).onConflictDoUpdate({ target: catalogLooks.id, set: look }).run()
}

/** Stores an answer, in place of an earlier one to the same catalog. */
export function saveAnswer(
  database: Writer,
  { catalog, answer, at, by, until }: CatalogAnswer & { catalog: string },
  merged: { changed: boolean; content: Uint8Array } | null = null,
): void {
  const row = {
    ...{ answer, at: at.getTime(), by, until: until?.getTime() ?? null },
    ...{ changed: merged?.changed ?? false, content: merged ? Buffer.from(merged.content) : null },
  }
  database
    .insert(catalogAnswers)
    .values({ catalog, ...row })
    .onConflictDoUpdate({ target: catalogAnswers.catalog, set: row })
    .run()
  if (!merged) return
  // Only the newest is compared with.
  database.update(catalogAnswers).set({ content: null }).where(ne(catalogAnswers.catalog, catalog)).run()
  database
    .update(catalogLooks)
    .set({ count: 0, content: null })
    .where(eq(catalogLooks.catalog, catalog))
    .run()
}
