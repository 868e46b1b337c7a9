import type { Request } from 'express'
import type { PasswordHash } from './password-hash.js'
import { attemptOf, type Visitor } from './sign-in.js'
import type { SignInThrottle } from './sign-in-throttle.js'
import type { Staff } from './staff-guard.js'

/** How long a sign-in counts as fresh for people without a password here. */
const freshMs = 10 * 60_000

/**
 * How a signed-in person can confirm their identity: by password, or by a fresh sign-in at the district's provider.
 * `stale`: must sign in again; `unproven`: cannot, because the provider does not report the time of sign-in.
 */
export type ProofKind = 'password' | 'fresh' | 'stale' | 'unproven'

/** The fault: the password, too many attempts, or the sign-in. */
export type ProofFault = 'current' | 'closed' | 'stale' | 'unproven'

/** Confirms a person's identity before changes to their second step: the desk may have been left unlocked. */
export function createProveAgain(tools: {
  passwords: PasswordHash
  throttle: SignInThrottle
  visitorOf(req: Request): Visitor
  now(): Date
}) {
  const { passwords, throttle, visitorOf, now } = tools

  function kindOf({ account, session }: Staff, setsUp = false): ProofKind {
    if (account.passwordHash !== null) return 'password'
    if (session.proof === null || now().getTime() - session.createdAt > freshMs) return 'stale'
    return session.proof === 'shown' || setsUp ? 'fresh' : 'unproven'
  }

  return {
    /** @param setsUp true for setting up the first second step, which must work even if the provider reports no time */
    kindOf,
    /**
     * Counts as one attempt, throttled as at sign-in.
     * @param setsUp as in `kindOf`
     * @param alsoRight a further check, such as a code; runs only if the rest is right
     * @returns null if all of it is right
     */
    async faultOf<F extends string>(
      staff: Staff,
      {
        req,
        password,
        setsUp = false,
        alsoRight,
      }: { req: Request; password: string; setsUp?: boolean; alsoRight(): F | null | Promise<F | null> },
    ): Promise<ProofFault | F | null> {
      const { account } = staff
      const kind = kindOf(staff, setsUp)
      if (kind === 'stale' || kind === 'unproven') return kind
      const attempt = throttle.begin(attemptOf(account.email, visitorOf(req)))
      if (!attempt) return 'closed'
      if (kind === 'password' && !(await passwords.isRight(password, account.passwordHash))) return 'current'
      const fault = await alsoRight()
      if (fault === null) attempt.forgive()
      return fault
    },
  }
}

export type ProveAgain = ReturnType<typeof createProveAgain>
