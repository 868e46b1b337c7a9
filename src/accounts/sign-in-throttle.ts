import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/open-database.js'
import { signInFailures } from '../database/staff-schema.js'
import type { Secrets } from './secrets.js'

/** Failures in a quarter of an hour after which nobody is let in: for one account, and for one network address. */
export const throttleLimits = { windowMs: 15 * 60_000, account: 10, address: 40 }

/** Who tries to come in. */
export interface Attempt {
  email: string
  /** IP address. */
  address: string
}

/** An attempt, counted as failed until it turns out right. */
export interface CountedAttempt {
  /** When it fails, the account is closed for a while. */
  isLast: boolean
  uncount(): void
  forgive(): void
}

/** Slows down who tries passwords out. Held in the database: a restart forgets nothing. */
export function createSignInThrottle(database: Database, secrets: Secrets, now: () => Date) {
  const accountKey = (email: string) => secrets.hash(email, 'sign-in account')
  const addressKey = (address: string) => secrets.hash(address, 'sign-in address')

  function failuresOf(key: string): number {
    const since = now().getTime() - throttleLimits.windowMs
    const count = sql<number>`count(*)`
    const of = and(eq(signInFailures.key, key), gt(signInFailures.at, since))
    return database.select({ count }).from(signInFailures).where(of).get()?.count ?? 0
  }

  function removeOld(): void {
    const old = lte(signInFailures.at, now().getTime() - throttleLimits.windowMs)
    database.delete(signInFailures).where(old).run()
  }

  function forget(email: string): void {
    const of = eq(signInFailures.key, accountKey(email))
    database.delete(signInFailures).where(of).run()
  }

  return {
    /**
     * Counts an attempt as failed before it is looked at: a hundred at once are a hundred.
     * @returns null when there were too many; else what to call once it was right: `uncount` it where another step
     * is to come, `forgive` what failed before where it was the last
     */
    begin({ email, address }: Attempt): CountedAttempt | null {
      const keys = [accountKey(email), addressKey(address)] as const
      const before = failuresOf(keys[0])
      if (before >= throttleLimits.account || failuresOf(keys[1]) >= throttleLimits.address) return null
      removeOld()
      const values = keys.map((key) => ({ key, at: now().getTime() }))
      const ids = database.insert(signInFailures).values(values).returning().all()
      const uncount = () => {
        const mine = ids.map(({ id }) => id)
        database.delete(signInFailures).where(inArray(signInFailures.id, mine)).run()
      }
      return {
        isLast: before + 1 === throttleLimits.account,
        uncount,
        // The address only loses this one: it may be trying others.
        forgive() {
          uncount()
          forget(email)
        },
      }
    },
    /** Opens an account again: somebody proved in another way who they are. */
    forget,
  }
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>
