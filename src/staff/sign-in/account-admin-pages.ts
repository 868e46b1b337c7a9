import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createAccountAdminTools } from './account-admin-tools.js'
import type { Account } from './account-store.js'
import { createLinkMailer } from './mail-link.js'
import { mayHavePassword } from './may-act.js'
import { readAccountChange } from './read-account-form.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** One account: admins change it, close it, and help its person back in. */
export function accountAdminPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, links, sessions, secondFactor } = services.accounts
  const { places, sendOne, tell } = createAccountAdminTools(services, sendStaffPage)
  const mailLink = createLinkMailer(services)

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

  function saved(res: Response, { id }: Account): void {
    res.redirect(303, `${paths.oneAccount(id, speechOf(res).code)}?saved=yes`)
  }

  return { showOne, change, sendLink, resetFactor, endSessions }
}
