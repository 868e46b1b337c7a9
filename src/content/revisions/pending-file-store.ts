import { randomUUID } from 'node:crypto'
import { and, desc, eq, lt, notInArray, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { pendingFiles as t } from '../../platform/database/routing-schema.js'

/** A file holds megabytes: only the last few are kept, and none for longer than a day. */
const kept = 4
const maxMs = 24 * 60 * 60_000

/** Takes away what nobody has applied. */
export function dropOldFiles(database: Database, now: Date): void {
  const latest = database.select({ id: t.id }).from(t).orderBy(desc(t.keptAt)).limit(kept)
  const old = lt(t.keptAt, now.getTime() - maxMs)
  database
    .delete(t)
    .where(or(old, notInArray(t.id, latest)))
    .run()
}

/** Keeps checked files between the look at what they would change and the word to do so, past a restart. */
export function createPendingFiles(database: Database, now: () => Date) {
  const clear = () => dropOldFiles(database, now())

  return {
    /** One an account: the last. @returns its id */
    keep(account: number, written: string): string {
      const id = randomUUID()
      database.transaction((tx) => {
        tx.delete(t).where(eq(t.account, account)).run()
        tx.insert(t).values({ id, account, keptAt: now().getTime(), written }).run()
      })
      clear()
      return id
    },
    /** Null where it is here no more, or somebody else's. */
    find(account: number, id: string): string | null {
      clear()
      const mine = and(eq(t.id, id), eq(t.account, account))
      return database.select({ written: t.written }).from(t).where(mine).get()?.written ?? null
    },
    drop(id: string): void {
      database.delete(t).where(eq(t.id, id)).run()
    },
  }
}

export type PendingFiles = ReturnType<typeof createPendingFiles>
