import { and, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { containsText } from '../../platform/database/contains-text.js'
import type { Database } from '../../platform/database/open-database.js'
import { savedCases } from '../../platform/database/routing-schema.js'
import type { CaseFacts, CaseSource, SavedCase } from './saved-case.js'

/** The source of a case. */
export interface CaseOrigin {
  source: CaseSource
  key: string | null
  /** Id of the inquiry that the words come from; null for words that may be kept forever. */
  inquiry?: number | null
  by: string | null
}

export interface CaseQuery {
  source: CaseSource | null
  /** Only protected ones. */
  protected: boolean
  /** Words that the concern must contain; empty for all. */
  words: string
  /** Only those that must reach this office, or may; empty for all. */
  office?: string
  /** Only these; null for all. */
  ids?: readonly number[] | null
  from: number
  limit: number
}

/** Stores saved cases. */
export function createSavedCaseStore(database: Pick<Database, 'select' | 'insert' | 'update' | 'delete'>) {
  const t = savedCases
  const toCase = (row: typeof savedCases.$inferSelect): SavedCase => ({
    ...row,
    addedAt: new Date(row.addedAt),
  })

  const names = (office: string) =>
    sql`${office} in (select value from json_each(${t.expect}) union all select value from json_each(${t.ok}))`

  return {
    /** Protected ones first, then newest first. */
    list({ source, protected: kept, words, office = '', ids = null, from, limit }: CaseQuery): {
      rows: SavedCase[]
      all: number
    } {
      const where = and(
        source === null ? undefined : eq(t.source, source),
        kept ? eq(t.protected, true) : undefined,
        containsText(t.concern, words ?? ''),
        office === '' ? undefined : names(office),
        ids === null ? undefined : inArray(t.id, [...ids]),
      )
      const rows = database
        .select()
        .from(t)
        .where(where)
        .orderBy(desc(t.protected), desc(t.addedAt), desc(t.id))
        .limit(limit)
        .offset(from)
        .all()
      const all = database.select({ times: count() }).from(t).where(where).get()?.times ?? 0
      return { rows: rows.map(toCase), all }
    },

    /** In order of creation. */
    all: (): SavedCase[] => database.select().from(t).orderBy(asc(t.id)).all().map(toCase),

    /** @returns null if there is no such case */
    find(id: number): SavedCase | null {
      const row = database.select().from(t).where(eq(t.id, id)).get()
      return row ? toCase(row) : null
    },

    /** The case with this source and key; null for none. */
    findBy(source: CaseSource, key: string): SavedCase | null {
      const row = database
        .select()
        .from(t)
        .where(and(eq(t.source, source), eq(t.key, key)))
        .get()
      return row ? toCase(row) : null
    },

    byIds: (ids: readonly number[]): SavedCase[] =>
      ids.length === 0
        ? []
        : database
            .select()
            .from(t)
            .where(inArray(t.id, [...ids]))
            .all()
            .map(toCase),

    /** Adds a case, or updates the one with the same source and key. @returns its id */
    add(facts: CaseFacts, { source, key, inquiry = null, by }: CaseOrigin, now: Date): number {
      const row = { ...facts, source, key, inquiry, addedBy: by, addedAt: now.getTime() }
      return database
        .insert(t)
        .values(row)
        .onConflictDoUpdate({
          target: [t.source, t.key],
          targetWhere: sql`${t.key} is not null`,
          set: facts,
        })
        .returning({ id: t.id })
        .get().id
    },

    change: (id: number, facts: CaseFacts): boolean =>
      database.update(t).set(facts).where(eq(t.id, id)).run().changes > 0,

    /** How many cases need an admin's review of their words. */
    unsure: (): number =>
      database.select({ times: count() }).from(t).where(isNotNull(t.unsureSince)).get()?.times ?? 0,

    /** Keeps the case forever: an admin found nothing about a family in its words. */
    keepForGood: (id: number): void => {
      database.update(t).set({ inquiry: null, unsureSince: null }).where(eq(t.id, id)).run()
    },

    remove: (ids: readonly number[]): number =>
      database
        .delete(t)
        .where(inArray(t.id, [...ids]))
        .run().changes,
  }
}

export type SavedCaseStore = ReturnType<typeof createSavedCaseStore>
