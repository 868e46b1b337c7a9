import { and, desc, eq, gt, inArray, lte, ne, or, sql } from 'drizzle-orm'
import { databaseFaultOf } from '../../platform/database/database-fault.js'
import type { Database } from '../../platform/database/open-database.js'
import { sessions } from '../../platform/database/staff-schema.js'
import { whenAsked } from '../../platform/database/statements.js'
import { hashToken, newToken } from '../../platform/secrets/secrets.js'

const hour = 60 * 60_000

/** A day's work, and an hour of inactivity. OWASP, Session Management Cheat Sheet, asks for both limits. */
export const sessionLimits = { absoluteMs: 12 * hour, idleMs: hour, noteSeenMs: 60_000 }

/** How long an ended session is still recognized, so that a form from before a long weekend is not lost. It opens no page. */
export const recognizedMs = 4 * 24 * hour

export type Session = typeof sessions.$inferSelect

/**
 * Stores sessions. The browser holds a token; the database only its hash.
 * @param onFault called once when the database cannot store that a session was seen, until it can again
 */
export function createSessionStore(
  database: Database,
  now: () => Date,
  onFault: (error: unknown) => void = () => {},
) {
  /** When sessions were seen, in UTC milliseconds, if the database could not store it. */
  const unsaved = new Map<string, number>()

  /** If the database cannot be written, the page must still appear, to show the problem. */
  function noteSeen(id: string, at: number): void {
    try {
      database.update(sessions).set({ seenAt: at }).where(eq(sessions.id, id)).run()
      unsaved.clear()
    } catch (error) {
      if (databaseFaultOf(error) === null) throw error
      if (unsaved.size === 0) onFault(error)
      unsaved.set(id, at)
    }
  }

  function hasEnded({ expiresAt, seenAt }: Session): boolean {
    const ended = Math.min(expiresAt, seenAt + sessionLimits.idleMs)
    const since = now().getTime() - ended
    return since >= 0 && since < recognizedMs
  }

  /** Every page of staff asks it. */
  const unexpired = whenAsked(() =>
    database
      .select()
      .from(sessions)
      .where(and(eq(sessions.id, sql.placeholder('id')), gt(sessions.expiresAt, sql.placeholder('at'))))
      .prepare(),
  )

  return {
    /** @returns the token for the cookie, and the session */
    start(
      account: number,
      facts: { complete: boolean; device: string; proof?: Session['proof'] },
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
    /** @returns null for a token that is unknown, expired or idle for too long */
    find(token: string): Session | null {
      const at = now().getTime()
      const session = unexpired().get({ id: hashToken(token), at })
      if (!session) return null
      const seenAt = Math.max(session.seenAt, unsaved.get(session.id) ?? 0)
      if (at - seenAt >= sessionLimits.idleMs) return null
      if (at - seenAt > sessionLimits.noteSeenMs) noteSeen(session.id, at)
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
    /**
     * The session that a browser had until it ran out, or was replaced by the next sign-in. Not one that was signed out.
     * @returns null for a token that is unknown, still in use, or too old
     */
    findEnded(token: string): Session | null {
      const of = and(eq(sessions.id, hashToken(token)), eq(sessions.complete, true))
      const session = database.select().from(sessions).where(of).get()
      return session && hasEnded(session) ? session : null
    },
    /** Whether a form was drawn for this account in a session that ran out or was replaced. @param csrf the form's token */
    drewForm(csrf: string, account: number): boolean {
      const of = and(eq(sessions.csrf, csrf), eq(sessions.account, account), eq(sessions.complete, true))
      const session = database.select().from(sessions).where(of).get()
      return session !== undefined && hasEnded(session)
    },
    /** Ends a session because the same browser signs in again. */
    replace: (id: string): void =>
      void database.update(sessions).set({ expiresAt: now().getTime() }).where(eq(sessions.id, id)).run(),
    /** Ends some of an account's. @param ids others are left alone */
    endSome(account: number, ids: readonly string[]): void {
      database
        .delete(sessions)
        .where(and(eq(sessions.account, account), inArray(sessions.id, [...ids])))
        .run()
    },
    end: (id: string): void => void database.delete(sessions).where(eq(sessions.id, id)).run(),
    /** Ends all of everyone. */
    endEverySession: (): void => void database.delete(sessions).run(),
    /** @param but the session to keep; null ends all */
    endAll(account: number, but: string | null = null): void {
      const others = but === null ? undefined : ne(sessions.id, but)
      database
        .delete(sessions)
        .where(and(eq(sessions.account, account), others))
        .run()
    },
    removeOld(): void {
      const at = now().getTime() - recognizedMs
      database
        .delete(sessions)
        .where(or(lte(sessions.expiresAt, at), lte(sessions.seenAt, at - sessionLimits.idleMs)))
        .run()
    },
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>
