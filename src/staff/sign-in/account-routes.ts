import { type RequestHandler, Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import { setupRoutes } from '../../paths/setup-paths.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { SendPage } from '../../platform/web/pages.js'
import { limitRequests } from '../../platform/web/rate-limit.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { accountAdminPages } from './account-admin-pages.js'
import { accountListPages } from './account-list-pages.js'
import { accountPages } from './account-pages.js'
import { firstAdminPages } from './first-admin-pages.js'
import { inviteSeveralPages } from './invite-several-pages.js'
import { keptFormPages } from './kept-form-pages.js'
import { passwordPages } from './password-pages.js'
import type { SignInDeps } from './sign-in-deps.js'
import { signInPages } from './sign-in-pages.js'
import { ssoPages } from './sso-pages.js'
import { noStore } from './staff-guard.js'
import { stopLetterPages } from './stop-letter-pages.js'

/** Two hundred people, one per line. */
const longList = formBody({ fields: 300, bytes: 128 * 1024 })

/**
 * Sign-in, the person's own account, and account administration.
 * @param isDistrict false for a service center, which has no setup and sends no letters
 */
export function accountRoutes(services: SignInDeps, sendPage: SendPage, isDistrict = true): Router {
  const { guard, findStaff, formTokens, sessions } = services.accounts
  const limit = limitRequests(services.config.rateLimitPerMinute)
  const ours = [sameOrigin(services.config.publicUrl), ...formBody()]
  const fromOurForm = [limit, ...ours, formTokens.check]
  const sendStaffPage = createSendStaffPage(sendPage, [services.assets.url('account.css')])

  /** A form drawn before the sign-in has one token, a form drawn after it the session's. */
  const bearsEither: RequestHandler = (req, res, next) => {
    const staff = findStaff(req)
    const csrf = String(req.body?.csrf)
    if (staff && isEqualSecret(csrf, staff.session.csrf)) return next()
    if (staff && sessions.drewForm(csrf, staff.account.id)) return next()
    formTokens.check(req, res, next)
  }

  const signIn = signInPages(services, sendPage)
  const sso = ssoPages(services, sendPage, signIn.letIn)
  const password = passwordPages(services, sendPage)
  const first = firstAdminPages(services, sendPage)
  const own = accountPages(services, sendStaffPage)
  const kept = keptFormPages(services, sendStaffPage)
  const all = accountListPages(services, sendStaffPage)
  const several = inviteSeveralPages(services, sendStaffPage)
  const one = accountAdminPages(services, sendStaffPage)

  const stopping = stopLetterPages(services, sendPage)
  const router = Router()
  router.use(
    [routes.signIn, routes.signOut, routes.forgot, '/choose-password', setupRoutes.firstAdmin],
    noStore,
  )
  const table = {
    [routes.signIn]: { get: signIn.showSignIn, post: [fromOurForm, signIn.takePassword] },
    [routes.signInCode]: { get: signIn.showCode, post: [fromOurForm, signIn.takeCode] },
    [routes.signOut]: { post: [ours, bearsEither, signIn.signOut] },
    [routes.forgot]: { get: password.showForgot, post: [fromOurForm, password.askLink] },
    [routes.choosePassword]: { get: [limit, password.showChoose], post: [fromOurForm, password.choose] },

    [routes.account]: { before: guard('anyone'), get: own.showAccount },
    [routes.accountPassword]: { post: [limit, guard('anyone'), own.changePassword] },
    [routes.accountSessions]: { post: [guard('anyone'), limit, own.endSessions] },
    [routes.accountFactor]: {
      get: [guard('anyone'), own.showSecondFactor],
      post: [limit, guard('anyone'), own.turnOn],
    },
    [routes.accountFactorOff]: { post: [limit, guard('anyone'), own.turnOff] },
    [routes.keptForm]: { before: guard('anyone'), get: kept.show, post: kept.throwAway },

    [routes.accounts]: { before: guard('admin'), get: all.showList, post: all.invite },
    [routes.secondStepRule]: { before: guard('admin'), post: all.changeRule },
    [routes.inviteSeveral]: { before: guard('admin', longList), get: several.show, post: several.invite },
    [routes.oneAccount]: { before: guard('admin'), get: one.showOne, post: one.change },
    [routes.accountName]: { before: guard('admin'), post: [limit, one.changeName] },
    [routes.accountLink]: { before: guard('admin'), post: one.sendLink },
    [routes.accountFactorReset]: { before: guard('admin'), post: one.resetFactor },
    [routes.accountSignOut]: { before: guard('admin'), post: one.endSessions },
  }
  const ofDistrict = {
    [routes.sso]: { get: [limit, sso.begin] },
    [routes.ssoBack]: { get: [limit, sso.comeBack] },
    [setupRoutes.firstAdmin]: { get: [limit, first.showForm], post: [fromOurForm, first.takeForm] },
    [routes.stopLetters]: { get: [limit, noStore, stopping.show], post: [limit, noStore, stopping.stop] },
    [routes.accountDailyLetter]: { before: guard('editor'), post: own.changeDailyLetter },
    [routes.accountMonthlyLetter]: { before: guard('viewer'), post: own.changeMonthlyLetter },
  }
  return router.use(routeTable(isDistrict ? { ...table, ...ofDistrict } : table))
}
