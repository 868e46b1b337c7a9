import type { Request } from 'express'
import type { PasswordHash } from './password-hash.js'
import { attemptOf, type Visitor } from './sign-in.js'
import type { SignInThrottle } from './sign-in-throttle.js'
import type { Staff } from './staff-guard.js'

/** How long a sign-in counts as fresh, for those who have no password here. */
const freshMs = 10 * 60_000

/**
 * How somebody who is signed in shows that it is them: by their password, or by a sign-in of just now at the district's provider.
 * `stale`: by another sign-in; `unproven`: not at all, for the provider does not say when they signed in.
 */
export type ProofKind = 'password' | 'fresh' | 'stale' | 'unproven'

/** What was wrong: the password, too many tries, or the sign-in. */
export type ProofFault = 'current' | 'closed' | 'stale' | 'unproven'

/** Asks again who somebody is, before their second step is changed: a desk may have been left unlocked. */
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
    /** @param setsUp a first second step is set up: nobody is locked out of that by a provider that does not say when they signed in */
    kindOf,
    /**
     * Counts as one try; wrong ones are slowed down as at the door.
     * @param setsUp as in `kindOf`
     * @param alsoRight what else has to be right, such as a code; it is looked at once the rest is
     * @returns null when all of it is right
     */
    async faultOf<F extends string>(
      staff: Staff,
      {
        req,
        password,
        setsUp = false,
        alsoRight,
      }: { req: Request; password: string; setsUp?: boolean; alsoRight(): F | null },
    ): Promise<ProofFault | F | null> {
      const { account } = staff
      const kind = kindOf(staff, setsUp)
      if (kind === 'stale' || kind === 'unproven') return kind
      const attempt = throttle.begin(attemptOf(account.email, visitorOf(req)))
      if (!attempt) return 'closed'
      if (kind === 'password' && !(await passwords.isRight(password, account.passwordHash))) return 'current'
      const fault = alsoRight()
      if (fault === null) attempt.forgive()
      return fault
    },
  }
}

export type ProveAgain = ReturnType<typeof createProveAgain>
