import type { AuditAction, RecordEvent } from '../audit/audit-event.js'
import type { Account, AccountStore } from './account-store.js'
import { plainEmail } from './account-store.js'
import type { PasswordHash } from './password-hash.js'
import type { SecondFactor } from './second-factor.js'
import type { Session, SessionStore } from './session-store.js'
import type { SignInThrottle } from './sign-in-throttle.js'

/** Someone at the door. */
export interface Visitor {
  /** IP address. */
  address: string
  /** "Chrome on Windows" */
  device: string
  /** The session the browser holds already; it ends: a token from before never opens what comes after. */
  before: Session | null
}

/** `closed`: too many failures; `wrong`: one sentence for a wrong address, a wrong password and a closed account. */
export type SignInResult =
  | { result: 'in' | 'code'; token: string; account: Account }
  | { result: 'wrong' | 'closed' }

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
  function enter(account: Account, visitor: Visitor, how: string): SignInResult {
    if (account.totpSecret === null) return { result: 'in', token: open(account, visitor, how), account }
    if (visitor.before) sessions.end(visitor.before.id)
    const { token } = sessions.start(account.id, { complete: false, device: visitor.device })
    return { result: 'code', token, account }
  }

  /** A complete session. @param how `password`, `code`, `sso`; for the audit log */
  function open(account: Account, visitor: Visitor, how: string): string {
    if (visitor.before) sessions.end(visitor.before.id)
    sessions.removeOld()
    accounts.change(account.id, { lastSignInAt: tools.now().getTime() })
    tell('signed-in', account, visitor, { how, device: visitor.device })
    return sessions.start(account.id, { complete: true, device: visitor.device }).token
  }

  /** What failed is told of accounts that are there: what else was typed may be a password. */
  function tell(what: AuditAction, account: Account | null, { address }: Visitor, details = {}): void {
    if (!account) return
    const who = what === 'signed-in' ? account : null
    tools.record({ who, what, about: `account:${account.id}`, from: address, details })
  }

  return {
    enter,
    open,
    async byPassword(email: string, password: string, visitor: Visitor): Promise<SignInResult> {
      const account = accounts.byEmail(email)
      const attempt = throttle.begin({ email: plainEmail(email), address: visitor.address })
      if (!attempt) {
        tell('sign-in-refused', account, visitor)
        return { result: 'closed' }
      }
      const right = await passwords.isRight(password, account?.passwordHash ?? null)
      if (!right || !account?.active) {
        tell('sign-in-failed', account, visitor, { how: 'password' })
        return { result: 'wrong' }
      }
      // Who knows the password and guesses codes must not start anew with every guess.
      if (account.totpSecret === null) attempt.forgive()
      else attempt.uncount()
      return enter(account, visitor, 'password')
    },
    /** The second step. @param visitor its `before` is the session of the first */
    byCode(account: Account, code: string, visitor: Visitor): SignInResult {
      const attempt = throttle.begin({ email: account.email, address: visitor.address })
      if (!attempt) {
        tell('sign-in-refused', account, visitor)
        return { result: 'closed' }
      }
      if (!secondFactor.accept(account, code)) {
        tell('sign-in-failed', account, visitor, { how: 'code' })
        return { result: 'wrong' }
      }
      attempt.forgive()
      return { result: 'in', token: open(account, visitor, 'code'), account }
    },
  }
}

export type SignIn = ReturnType<typeof createSignIn>
