import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { FormExpired, NotAllowed } from '../../platform/web/errors.js'
import { speechOf } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { Account, AccountStore, Role } from './account-store.js'
import { isEqualToken } from './form-token.js'
import { mayAct, mayHavePassword } from './may-act.js'
import type { SecondStepRules } from './second-step-rule.js'
import type { Session, SessionStore } from './session-store.js'
import type { TokenCookie } from './staff-cookies.js'

/** Who is signed in on a staff page. */
export interface Staff {
  account: Account
  session: Session
  /** What is asked of an account without a second step; null where none is needed, or there is one. */
  secondStep: { lastDay: string; overdue: boolean } | null
}

declare global {
  namespace Express {
    interface Locals {
      /** Who is signed in; read it with `staffOf`. */
      staff?: Staff
      /** The room that was closed before any route was known: `/admin/*`. */
      room?: string
    }
  }
}

/**
 * Closes a staff route: nothing behind it answers without the role, and nothing is changed without the session's token.
 * It stands before every handler of a room of the staff:
 *
 *     const { guard } = services.accounts
 *     return routeTable({
 *       [routes.referrals]: { before: guard('desk'), get: pages.showReferrals, post: pages.logReferral },
 *     })
 *
 * For a POST it reads the form and checks its token: put `{{> staff/token}}` into every form (a script sends the header
 * `X-CSRF-Token`), and draw the page with `sendStaffPage`. The handler knows who it is by `staffOf(res)`.
 * The rooms are closed as a whole, too (`staffRooms` in paths.ts): a forgotten guard opens nothing to strangers,
 * and test/staff/sign-in/closed-rooms.test.ts walks every route.
 * @param least the role that is enough; `desk` < `editor` < `admin`
 * @param body what reads the body, where it is no plain form of up to 200 fields: an upload
 */
export type Guard = (least: Role, body?: RequestHandler[]) => RequestHandler[]

/** Who is signed in. Only below a guard. */
export function staffOf(res: Response): Staff {
  const { staff } = res.locals
  if (!staff) throw new Error('No guard stands before this page')
  return staff
}

const staffForm = formBody({ fields: 200 })

/** Closes rooms to all who are not signed in with the role that is asked for. */
export function createStaffGuard(tools: {
  accounts: AccountStore
  sessions: SessionStore
  cookie: TokenCookie
  publicUrl: string | null
  /** The roles that groups give by the settings of today: with single sign-on off, none. */
  rolesByGroup: ReadonlySet<Role>
  secondStepRule: Pick<SecondStepRules, 'lastDayOf' | 'isOverdue'>
}) {
  const ours = sameOrigin(tools.publicUrl)

  const isOpen = (account: Account) =>
    account.active && (mayHavePassword(account) || tools.rolesByGroup.has(account.role))

  /** @returns null for nobody, for an ended session, for an account that was closed, for a role that no group gives any more */
  function findStaff(req: Request): Staff | null {
    const token = tools.cookie.read(req)
    const session = token ? tools.sessions.find(token) : null
    const account = session && tools.accounts.byId(session.account)
    return session && account && isOpen(account)
      ? { account, session, secondStep: secondStepOf(account) }
      : null
  }

  function secondStepOf(account: Account): Staff['secondStep'] {
    const lastDay = tools.secondStepRule.lastDayOf(account)
    return lastDay === null ? null : { lastDay, overdue: tools.secondStepRule.isOverdue(account) }
  }

  const signedIn: RequestHandler = (req, res, next) => {
    const staff = res.locals.staff ?? findStaff(req)
    if (staff?.session.complete) {
      res.locals.staff = staff
      const enrolling = paths.accountFactor(speechOf(res).code)
      const there = req.originalUrl.split('?')[0] === enrolling
      return staff.secondStep?.overdue && !there ? res.redirect(303, enrolling) : next()
    }
    if (!staff && tools.cookie.read(req)) tools.cookie.clear(res)
    const { code } = speechOf(res)
    // What a form held is lost with the session; where one was reading, one comes back to.
    const back = req.method === 'GET' ? req.originalUrl : null
    res.redirect(303, staff ? paths.signInCode(code, back) : paths.signIn(code, back))
  }

  /** Lets nobody in who has not at least this role. What they send is not even read. */
  const close = (least: Role): RequestHandler[] => [noStore, signedIn, withRole(least)]

  const guard: Guard = (least, body = staffForm) => [
    ...close(least),
    ...[ours, ...body, bearsToken].map(forChanges),
  ]

  return { guard, close, findStaff }
}

/** No cache keeps it, not even the browser's own. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

function withRole(least: Role): RequestHandler {
  return (req, res, next) => {
    if (mayAct(staffOf(res).account.role, least)) return next()
    // A whole room is closed before any of its routes is known.
    if (!req.route) res.locals.room = `${req.baseUrl}/*`
    next(new NotAllowed())
  }
}

const bearsToken: RequestHandler = (req, res, next) => {
  const given = req.body?.csrf ?? req.get('x-csrf-token')
  next(isEqualToken(given, staffOf(res).session.csrf) ? undefined : new FormExpired())
}

const readingMethods = new Set(['GET', 'HEAD'])

/** Reading changes nothing: only what does is checked. */
function forChanges(handler: RequestHandler): RequestHandler {
  return (req, res, next) => (readingMethods.has(req.method) ? next() : handler(req, res, next))
}
