import { randomUUID } from 'node:crypto'
import { and, desc, eq, lt, notInArray, or } from 'drizzle-orm'
import { dayMs } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { pendingFiles as t } from '../../platform/database/routing-schema.js'

/** Files are megabytes long: keep only the last few, for at most a day. */
const kept = 4
const maxMs = dayMs

/** Deletes old files that nobody applied. */
export function dropOldFiles(database: Database, now: Date): void {
  const latest = database.select({ id: t.id }).from(t).orderBy(desc(t.keptAt)).limit(kept)
  const old = lt(t.keptAt, now.getTime() - maxMs)
  database
    .delete(t)
    .where(or(old, notInArray(t.id, latest)))
    .run()
}

/** Stores checked files between preview and confirmation; they survive a restart. */
export function createPendingFiles(database: Database, now: () => Date) {
  const clear = () => dropOldFiles(database, now())

  return {
    /** Keeps only an account's last file. @returns its id */
    keep(account: number, written: string): string {
      const id = randomUUID()
      database.transaction((tx) => {
        tx.delete(t).where(eq(t.account, account)).run()
        tx.insert(t).values({ id, account, keptAt: now().getTime(), written }).run()
      })
      clear()
      return id
    },
    /** Null if it is gone or somebody else's. */
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
