import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { houseOf } from '../navigation/staff-house.js'
import { staffHome } from '../navigation/staff-rooms.js'
import type { Account } from './account-store.js'
import { readNextPath } from './next-path.js'
import { presentSignIn, presentSignInCode } from './present-sign-in.js'
import type { Entered } from './sign-in.js'
import type { SignInDeps } from './sign-in-deps.js'
import type { Staff } from './staff-guard.js'

/** Signing in by password and code, and out. */
export function signInPages(services: Pick<SignInDeps, 'accounts' | 'audit'>, sendPage: SendPage) {
  const { findStaff, visitorOf, signIn, sessions, formTokens, cookies, sso, knownBrowsers, keptForms } =
    services.accounts

  const showSignIn: RequestHandler = (req, res) => {
    const staff = findStaff(req)
    if (staff?.session.complete) return res.redirect(303, whereTo(req, res, staff))
    const form = {
      ...formOf(req, res),
      chosen: req.query.chosen === 'yes',
      tooLarge: req.query.kept === 'no',
    }
    sendPage(res, presentSignIn(form, speechOf(res)))
  }

  const takePassword: RequestHandler = async (req, res) => {
    const { email, password } = textsOf(req.body, 'email', 'password')
    const result = await signIn.byPassword(email, password, visitorOf(req))
    if ('token' in result) return letIn(res, result, nextOf(req))
    const form = { ...formOf(req, res), chosen: false, tooLarge: false, email, fault: result.result }
    sendPage(res, presentSignIn(form, speechOf(res)))
  }

  const showCode: RequestHandler = (req, res) => {
    if (halfWay(req, res)) sendPage(res, presentSignInCode(formOf(req, res), speechOf(res)))
  }

  const takeCode: RequestHandler = async (req, res) => {
    const staff = halfWay(req, res)
    if (!staff) return
    const { code } = textsOf(req.body, 'code')
    const result = await signIn.byCode(staff.account, code, { ...visitorOf(req), before: staff.session })
    if ('token' in result) return letIn(res, result, nextOf(req))
    sendPage(res, presentSignInCode({ ...formOf(req, res), fault: result.result }, speechOf(res)))
  }

  const signOut: RequestHandler = (req, res) => {
    const staff = findStaff(req)
    if (staff) {
      sessions.end(staff.session.id)
      keptForms.forgetAll(staff.account.id)
      const about = `account:${staff.account.id}`
      services.audit.record({ who: staff.account, what: 'signed-out', about, from: req.ip ?? '' })
    }
    cookies.session.clear(res)
    // Also clears the browser's copies of protected pages.
    res.set('Clear-Site-Data', '"cache"')
    res.redirect(303, paths.signIn(speechOf(res).code))
  }

  /**
   * Replaces the browser's token with the new session's.
   * @param next the page to open; null for the account's home
   */
  function letIn(res: Response, result: Entered, next: string | null): void {
    cookies.session.write(res, result.token)
    if (result.result === 'in') knownBrowsers.remember(res.req, res, result.account.email)
    const { code } = speechOf(res)
    const inside = next ?? homeOf(result.account, res)
    res.redirect(303, result.result === 'code' ? paths.signInCode(code, next) : inside)
  }

  /** The person whose password was right and whose code is missing; otherwise redirects the browser. */
  function halfWay(req: Request, res: Response): Staff | null {
    const staff = findStaff(req)
    if (staff && !staff.session.complete) return staff
    res.redirect(303, staff ? whereTo(req, res, staff) : paths.signIn(speechOf(res).code))
    return null
  }

  function formOf(req: Request, res: Response) {
    const lead = houseOf(res).signInLead
    return {
      ...{ csrf: formTokens.give(req, res), next: nextOf(req), email: '', fault: null, sso: sso !== null },
      lead,
    }
  }

  return { showSignIn, takePassword, showCode, takeCode, signOut, letIn }
}

function nextOf(req: Request): string | null {
  return readNextPath(req.body?.next ?? req.query.next)
}

function whereTo(req: Request, res: Response, { account }: Staff): string {
  return nextOf(req) ?? homeOf(account, res)
}

/** For an admin whose district is not set up: where that goes on. Its desk has nobody to name yet. */
function homeOf({ role }: Pick<Account, 'role'>, res: Response): string {
  const { code } = speechOf(res)
  const setsUp = role === 'admin' && res.app.locals.isSettingUp?.() === true
  return setsUp ? setupPaths.steps(code) : staffHome(role, code, houseOf(res).rooms)
}
