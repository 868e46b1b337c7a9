import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createAccountAdminTools } from './account-admin-tools.js'
import { type Account, plainEmail } from './account-store.js'
import { createLinkMailer } from './mail-link.js'
import { mayHavePassword } from './may-act.js'
import type { ProofFault } from './prove-again.js'
import { readAccountChange, readName } from './read-account-form.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** One account: admins change it, close it, and help its person back in. */
export function accountAdminPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, links, sessions, secondFactor, proveAgain } = services.accounts
  const { places, sendOne, tell } = createAccountAdminTools(services, sendStaffPage)
  const mailLink = createLinkMailer(services)

  const showOne: RequestHandler = (req, res) => {
    sendOne(res, accountOr404(req), { done: req.query.saved === 'yes' })
  }

  /** Sessions follow the account at once; closing it ends all of them, and its links. */
  const change: RequestHandler = (req, res) => {
    const account = othersAccount(req, res)
    const facts = readAccountChange(req.body, places(res))
    const roleFrom = facts.role === account.role ? account.roleFrom : ('admin' as const)
    store.change(account.id, { ...facts, roleFrom })
    if (!facts.active) shutOut(account)
    const { role, offices, school, active } = account
    tell(res, 'account-changed', account, { old: { role, offices, school, active }, new: facts })
    saved(res, account)
  }

  /**
   * Corrects a name or an address. One's own address asks for the password: at a desk left unlocked, somebody could take over
   * the account with it. A group's people have theirs from the district's sign-in.
   */
  const changeName: RequestHandler = async (req, res) => {
    const account = accountOr404(req)
    if (!mayHavePassword(account)) throw new NotAllowed()
    const { name, email, problems } = readName(req.body)
    const holder = store.byEmail(email)
    const [problem = holder && holder.id !== account.id ? ('emailTaken' as const) : null] = problems
    const fault = problem ?? (await ownFault(req, res, account))
    if (fault) return sendOne(res, account, { nameForm: { name, email, problem: fault } })
    store.change(account.id, { name, email: plainEmail(email) })
    // Links went to the old address.
    if (plainEmail(email) !== account.email) links.endAll(account.id)
    const old = { name: account.name, email: account.email }
    tell(res, 'account-changed', account, { old, new: { name, email: plainEmail(email) } })
    saved(res, account)
  }

  async function ownFault(req: Request, res: Response, { id }: Account): Promise<ProofFault | null> {
    const staff = staffOf(res)
    if (staff.account.id !== id) return null
    const { password } = textsOf(req.body, 'password')
    return proveAgain.faultOf<never>(staff, { req, password, alsoRight: () => null })
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

  return { showOne, change, changeName, sendLink, resetFactor, endSessions }
}
