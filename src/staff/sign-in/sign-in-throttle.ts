import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { ipKeyGenerator } from 'express-rate-limit'
import type { Database } from '../../platform/database/open-database.js'
import { signInFailures } from '../../platform/database/staff-schema.js'
import type { Secrets } from '../../platform/secrets/secrets.js'

/** Failures in 15 minutes after which sign-in is closed, for one account and for one network address. */
export const throttleLimits = { windowMs: 15 * 60_000, account: 10, address: 40 }

/** Mails with a link to one account in an hour, as anybody can request them. */
export const emailLimit = { windowMs: 60 * 60_000, account: 3 }

/** The bits of an IPv6 address that identify a household or school, which chooses the others freely. */
const ipv6Network = 64

/** An attempt's origin. */
export interface Attempt {
  email: string
  /** IP address. */
  address: string
  /** A browser in which this account has signed in before, counted separately. Null for others. */
  browser: string | null
}

/** An attempt, counted as failed until it succeeds. */
export interface CountedAttempt {
  /** True if its failure closes the account for a while. */
  isLast: boolean
  uncount(): void
  forgive(): void
}

/** Slows down password guessing. Counts are in the database, so that they survive a restart. */
export function createSignInThrottle(database: Database, secrets: Secrets, now: () => Date) {
  const accountKey = (email: string) => secrets.hash(email, 'sign-in account')
  const addressKey = (address: string) =>
    secrets.hash(ipKeyGenerator(address, ipv6Network), 'sign-in address')
  const letterKey = (email: string) => secrets.hash(email, 'letter account')

  /** The counters of an attempt, most specific first. */
  function keysOf({ email, address, browser }: Attempt): {
    own: string
    all: string[]
    others: string | null
  } {
    if (browser !== null) return { own: browser, all: [browser], others: null }
    const [own, others] = [accountKey(email), addressKey(address)]
    return { own, all: [own, others], others }
  }

  function failuresOf(key: string, windowMs = throttleLimits.windowMs): number {
    const since = now().getTime() - windowMs
    const count = sql<number>`count(*)`
    const of = and(eq(signInFailures.key, key), gt(signInFailures.at, since))
    return database.select({ count }).from(signInFailures).where(of).get()?.count ?? 0
  }

  function removeOld(): void {
    const old = lte(signInFailures.at, now().getTime() - emailLimit.windowMs)
    database.delete(signInFailures).where(old).run()
  }

  function forget(email: string): void {
    const of = eq(signInFailures.key, accountKey(email))
    database.delete(signInFailures).where(of).run()
  }

  return {
    /**
     * Counts an attempt as failed before checking it, so that parallel attempts count, too.
     * @returns null after too many; else the functions for success: `uncount` if another step follows, `forgive` to reset
     * the earlier failures after the last step
     */
    begin(attempt: Attempt): CountedAttempt | null {
      const keys = keysOf(attempt)
      const before = failuresOf(keys.own)
      if (before >= throttleLimits.account) return null
      if (keys.others !== null && failuresOf(keys.others) >= throttleLimits.address) return null
      removeOld()
      const values = keys.all.map((key) => ({ key, at: now().getTime() }))
      const ids = database.insert(signInFailures).values(values).returning().all()
      const uncount = () => {
        const mine = ids.map(({ id }) => id)
        database.delete(signInFailures).where(inArray(signInFailures.id, mine)).run()
      }
      return {
        isLast: before + 1 === throttleLimits.account,
        uncount,
        // For the address, only this attempt is uncounted: it may be trying other accounts.
        forgive() {
          uncount()
          forget(attempt.email)
          database.delete(signInFailures).where(eq(signInFailures.key, keys.own)).run()
        },
      }
    },
    /** Counts a mail with a link. @returns false after too many for the account */
    mayHaveLetter(email: string): boolean {
      const key = letterKey(email)
      if (failuresOf(key, emailLimit.windowMs) >= emailLimit.account) return false
      removeOld()
      database.insert(signInFailures).values({ key, at: now().getTime() }).run()
      return true
    },
    /** Resets an account's failures, after somebody proved their identity in another way. */
    forget,
  }
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>
