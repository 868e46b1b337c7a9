import type { RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import {
  type AccountFault,
  presentAccount,
  presentRecoveryCodes,
  presentSecondFactor,
  type SetupFault,
  shownId,
} from './present-account.js'
import type { TotpSetup } from './second-factor.js'
import { attemptOf } from './sign-in.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** The person's own account: password, sessions, second factor. */
export function accountPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, sessions, secondFactor, passwords, passwordFault, throttle, signIn, visitorOf, cookies } =
    services.accounts
  const { proveAgain, sendMail } = services.accounts

  function show(
    res: Response,
    fault: AccountFault | null,
    { done = false, checked = null }: { done?: boolean; checked?: readonly string[] | null } = {},
  ): void {
    const staff = staffOf(res)
    const { account, session } = staff
    const facts = {
      account,
      session,
      sessions: sessions.ofAccount(account.id),
      fault,
      done,
      checked,
      proof: proveAgain.kindOf(staff),
      proofToEnd: proveAgain.kindOf(staff, true),
      byMail: sendMail !== null,
    }
    sendStaffPage(res, presentAccount({ ...facts, now: services.now() }, speechOf(res)))
  }

  const showAccount: RequestHandler = (req, res) => show(res, null, { done: req.query.saved === 'yes' })

  /** Ends the other sessions, in case somebody else knew the old password. This one gets a new token. */
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

  /** Needs the password, so that whoever took over one session cannot end the owner's. */
  const endSessions: RequestHandler = async (req, res) => {
    const staff = staffOf(res)
    const { account, session } = staff
    const { password } = textsOf(req.body, 'password')
    const checked = readList(req.body, 'session')
    const others = sessions.ofAccount(account.id).filter(({ id }) => id !== session.id)
    const chosen = others.filter(({ id }) => checked.includes(shownId(id)))
    const isRight = () => (chosen.length > 0 ? null : ('noSession' as const))
    // A fresh sign-in is enough where the provider does not report its time: the harm is small.
    const fault = await proveAgain.faultOf(staff, { req, password, setsUp: true, alsoRight: isRight })
    if (fault === 'current') return show(res, 'sessionsPassword', { checked })
    if (fault === 'stale') return show(res, 'staleToEnd', { checked })
    if (fault) return show(res, fault, { checked })
    sessions.endSome(
      account.id,
      chosen.map(({ id }) => id),
    )
    saved(res, 'sessions-ended')
  }

  const changeLetter: (letter: 'dailyLetter' | 'monthlyLetter') => RequestHandler =
    (letter) => (req, res) => {
      const { wanted } = textsOf(req.body, 'wanted')
      store.change(staffOf(res).account.id, { [letter]: wanted === 'yes', lang: speechOf(res).code })
      res.redirect(303, `${paths.account(speechOf(res).code)}?saved=yes`)
    }
  const changeDailyLetter = changeLetter('dailyLetter')
  const changeMonthlyLetter = changeLetter('monthlyLetter')

  const showSecondFactor: RequestHandler = async (_req, res) => {
    const { account } = staffOf(res)
    // Somebody at an unlocked desk must not replace the phone with their own.
    if (account.totpSecret !== null) return res.redirect(303, paths.account(speechOf(res).code))
    await sendSetup(res, secondFactor.begin(account, speechOf(res).t('site.name')), null)
  }

  /** Ends the other sessions, which were opened with the password alone. */
  const turnOn: RequestHandler = async (req, res) => {
    const { account, session } = staffOf(res)
    if (account.totpSecret !== null) return res.redirect(303, paths.account(speechOf(res).code))
    const { secret, code, password } = textsOf(req.body, 'secret', 'code', 'password')
    const name = speechOf(res).t('site.name')
    const setup = secondFactor.again(account, secret, name)
    let codes: string[] | null = null
    const turn = async () => {
      codes = setup && (await secondFactor.turnOn(account, secret, code))
      return codes ? null : ('code' as const)
    }
    const fault = await proveAgain.faultOf(staffOf(res), { req, password, setsUp: true, alsoRight: turn })
    if (fault || !codes) return sendSetup(res, setup ?? secondFactor.begin(account, name), fault ?? 'code')
    sessions.endAll(account.id, session.id)
    tell(res, 'second-factor-on')
    // The advice to set it up disappears.
    res.locals.staff = { ...staffOf(res), secondStep: null }
    sendStaffPage(res, presentRecoveryCodes(codes, speechOf(res)))
  }

  /** Needs the password and a code, so that somebody at an unlocked desk cannot turn it off. */
  const turnOff: RequestHandler = async (req, res) => {
    const { account, session } = staffOf(res)
    const { code, password } = textsOf(req.body, 'code', 'password')
    const isRight = async () => ((await secondFactor.accept(account, code)) ? null : ('code' as const))
    const fault = await proveAgain.faultOf(staffOf(res), { req, password, alsoRight: isRight })
    if (fault) return show(res, fault === 'current' ? 'factorPassword' : fault)
    secondFactor.turnOff(account)
    sessions.endAll(account.id, session.id)
    saved(res, 'second-factor-off')
  }

  async function sendSetup(res: Response, setup: TotpSetup, fault: SetupFault | null): Promise<void> {
    const staff = staffOf(res)
    const proof = proveAgain.kindOf(staff, true)
    const overdue = staff.secondStep?.overdue ?? false
    sendStaffPage(res, await presentSecondFactor({ setup, fault, proof, overdue }, speechOf(res)))
  }

  function saved(res: Response, what: AuditAction): void {
    tell(res, what)
    res.redirect(303, `${paths.account(speechOf(res).code)}?saved=yes`)
  }

  function tell(res: Response, what: AuditAction): void {
    const { account } = staffOf(res)
    services.audit.record({ who: account, what, about: `account:${account.id}`, from: res.req.ip ?? '' })
  }

  return {
    ...{ showAccount, changePassword, endSessions, changeDailyLetter, changeMonthlyLetter },
    ...{ showSecondFactor, turnOn, turnOff },
  }
}
