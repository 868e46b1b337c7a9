import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import type { Account } from './account-store.js'
import { mayAct } from './may-act.js'
import { type FirstAdminFault, presentFirstAdmin } from './present-first-admin.js'
import { readInvitation } from './read-account-form.js'
import type { SignInDeps } from './sign-in-deps.js'

/** The first admin's own account, for anyone with the key that was printed at startup. */
export function firstAdminPages(
  services: Pick<SignInDeps, 'accounts' | 'audit' | 'now'>,
  sendPage: SendPage,
) {
  const { setupKey, findStaff, formTokens, passwords, passwordFault, store, links } = services.accounts

  const showForm: RequestHandler = (req, res) => {
    if (!setupKey.isOpen()) return leaveSetup(req, res)
    const key = typeof req.query.key === 'string' ? req.query.key : ''
    sendPage(
      res,
      presentFirstAdmin({ csrf: formTokens.give(req, res), key, name: '', email: '' }, [], speechOf(res)),
    )
  }

  /** Setup goes on below the sign-in. */
  function leaveSetup(req: Request, res: Response): void {
    const staff = findStaff(req)
    if (!staff?.session.complete || !mayAct(staff.account.role, 'admin')) throw new NotFound()
    res.redirect(303, setupPaths.steps(speechOf(res).code))
  }

  const takeForm: RequestHandler = async (req, res) => {
    if (!setupKey.isOpen()) throw new NotFound()
    const { key, password, again } = textsOf(req.body, 'key', 'password', 'again')
    const { account, problems } = readInvitation(req.body, { roles: [], schools: [], offices: [] })
    const { name, email } = account
    const weak = password === again ? passwordFault(password, [email, name]) : ('differ' as const)
    const faults: FirstAdminFault[] = [...problems, ...(weak ? [weak] : [])]
    const form = { csrf: formTokens.give(req, res), key, name, email }
    // Without the key, nothing else is looked at.
    if (!setupKey.isRight(key)) return sendPage(res, presentFirstAdmin(form, ['wrongKey'], speechOf(res)))
    if (faults.length > 0) return sendPage(res, presentFirstAdmin(form, faults, speechOf(res)))
    const passwordHash = await passwords.make(password)
    // Another form with the key may have been faster.
    if (!setupKey.isRight(key)) throw new NotFound()
    const admin = makeAdmin(name, email, passwordHash)
    const [about, from] = [`account:${admin.id}`, req.ip ?? '']
    services.audit.record({ who: admin, what: 'invited', about, from, details: { by: 'setup' } })
    const { code } = speechOf(res)
    res.redirect(303, `${paths.signIn(code, setupPaths.steps(code))}&chosen=yes`)
  }

  /** The address may have been invited already. */
  function makeAdmin(name: string, email: string, passwordHash: string): Account {
    const now = services.now()
    const invited = store.byEmail(email)
    const facts = { email, name, role: 'admin' as const, offices: [], school: null }
    const admin = invited ?? store.add(facts, now)
    if (!admin) throw new Error('The first account could not be added')
    store.change(admin.id, { name, role: 'admin', active: true, passwordHash, passwordAt: now.getTime() })
    links.endAll(admin.id)
    return admin
  }

  return { showForm, takeForm }
}
