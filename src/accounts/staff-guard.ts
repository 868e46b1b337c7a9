import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../paths.js'
import { Forbidden } from '../web/errors.js'
import { speechOf } from '../web/pages.js'
import type { Account, AccountStore, Role } from './account-store.js'
import { isSame } from './form-token.js'
import { clearSessionCookie, readSessionCookie } from './session-cookie.js'
import type { Session, SessionStore } from './session-store.js'

/** Who is signed in on a staff page. */
export interface Staff {
  account: Account
  session: Session
}

const rank: Record<Role, number> = { desk: 1, editor: 2, admin: 3 }

/** Whether a role may do what asks for at least another one. */
export function mayAct(role: Role, least: Role): boolean {
  return rank[role] >= rank[least]
}

/** Who is signed in. Only below a guard. */
export function staffOf(res: Response): Staff {
  const { staff } = res.locals
  if (!staff) throw new Error('No guard stands before this page')
  return staff
}

/** Closes rooms to all who are not signed in with the role that is asked for. */
export function createStaffGuard(tools: { accounts: AccountStore; sessions: SessionStore }) {
  /** @returns null for nobody, for an ended session, for an account that was closed */
  function find(req: Request): Staff | null {
    const token = readSessionCookie(req)
    const session = token ? tools.sessions.find(token) : null
    const account = session && tools.accounts.byId(session.account)
    return session && account?.active ? { account, session } : null
  }

  /** Nothing behind it answers without the role; nothing is changed without the session's token in the form. */
  function require(least: Role): RequestHandler[] {
    return [neverKept, signedIn, withRole(least), changesBearToken]
  }

  const signedIn: RequestHandler = (req, res, next) => {
    const staff = find(req)
    if (staff?.session.complete) {
      res.locals.staff = staff
      return next()
    }
    if (!staff && readSessionCookie(req)) clearSessionCookie(res)
    const { code } = speechOf(res)
    if (staff) return res.redirect(303, paths.signInCode(code))
    // What a form held is lost with the session; where one was reading, one comes back to.
    const back = req.method === 'GET' ? req.originalUrl : null
    res.redirect(303, paths.signIn(code, back))
  }

  return { find, require }
}

export type StaffGuard = ReturnType<typeof createStaffGuard>

const neverKept: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

function withRole(least: Role): RequestHandler {
  return (_req, res, next) => {
    next(mayAct(staffOf(res).account.role, least) ? undefined : new Forbidden())
  }
}

const safeMethods = new Set(['GET', 'HEAD'])

const changesBearToken: RequestHandler = (req, res, next) => {
  const { csrf } = staffOf(res).session
  const given = req.body?.csrf ?? req.get('x-csrf-token')
  next(safeMethods.has(req.method) || isSame(given, csrf) ? undefined : new Forbidden())
}
