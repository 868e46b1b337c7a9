import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { deskShelf } from '../../platform/database/staff-schema.js'

export type SavedItemKind = 'favourite' | 'recent' | 'search' | 'preference'

/** A clerk's saved item. `key`: a target as written by `writeTarget`; for a search, its query string; for a preference, its field. */
export interface SavedItem {
  key: string
  /** Name of a saved search; value of a preference; empty for others. */
  name: string
}

/** Limits per kind: a new recent look-up pushes out the oldest. */
const maxSaved: Record<SavedItemKind, number> = { favourite: 40, recent: 12, search: 20, preference: 3 }

/** Stores favorites, recent look-ups and saved searches. */
export function createSavedItemStore(database: Database) {
  const of = (account: number, kind: SavedItemKind) =>
    and(eq(deskShelf.account, account), eq(deskShelf.kind, kind))

  const list = (account: number, kind: SavedItemKind): SavedItem[] =>
    database
      .select({ key: deskShelf.key, name: deskShelf.name })
      .from(deskShelf)
      .where(of(account, kind))
      .orderBy(desc(deskShelf.at))
      .limit(maxSaved[kind])
      .all()

  return {
    /** Newest first. */
    list,
    /** Saves an item, or moves it to the front. */
    put(account: number, kind: SavedItemKind, { key, name }: SavedItem, now: Date): void {
      database.transaction((tx) => {
        const at = now.getTime()
        tx.insert(deskShelf)
          .values({ account, kind, key, name, at })
          .onConflictDoUpdate({
            target: [deskShelf.account, deskShelf.kind, deskShelf.key],
            set: { name, at },
          })
          .run()
        const kept = tx
          .select({ key: deskShelf.key })
          .from(deskShelf)
          .where(of(account, kind))
          .orderBy(desc(deskShelf.at))
          .limit(maxSaved[kind])
        tx.delete(deskShelf)
          .where(and(of(account, kind), notInArray(deskShelf.key, kept)))
          .run()
      })
    },
    remove(account: number, kind: SavedItemKind, key: string): void {
      database
        .delete(deskShelf)
        .where(and(of(account, kind), eq(deskShelf.key, key)))
        .run()
    },
  }
}

export type SavedItemStore = ReturnType<typeof createSavedItemStore>
