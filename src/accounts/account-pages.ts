import type { RequestHandler, Response } from 'express'
import type { AppServices } from '../app.js'
import type { AuditAction } from '../audit/audit-event.js'
import { paths } from '../paths.js'
import { type SendPage, speechOf } from '../web/pages.js'
import {
  type AccountFault,
  presentAccount,
  presentRecoveryCodes,
  presentSecondFactor,
} from './present-account.js'
import { attemptOf } from './sign-in.js'
import { staffOf } from './staff-guard.js'
import { textsOf } from './texts-of.js'

/** One's own account: password, sessions, second factor. */
export function accountPages(services: AppServices, sendStaffPage: SendPage) {
  const { store, sessions, secondFactor, passwords, passwordFault, throttle, signIn, visitorOf, cookies } =
    services.accounts

  function show(res: Response, fault: AccountFault | null, done = false): void {
    const { account, session } = staffOf(res)
    const facts = { account, session, sessions: sessions.ofAccount(account.id), fault, done }
    sendStaffPage(res, presentAccount({ ...facts, now: services.now() }, speechOf(res)))
  }

  const showAccount: RequestHandler = (req, res) => show(res, null, req.query.saved === 'yes')

  /** The other sessions end: whoever knew the old password is out. This one gets another token. */
  const changePassword: RequestHandler = async (req, res) => {
    const { account } = staffOf(res)
    const { current, password, again } = textsOf(req.body, 'current', 'password', 'again')
    const attempt = throttle.begin(attemptOf(account.email, visitorOf(req)))
    if (!attempt) return show(res, 'closed')
    if (!(await passwords.isRight(current, account.passwordHash))) return show(res, 'current')
    attempt.forgive()
    const fault = password === again ? passwordFault(password, [account.email, account.name]) : 'differ'
    if (fault) return show(res, fault)
    const passwordHash = await passwords.make(password)
    store.change(account.id, { passwordHash, passwordAt: services.now().getTime() })
    sessions.endAll(account.id)
    cookies.session.write(res, signIn.open(account, { ...visitorOf(req), before: null }, 'password'))
    saved(res, 'password-chosen')
  }

  /** All but this one. */
  const endSessions: RequestHandler = (_req, res) => {
    const { account, session } = staffOf(res)
    sessions.endAll(account.id, session.id)
    saved(res, 'sessions-ended')
  }

  const showSecondFactor: RequestHandler = async (_req, res) => {
    const { account } = staffOf(res)
    // Whoever finds a desk unlocked shall not put their own phone in the place of the one that is set up.
    if (account.totpSecret !== null) return res.redirect(303, paths.account(speechOf(res).code))
    const setup = secondFactor.begin(account, speechOf(res).t('site.name'))
    sendStaffPage(res, await presentSecondFactor({ setup, wrong: false }, speechOf(res)))
  }

  const turnOn: RequestHandler = async (req, res) => {
    const { account } = staffOf(res)
    if (account.totpSecret !== null) return res.redirect(303, paths.account(speechOf(res).code))
    const { secret, code } = textsOf(req.body, 'secret', 'code')
    const name = speechOf(res).t('site.name')
    const setup = secondFactor.again(account, secret, name)
    const codes = setup && secondFactor.turnOn(account, secret, code)
    if (codes) {
      tell(res, 'second-factor-on')
      return sendStaffPage(res, presentRecoveryCodes(codes, speechOf(res)))
    }
    const again = setup ?? secondFactor.begin(account, name)
    sendStaffPage(res, await presentSecondFactor({ setup: again, wrong: true }, speechOf(res)))
  }

  /** Only with a code: who finds a desk unlocked shall not be able to. */
  const turnOff: RequestHandler = (req, res) => {
    const { account } = staffOf(res)
    const attempt = throttle.begin(attemptOf(account.email, visitorOf(req)))
    if (!attempt) return show(res, 'closed')
    if (!secondFactor.accept(account, textsOf(req.body, 'code').code)) return show(res, 'code')
    attempt.forgive()
    secondFactor.turnOff(account)
    saved(res, 'second-factor-off')
  }

  function saved(res: Response, what: AuditAction): void {
    tell(res, what)
    res.redirect(303, `${paths.account(speechOf(res).code)}?saved=yes`)
  }

  function tell(res: Response, what: AuditAction): void {
    const { account } = staffOf(res)
    services.audit.record({ who: account, what, about: `account:${account.id}`, from: res.req.ip ?? '' })
  }

  return { showAccount, changePassword, endSessions, showSecondFactor, turnOn, turnOff }
}
