import { type RequestHandler, Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import { MethodNotAllowed } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import { limitRequests } from '../../platform/web/rate-limit.js'
import { formBody } from '../../platform/web/request-body.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { accountAdminPages } from './account-admin-pages.js'
import { accountPages } from './account-pages.js'
import { isSame } from './form-token.js'
import { passwordPages } from './password-pages.js'
import type { SignInDeps } from './sign-in-deps.js'
import { signInPages } from './sign-in-pages.js'
import { ssoPages } from './sso-pages.js'
import { neverKept } from './staff-guard.js'

/** Sign-in, one's own account, and everybody's for admins. */
export function accountRoutes(services: SignInDeps, sendPage: SendPage): Router {
  const { guard, findStaff, formTokens } = services.accounts
  const limit = limitRequests(services.config.rateLimitPerMinute)
  const ours = [sameOrigin(services.config.publicUrl), ...formBody()]
  const fromOurForm = [limit, ...ours, formTokens.check]
  const sendStaffPage = createSendStaffPage(sendPage)

  /** A form from before the sign-in bears one token, one from after it the session's. */
  const bearsEither: RequestHandler = (req, res, next) => {
    const staff = findStaff(req)
    if (staff && isSame(req.body?.csrf, staff.session.csrf)) return next()
    formTokens.check(req, res, next)
  }

  const signIn = signInPages(services, sendPage)
  const sso = ssoPages(services, sendPage, signIn.letIn)
  const password = passwordPages(services, sendPage)
  const own = accountPages(services, sendStaffPage)
  const all = accountAdminPages(services, sendStaffPage)

  const router = Router()
  router.use([routes.signIn, routes.signOut, routes.forgot, '/choose-password'], neverKept)
  router.get(routes.signIn, signIn.showSignIn)
  router.post(routes.signIn, fromOurForm, signIn.takePassword)
  router.get(routes.signInCode, signIn.showCode)
  router.post(routes.signInCode, fromOurForm, signIn.takeCode)
  router.get(routes.sso, limit, sso.begin)
  router.get(routes.ssoBack, limit, sso.comeBack)
  router.post(routes.signOut, ours, bearsEither, signIn.signOut)
  router.get(routes.forgot, password.showForgot)
  router.post(routes.forgot, fromOurForm, password.askLink)
  router.get(routes.choosePassword, limit, password.showChoose)
  router.post(routes.choosePassword, fromOurForm, password.choose)
  router.all([routes.signIn, routes.signInCode, routes.forgot, routes.choosePassword], onlyForms)
  router.all(routes.signOut, onlyPost)

  router.get(routes.account, guard('desk'), own.showAccount)
  router.post(routes.accountPassword, limit, guard('desk'), own.changePassword)
  router.post(routes.accountSessions, guard('desk'), own.endSessions)
  router.get(routes.accountFactor, guard('desk'), own.showSecondFactor)
  router.post(routes.accountFactor, limit, guard('desk'), own.turnOn)
  router.post(routes.accountFactorOff, limit, guard('desk'), own.turnOff)

  router.get(routes.accounts, guard('admin'), all.showList)
  router.post(routes.accounts, guard('admin'), all.invite)
  router.post(routes.secondStepRule, guard('admin'), all.changeRule)
  router.get(routes.oneAccount, guard('admin'), all.showOne)
  router.post(routes.oneAccount, guard('admin'), all.change)
  router.post(routes.accountLink, guard('admin'), all.sendLink)
  router.post(routes.accountFactorReset, guard('admin'), all.resetFactor)
  router.post(routes.accountSignOut, guard('admin'), all.endSessions)
  return router
}

const onlyForms: RequestHandler = () => {
  throw new MethodNotAllowed('GET', 'HEAD', 'POST')
}

const onlyPost: RequestHandler = () => {
  throw new MethodNotAllowed('POST')
}
