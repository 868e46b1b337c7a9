import type { AuditAction, RecordEvent } from '../../platform/audit/audit-event.js'
import type { Account, AccountStore } from './account-store.js'
import { plainEmail } from './account-store.js'
import { mayHavePassword } from './may-act.js'
import type { PasswordHash } from './password-hash.js'
import type { SecondFactor } from './second-factor.js'
import type { Session, SessionStore } from './session-store.js'
import type { CountedAttempt, SignInThrottle } from './sign-in-throttle.js'

/** Somebody who signs in. */
export interface Visitor {
  /** IP address. */
  address: string
  /** "Chrome on Windows" */
  device: string
  /** Language of the page, BCP 47. */
  lang: string
  /** The browser's earlier session, which ends: an old token never opens the new session. */
  before: Session | null
  /** The counter key for this browser and account; null if nobody has signed in there with it. */
  browserKey(email: string): string | null
}

/** `closed`: too many failures; `wrong`: the same for a wrong address, a wrong password and a closed account. */
export type SignInResult = Entered | { result: 'wrong' | 'closed' }

/** Complete, or half-way: `code` means that the second step is missing. */
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

/** Signs people in by password and second factor, if any. */
export function createSignIn(tools: SignInTools) {
  const { accounts, sessions, throttle, secondFactor, passwords } = tools

  /**
   * A new session for somebody who proved their identity; ends the one before. With a second factor it opens only the page
   * for the code, however they came.
   */
  function enter(account: Account, visitor: Visitor, how: string, proof: Session['proof'] = null): Entered {
    if (account.totpSecret === null)
      return { result: 'in', token: open(account, visitor, how, proof), account }
    if (visitor.before) sessions.replace(visitor.before.id)
    const { token } = sessions.start(account.id, { complete: false, device: visitor.device, proof })
    return { result: 'code', token, account }
  }

  /** A complete session. @param how `password`, `code`, `sso`; for the audit log */
  function open(account: Account, visitor: Visitor, how: string, proof: Session['proof'] = null): string {
    if (visitor.before) sessions.replace(visitor.before.id)
    sessions.removeOld()
    const lastSignInAt = tools.now().getTime()
    const firstSignInAt = account.firstSignInAt ?? lastSignInAt
    accounts.change(account.id, { lastSignInAt, firstSignInAt, lang: visitor.lang })
    tell('signed-in', account, account, visitor, { how, device: visitor.device })
    return sessions.start(account.id, { complete: true, device: visitor.device, proof }).token
  }

  /** Records failures of existing accounts only: other typed addresses may be passwords. Records nothing while it is locked. */
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
        // Not checked, so not counted: a flood must not lock a school out.
        attempt.uncount()
        throw error
      })
      if (!right || !account?.active) {
        tellFailure(account, visitor, attempt, 'password')
        return { result: 'wrong' }
      }
      // With a second factor, somebody who has the password must not get new attempts for each code.
      if (account.totpSecret === null) attempt.forgive()
      else attempt.uncount()
      return enter(account, visitor, 'password')
    },
    /** The second step. @param visitor its `before` is the first step's session */
    async byCode(account: Account, code: string, visitor: Visitor): Promise<SignInResult> {
      const attempt = throttle.begin(attemptOf(account.email, visitor))
      if (!attempt) return { result: 'closed' }
      const right = await secondFactor.accept(account, code).catch((error) => {
        attempt.uncount()
        throw error
      })
      if (!right) {
        tellFailure(account, visitor, attempt, 'code')
        return { result: 'wrong' }
      }
      attempt.forgive()
      return { result: 'in', token: open(account, visitor, 'code', visitor.before?.proof), account }
    },
  }
}

/** An attempt for the throttle. */
export function attemptOf(email: string, { address, browserKey }: Pick<Visitor, 'address' | 'browserKey'>) {
  return { email, address, browser: browserKey(email) }
}

export type SignIn = ReturnType<typeof createSignIn>
