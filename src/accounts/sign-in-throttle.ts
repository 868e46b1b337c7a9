import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/open-database.js'
import { signInFailures } from '../database/staff-schema.js'
import type { Secrets } from './secrets.js'

/** Failures in a quarter of an hour after which nobody is let in: for one account, and for one network address. */
export const throttleLimits = { windowMs: 15 * 60_000, account: 10, address: 40 }

interface Attempt {
  email: string
  /** IP address. */
  address: string
}

/** Slows down who tries passwords out. Held in the database: a restart forgets nothing. */
export function createSignInThrottle(database: Database, secrets: Secrets, now: () => Date) {
  const keysOf = ({ email, address }: Attempt) => ({
    account: secrets.hash(email, 'sign-in account'),
    address: secrets.hash(address, 'sign-in address'),
  })
  const failuresOf = (key: string) =>
    database
      .select({ count: sql<number>`count(*)` })
      .from(signInFailures)
      .where(
        and(eq(signInFailures.key, key), gt(signInFailures.at, now().getTime() - throttleLimits.windowMs)),
      )
      .get()?.count ?? 0
  return {
    isClosed(attempt: Attempt): boolean {
      const keys = keysOf(attempt)
      return (
        failuresOf(keys.account) >= throttleLimits.account ||
        failuresOf(keys.address) >= throttleLimits.address
      )
    },
    noteFailure(attempt: Attempt): void {
      const at = now().getTime()
      const old = lte(signInFailures.at, at - throttleLimits.windowMs)
      database.delete(signInFailures).where(old).run()
      database
        .insert(signInFailures)
        .values(Object.values(keysOf(attempt)).map((key) => ({ key, at })))
        .run()
    },
    /** Who is let in starts anew; the address does not: it may be trying others. */
    noteSuccess(attempt: Attempt): void {
      database
        .delete(signInFailures)
        .where(eq(signInFailures.key, keysOf(attempt).account))
        .run()
    },
  }
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>
