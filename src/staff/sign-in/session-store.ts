import { and, desc, eq, gt, lte, ne, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { sessions } from '../../platform/database/staff-schema.js'
import { hashToken, newToken } from './secrets.js'

const hour = 60 * 60_000

/** A day's work; a desk that nobody touches for an hour is closed. OWASP, Session Management Cheat Sheet: both limits. */
export const sessionLimits = { absoluteMs: 12 * hour, idleMs: hour, noteSeenMs: 60_000 }

export type Session = typeof sessions.$inferSelect

/** Keeps sessions. What the browser holds is a token; the database holds its hash alone. */
export function createSessionStore(database: Database, now: () => Date) {
  /** Where the database is locked, the page comes all the same; the next one notes it. */
  function noteSeen(id: string, at: number): void {
    try {
      database.update(sessions).set({ seenAt: at }).where(eq(sessions.id, id)).run()
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error
    }
  }

  return {
    /** @returns the token for the cookie, and the session */
    start(
      account: number,
      facts: { complete: boolean; device: string },
    ): { token: string; session: Session } {
      const token = newToken()
      const at = now().getTime()
      const session = database
        .insert(sessions)
        .values({
          id: hashToken(token),
          account,
          csrf: newToken(),
          createdAt: at,
          seenAt: at,
          expiresAt: at + sessionLimits.absoluteMs,
          ...facts,
        })
        .returning()
        .get()
      return { token, session }
    },
    /** @returns null for a token that is unknown, too old, or was not used for too long */
    find(token: string): Session | null {
      const at = now().getTime()
      const alive = and(gt(sessions.expiresAt, at), gt(sessions.seenAt, at - sessionLimits.idleMs))
      const session = database
        .select()
        .from(sessions)
        .where(and(eq(sessions.id, hashToken(token)), alive))
        .get()
      if (!session) return null
      if (at - session.seenAt > sessionLimits.noteSeenMs) noteSeen(session.id, at)
      return session
    },
    /** Newest first. */
    ofAccount: (account: number): Session[] =>
      database
        .select()
        .from(sessions)
        .where(and(eq(sessions.account, account), gt(sessions.expiresAt, now().getTime())))
        .orderBy(desc(sessions.seenAt))
        .all(),
    end: (id: string): void => void database.delete(sessions).where(eq(sessions.id, id)).run(),
    /** @param but the session that stays; null ends all */
    endAll(account: number, but: string | null = null): void {
      const others = but === null ? undefined : ne(sessions.id, but)
      database
        .delete(sessions)
        .where(and(eq(sessions.account, account), others))
        .run()
    },
    removeOld(): void {
      const at = now().getTime()
      database
        .delete(sessions)
        .where(or(lte(sessions.expiresAt, at), lte(sessions.seenAt, at - sessionLimits.idleMs)))
        .run()
    },
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>
