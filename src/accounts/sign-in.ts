import type { Account, AccountStore } from './account-store.js'
import { plainEmail } from './account-store.js'
import { isPassword } from './password-hash.js'
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

/** Lets people in by password and, where they have one, a second factor. */
export function createSignIn(tools: {
  accounts: AccountStore
  sessions: SessionStore
  throttle: SignInThrottle
  secondFactor: SecondFactor
  now: () => Date
}) {
  const { accounts, sessions, throttle, secondFactor, now } = tools

  /** A new session for one that was just proved; the one before ends. */
  function open(account: Account, visitor: Visitor, complete: boolean): string {
    if (visitor.before) sessions.end(visitor.before.id)
    if (complete) accounts.change(account.id, { lastSignInAt: now().getTime() })
    return sessions.start(account.id, { complete, device: visitor.device }).token
  }

  return {
    open,
    async byPassword(email: string, password: string, visitor: Visitor): Promise<SignInResult> {
      const attempt = { email: plainEmail(email), address: visitor.address }
      if (throttle.isClosed(attempt)) return { result: 'closed' }
      const account = accounts.byEmail(email)
      const right = await isPassword(password, account?.passwordHash ?? null)
      if (!right || !account?.active) {
        throttle.noteFailure(attempt)
        return { result: 'wrong' }
      }
      throttle.noteSuccess(attempt)
      const complete = account.totpSecret === null
      return { result: complete ? 'in' : 'code', token: open(account, visitor, complete), account }
    },
    /** The second step. @param visitor its `before` is the session of the first */
    byCode(account: Account, code: string, visitor: Visitor): SignInResult {
      const attempt = { email: account.email, address: visitor.address }
      if (throttle.isClosed(attempt)) return { result: 'closed' }
      if (!secondFactor.accept(account, code)) {
        throttle.noteFailure(attempt)
        return { result: 'wrong' }
      }
      throttle.noteSuccess(attempt)
      return { result: 'in', token: open(account, visitor, true), account }
    },
  }
}

export type SignIn = ReturnType<typeof createSignIn>
