import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { BadRequest, NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import type { Account } from './account-store.js'
import { createLinkMailer, type OneTimeLink } from './mail-link.js'
import { mayHavePassword } from './may-act.js'
import { type AccountListSources, presentAccountList, presentOneAccount } from './present-account-admin.js'
import { type InvitationForm, readAccountChange, readInvitation } from './read-account-form.js'
import { secondStepRules } from './second-step-rule.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** Admins invite, change and close accounts. */
export function accountAdminPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, links, sessions, secondFactor, secondStepRule, proveAgain } = services.accounts
  const mailLink = createLinkMailer(services)
  const places = () => ({ schools: services.listSchools(), offices: services.directory().offices })

  const showList: RequestHandler = (req, res) => sendList(res, null, { done: req.query.saved === 'yes' })

  const invite: RequestHandler = async (req, res) => {
    const form = readInvitation(req.body, places())
    if (form.problems.length > 0) return sendList(res, form)
    const account = store.add(form.account, services.now())
    if (!account) return sendList(res, { ...form, problems: ['emailTaken'] })
    const { role, offices, school } = account
    tell(res, 'invited', account, { role, offices, school })
    sendOne(res, account, { made: await mailLink(account, 'invitation', req, res) })
  }

  /** Changes who needs a second step. */
  const changeRule: RequestHandler = async (req, res) => {
    const rule = secondStepRules.find((each) => each === req.body.rule)
    if (!rule) throw new BadRequest()
    const { password } = textsOf(req.body, 'password')
    const ruleFault = await proveAgain.faultOf<never>(staffOf(res), { req, password, alsoRight: () => null })
    if (ruleFault) return sendList(res, null, { rule, ruleFault })
    const old = secondStepRule.current()
    secondStepRule.change(rule)
    const event = { who: staffOf(res).account, what: 'second-step-rule', about: null } as const
    services.audit.record({ ...event, from: req.ip ?? '', details: { old, new: rule } })
    res.redirect(303, `${paths.accounts(speechOf(res).code)}?saved=yes`)
  }

  const showOne: RequestHandler = (req, res) => {
    sendOne(res, accountOr404(req), { done: req.query.saved === 'yes' })
  }

  /** Sessions follow the account at once; closing it ends all of them, and its links. */
  const change: RequestHandler = (req, res) => {
    const account = othersAccount(req, res)
    const facts = readAccountChange(req.body, places())
    const roleFrom = facts.role === account.role ? account.roleFrom : ('admin' as const)
    store.change(account.id, { ...facts, roleFrom })
    if (!facts.active) shutOut(account)
    const { role, offices, school, active } = account
    tell(res, 'account-changed', account, { old: { role, offices, school, active }, new: facts })
    saved(res, account)
  }

  const sendLink: RequestHandler = async (req, res) => {
    const account = othersAccount(req, res)
    if (!account.active || !mayHavePassword(account)) throw new NotAllowed()
    tell(res, 'link-made', account)
    const kind = account.passwordHash === null ? 'invitation' : 'reset'
    sendOne(res, account, { made: await mailLink(account, kind, req, res) })
  }

  /** For people who lost the phone and the recovery codes. Ends all sessions, in case somebody else has the phone. */
  const resetFactor: RequestHandler = (req, res) => {
    const account = othersAccount(req, res)
    secondFactor.turnOff(account)
    sessions.endAll(account.id)
    tell(res, 'second-factor-off', account)
    saved(res, account)
  }

  const endSessions: RequestHandler = (req, res) => {
    const account = othersAccount(req, res)
    sessions.endAll(account.id)
    tell(res, 'sessions-ended', account)
    saved(res, account)
  }

  function shutOut({ id }: Account): void {
    sessions.endAll(id)
    links.endAll(id)
  }

  function accountOr404(req: Request): Account {
    const account = store.byId(Number(req.params.id))
    if (!account) throw new NotFound()
    return account
  }

  /** Nobody may change their own role, or close their own account, so that there is always an admin. */
  function othersAccount(req: Request, res: Response): Account {
    const account = accountOr404(req)
    if (account.id === staffOf(res).account.id) throw new NotAllowed()
    return account
  }

  function sendList(
    res: Response,
    form: InvitationForm | null,
    change: Partial<Pick<AccountListSources, 'done' | 'rule' | 'ruleFault'>> = {},
  ): void {
    const proof = proveAgain.kindOf(staffOf(res))
    const rule = secondStepRule.current()
    const facts = { accounts: store.list(), form, done: false, rule, ruleFault: null, proof, ...places() }
    sendStaffPage(res, presentAccountList({ ...facts, ...change }, speechOf(res)))
  }

  function sendOne(res: Response, account: Account, what: { made?: OneTimeLink; done?: boolean }): void {
    const own = account.id === staffOf(res).account.id
    const { timeZone } = services.districtCard(speechOf(res).code)
    const sources = { account, own, made: what.made ?? null, done: what.done ?? false, timeZone }
    sendStaffPage(res, presentOneAccount({ ...sources, ...places() }, speechOf(res)))
  }

  function saved(res: Response, { id }: Account): void {
    res.redirect(303, `${paths.oneAccount(id, speechOf(res).code)}?saved=yes`)
  }

  function tell(res: Response, what: AuditAction, { id, email }: Account, details = {}): void {
    const { account: who } = staffOf(res)
    const from = res.req.ip ?? ''
    services.audit.record({ who, what, about: `account:${id}`, from, details: { email, ...details } })
  }

  return { showList, invite, changeRule, showOne, change, sendLink, resetFactor, endSessions }
}
