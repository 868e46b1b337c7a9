import type { AuditAction, RecordEvent } from '../../platform/audit/audit-event.js'
import type { Account, AccountStore } from './account-store.js'
import { plainEmail } from './account-store.js'
import { mayHavePassword } from './may-act.js'
import type { PasswordHash } from './password-hash.js'
import type { SecondFactor } from './second-factor.js'
import type { Session, SessionStore } from './session-store.js'
import type { CountedAttempt, SignInThrottle } from './sign-in-throttle.js'

/** Someone at the door. */
export interface Visitor {
  /** IP address. */
  address: string
  /** "Chrome on Windows" */
  device: string
  /** The session the browser holds already; it ends: a token from before never opens what comes after. */
  before: Session | null
  /** What this browser's tries for an account are counted under; null where nobody has signed in there as that. */
  browserKey(email: string): string | null
}

/** `closed`: too many failures; `wrong`: one sentence for a wrong address, a wrong password and a closed account. */
export type SignInResult = Entered | { result: 'wrong' | 'closed' }

/** In, or half-way: `code` is still to come. */
export interface Entered {
  result: 'in' | 'code'
  /** For the cookie. */
  token: string
  account: Account
}

export interface SignInTools {
  accounts: AccountStore
  sessions: SessionStore
  throttle: SignInThrottle
  secondFactor: SecondFactor
  passwords: PasswordHash
  record: RecordEvent
  now(): Date
}

/** Lets people in by password and, where they have one, a second factor. */
export function createSignIn(tools: SignInTools) {
  const { accounts, sessions, throttle, secondFactor, passwords } = tools

  /**
   * A new session for somebody who proved who they are; the one before ends. With a second factor it opens nothing but
   * the page that asks for the code, whichever way they came.
   */
  function enter(account: Account, visitor: Visitor, how: string, proof: Session['proof'] = null): Entered {
    if (account.totpSecret === null)
      return { result: 'in', token: open(account, visitor, how, proof), account }
    if (visitor.before) sessions.end(visitor.before.id)
    const { token } = sessions.start(account.id, { complete: false, device: visitor.device, proof })
    return { result: 'code', token, account }
  }

  /** A complete session. @param how `password`, `code`, `sso`; for the audit log */
  function open(account: Account, visitor: Visitor, how: string, proof: Session['proof'] = null): string {
    if (visitor.before) sessions.end(visitor.before.id)
    sessions.removeOld()
    const lastSignInAt = tools.now().getTime()
    accounts.change(account.id, { lastSignInAt, firstSignInAt: account.firstSignInAt ?? lastSignInAt })
    tell('signed-in', account, account, visitor, { how, device: visitor.device })
    return sessions.start(account.id, { complete: true, device: visitor.device, proof }).token
  }

  /** Told of accounts that are there: what else was typed may be a password. What comes once it is locked is not told. */
  function tellFailure(
    account: Account | null,
    visitor: Visitor,
    { isLast }: CountedAttempt,
    how: string,
  ): void {
    if (!account) return
    tell('sign-in-failed', account, null, visitor, { how })
    if (isLast) tell('account-locked', account, null, visitor, {})
  }

  function tell(
    what: AuditAction,
    { id }: Account,
    who: Account | null,
    { address }: Visitor,
    details: object,
  ): void {
    tools.record({ who, what, about: `account:${id}`, from: address, details: { ...details } })
  }

  return {
    enter,
    open,
    async byPassword(email: string, password: string, visitor: Visitor): Promise<SignInResult> {
      const account = accounts.byEmail(email)
      const attempt = throttle.begin(attemptOf(plainEmail(email), visitor))
      if (!attempt) return { result: 'closed' }
      const hash = account && mayHavePassword(account) ? account.passwordHash : null
      const right = await passwords.isRight(password, hash).catch((error) => {
        // Nobody looked at it: a flood shall not lock a school out.
        attempt.uncount()
        throw error
      })
      if (!right || !account?.active) {
        tellFailure(account, visitor, attempt, 'password')
        return { result: 'wrong' }
      }
      // Who knows the password and guesses codes must not start anew with every guess.
      if (account.totpSecret === null) attempt.forgive()
      else attempt.uncount()
      return enter(account, visitor, 'password')
    },
    /** The second step. @param visitor its `before` is the session of the first */
    byCode(account: Account, code: string, visitor: Visitor): SignInResult {
      const attempt = throttle.begin(attemptOf(account.email, visitor))
      if (!attempt) return { result: 'closed' }
      if (!secondFactor.accept(account, code)) {
        tellFailure(account, visitor, attempt, 'code')
        return { result: 'wrong' }
      }
      attempt.forgive()
      return { result: 'in', token: open(account, visitor, 'code', visitor.before?.proof), account }
    },
  }
}

/** How the throttle counts a try. */
export function attemptOf(email: string, { address, browserKey }: Pick<Visitor, 'address' | 'browserKey'>) {
  return { email, address, browser: browserKey(email) }
}

export type SignIn = ReturnType<typeof createSignIn>
