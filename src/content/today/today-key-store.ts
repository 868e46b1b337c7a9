import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { accounts } from '../../platform/database/staff-schema.js'
import { todayKeys } from '../../platform/database/today-schema.js'
import { hashToken, newToken } from '../../platform/secrets/secrets.js'

/** A key with which a program may post today lines. */
export interface TodayKey {
  id: number
  name: string
  createdAt: Date
  /** Name of the admin; null if unknown. */
  createdBy: string | null
  /** Null before its first use. */
  usedAt: Date | null
  /** Null while it works. */
  revokedAt: Date | null
}

/** Tells secret scanners what they found. */
const prefix = 'today_'

/** Stores the keys of programs, as hashes. */
export function createTodayKeys(database: Database) {
  const { id, name, createdAt, usedAt, revokedAt, hash } = todayKeys
  return {
    /** The newest first; revoked ones, too. */
    list(): TodayKey[] {
      return database
        .select({ id, name, createdAt, createdBy: accounts.name, usedAt, revokedAt })
        .from(todayKeys)
        .leftJoin(accounts, eq(accounts.id, todayKeys.createdBy))
        .orderBy(desc(id))
        .all()
        .map((row) => ({
          ...row,
          createdAt: new Date(row.createdAt),
          usedAt: row.usedAt === null ? null : new Date(row.usedAt),
          revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt),
        }))
    },

    /** @returns the key itself, which nobody can see again */
    make(called: string, account: number, now: Date): { id: number; secret: string } {
      const secret = `${prefix}${newToken()}`
      const made = database
        .insert(todayKeys)
        .values({ name: called, hash: hashToken(secret), createdAt: now.getTime(), createdBy: account })
        .returning({ id })
        .get()
      return { id: made.id, secret }
    },

    /** @returns its name; null if there is no such key, or it is revoked already */
    revoke(key: number, now: Date): string | null {
      const row = database
        .update(todayKeys)
        .set({ revokedAt: now.getTime() })
        .where(and(eq(id, key), isNull(revokedAt)))
        .returning({ name })
        .get()
      return row?.name ?? null
    },

    /** Finds a key that works, and notes its use. @returns null for a wrong or revoked one */
    use(secret: string, now: Date): { id: number; name: string } | null {
      const row = database
        .update(todayKeys)
        .set({ usedAt: now.getTime() })
        .where(and(eq(hash, hashToken(secret)), isNull(revokedAt)))
        .returning({ id, name })
        .get()
      return row ?? null
    },
  }
}

export type TodayKeys = ReturnType<typeof createTodayKeys>
