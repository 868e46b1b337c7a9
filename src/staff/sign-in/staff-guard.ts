import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import { FormExpired, NotAllowed } from '../../platform/web/errors.js'
import { speechOf } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { Account, AccountStore, Role } from './account-store.js'
import { type MinRole, mayAct, mayHavePassword } from './may-act.js'
import type { ResumeForm } from './resume-form.js'
import type { SecondStepRules } from './second-step-rule.js'
import type { Session, SessionStore } from './session-store.js'
import type { TokenCookie } from './staff-cookies.js'

/** The person signed in on a staff page. */
export interface Staff {
  account: Account
  session: Session
  /** The deadline for a required second step; null if not required, or set up. */
  secondStep: { lastDay: string; overdue: boolean } | null
}

declare global {
  namespace Express {
    interface Locals {
      /** Read it with `staffOf`. */
      staff?: Staff
      /** The protected room, before any route is matched: `/admin/*`. */
      room?: string
    }
  }
}

/**
 * Protects a staff route: without the role nothing is shown, without the session's token nothing is changed.
 * Put it before every handler of a staff room:
 *
 *     const { guard } = services.accounts
 *     return routeTable({
 *       [routes.referrals]: { before: guard('desk'), get: pages.showReferrals, post: pages.logReferral },
 *     })
 *
 * For a POST it reads the form and checks its token: put `{{> staff/token}}` into every form (a script sends the header
 * `X-CSRF-Token`), and draw the page with `sendStaffPage`. The handler gets the person from `staffOf(res)`.
 * Rooms are also protected as a whole (`staffRooms` in paths.ts), so that a forgotten guard lets no strangers in, and
 * tests of closed rooms and roles check every route.
 * @param minRole the lowest role that may enter; see `mayAct`
 * @param body reads the body if it is not a plain form of up to 200 fields, such as an upload
 */
export type Guard = (minRole: MinRole, body?: RequestHandler[]) => RequestHandler[]

/** The person signed in. Only below a guard. */
export function staffOf(res: Response): Staff {
  const { staff } = res.locals
  if (!staff) throw new Error('This page has no guard')
  return staff
}

const staffForm = formBody({ fields: 200 })

/** Admits only people with the required role. */
export function createStaffGuard(tools: {
  accounts: AccountStore
  sessions: SessionStore
  cookie: TokenCookie
  publicUrl: string | null
  /** Roles that groups give by the current settings; none without single sign-on. */
  rolesByGroup: ReadonlySet<Role>
  secondStepRule: Pick<SecondStepRules, 'lastDayOf' | 'isOverdue'>
  resumeForm: ResumeForm
}) {
  const ours = sameOrigin(tools.publicUrl)

  const isOpen = (account: Account) =>
    account.active && (mayHavePassword(account) || tools.rolesByGroup.has(account.role))

  /** @returns null for nobody, an ended session, a closed account, or a role that no group gives anymore */
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
    const { code } = speechOf(res)
    // After reading, people return to the same page; after sending a form, to that form.
    if (req.method === 'GET') return askToSignIn(res, staff, req.originalUrl)
    ours(req, res, (foreign) => {
      if (foreign) return next(foreign)
      tools.resumeForm
        .keep(req, res)
        .then((kept) => {
          if (kept === 'too-large') return res.redirect(303, paths.signInTooLarge(code))
          askToSignIn(res, staff, kept)
        })
        .catch(next)
    })
  }

  function askToSignIn(res: Response, halfWay: Staff | null, next: string | null): void {
    const { code } = speechOf(res)
    res.redirect(303, halfWay ? paths.signInCode(code, next) : paths.signIn(code, next))
  }

  /** A form drawn before the same person had to sign in again is still theirs. */
  const bearsToken: RequestHandler = (req, res, next) => {
    const given = req.body?.csrf ?? req.get('x-csrf-token')
    const { session, account } = staffOf(res)
    const isOurs =
      isEqualSecret(given, session.csrf) ||
      (typeof given === 'string' && tools.sessions.drewForm(given, account.id))
    next(isOurs ? undefined : new FormExpired())
  }

  /** Admits nobody below this role, before the request's body is read. */
  const close = (minRole: MinRole): RequestHandler[] => [noStore, signedIn, withRole(minRole)]

  const guard: Guard = (minRole, body = staffForm) => [
    ...close(minRole),
    ...[ours, ...tools.resumeForm.readKept(staffOf, body), bearsToken].map(forChanges),
  ]

  return { guard, close, findStaff }
}

/** Forbids every cache, including the browser's. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

function withRole(minRole: MinRole): RequestHandler {
  return (req, res, next) => {
    if (mayAct(staffOf(res).account.role, minRole)) return next()
    // The room is refused before any route is matched.
    if (!req.route) res.locals.room = `${req.baseUrl}/*`
    next(new NotAllowed())
  }
}

const readingMethods = new Set(['GET', 'HEAD'])

/** Runs the check only for requests that change something. */
function forChanges(handler: RequestHandler): RequestHandler {
  return (req, res, next) => (readingMethods.has(req.method) ? next() : handler(req, res, next))
}
