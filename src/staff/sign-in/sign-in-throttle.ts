import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { ipKeyGenerator } from 'express-rate-limit'
import type { Database } from '../../platform/database/open-database.js'
import { signInFailures } from '../../platform/database/staff-schema.js'
import type { Secrets } from './secrets.js'

/** Failures in a quarter of an hour after which nobody is let in: for one account, and for one network address. */
export const throttleLimits = { windowMs: 15 * 60_000, account: 10, address: 40 }

/** Letters with a link that anybody may have sent to one account, in an hour. */
export const emailLimit = { windowMs: 60 * 60_000, account: 3 }

/** Bits of an IPv6 address that one household or one school has: the rest it chooses as it likes. */
const ipv6Network = 64

/** Who tries to come in. */
export interface Attempt {
  email: string
  /** IP address. */
  address: string
  /** Of a browser in which this account has signed in before: it is counted by itself. Null for others. */
  browser: string | null
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
  const addressKey = (address: string) =>
    secrets.hash(ipKeyGenerator(address, ipv6Network), 'sign-in address')
  const letterKey = (email: string) => secrets.hash(email, 'letter account')

  /** What an attempt is counted under: one's own first. */
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
     * Counts an attempt as failed before it is looked at: a hundred at once are a hundred.
     * @returns null when there were too many; else what to call once it was right: `uncount` it where another step
     * is to come, `forgive` what failed before where it was the last
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
        // The address only loses this one: it may be trying others.
        forgive() {
          uncount()
          forget(attempt.email)
          database.delete(signInFailures).where(eq(signInFailures.key, keys.own)).run()
        },
      }
    },
    /** Counts a letter with a link. @returns false when the account had enough of them */
    mayHaveLetter(email: string): boolean {
      const key = letterKey(email)
      if (failuresOf(key, emailLimit.windowMs) >= emailLimit.account) return false
      removeOld()
      database.insert(signInFailures).values({ key, at: now().getTime() }).run()
      return true
    },
    /** Opens an account again: somebody proved in another way who they are. */
    forget,
  }
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>
