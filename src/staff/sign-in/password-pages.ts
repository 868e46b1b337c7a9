import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import type { Account } from './account-store.js'
import { createLinkMailer } from './mail-link.js'
import { mayHavePassword } from './may-act.js'
import { presentChoosePassword, presentDeadLink, presentForgot } from './present-sign-in.js'
import type { SignInDeps } from './sign-in-deps.js'

/** Requesting a link for a forgotten password, and choosing one. */
export function passwordPages(
  services: Pick<SignInDeps, 'accounts' | 'audit' | 'config' | 'log' | 'now' | 'districtCard'>,
  sendPage: SendPage,
) {
  const { store, links, sessions, formTokens, passwords, passwordFault, throttle, sendMail } =
    services.accounts
  const mailLink = createLinkMailer(services)

  const showForgot: RequestHandler = (req, res) => {
    const form = { csrf: formTokens.give(req, res), asked: false, byMail: sendMail !== null }
    sendPage(res, presentForgot(form, speechOf(res)))
  }

  /** The same page at the same speed for every address, so that nobody learns which have an account. */
  const askLink: RequestHandler = (req, res) => {
    const { email } = textsOf(req.body, 'email')
    const form = { csrf: formTokens.give(req, res), asked: true, byMail: sendMail !== null }
    sendPage(res, presentForgot(form, speechOf(res)))
    // After the response, so that work for an existing account takes no visible time.
    setImmediate(() => void sendReset(email, req, res))
  }

  async function sendReset(email: string, req: Request, res: Response): Promise<void> {
    try {
      const account = store.byEmail(email)
      if (!sendMail || !account?.active || !mayHavePassword(account)) return
      if (!throttle.mayHaveLetter(account.email)) return
      await mailLink(account, 'reset', req, res, { asked: true })
      const about = `account:${account.id}`
      services.audit.record({ who: null, what: 'link-made', about, from: req.ip ?? '' })
    } catch (error) {
      services.log.error({ error: (error as Error).name }, 'Cannot make a link for a new password')
    }
  }

  const showChoose: RequestHandler = (req, res) => {
    const account = accountOfLink(req)
    if (!account) return sendPage(res, presentDeadLink(speechOf(res)))
    sendPage(res, presentChoosePassword({ ...formOf(req, res, account), fault: null }, speechOf(res)))
  }

  const choose: RequestHandler = async (req, res) => {
    const account = accountOfLink(req)
    if (!account) return sendPage(res, presentDeadLink(speechOf(res)))
    const { password, again } = textsOf(req.body, 'password', 'again')
    const fault = password === again ? passwordFault(password, [account.email, account.name]) : 'differ'
    if (fault)
      return sendPage(res, presentChoosePassword({ ...formOf(req, res, account), fault }, speechOf(res)))
    const passwordHash = await passwords.make(password)
    if (!links.use(String(req.params.token))) return sendPage(res, presentDeadLink(speechOf(res)))
    takeUp(account, passwordHash, req.ip ?? '')
    res.redirect(303, `${paths.signIn(speechOf(res).code)}?chosen=yes`)
  }

  /** Ends all sessions of the old password. The person must still sign in: a link alone opens nothing. */
  function takeUp(account: Account, passwordHash: string, from: string): void {
    store.change(account.id, { passwordHash, passwordAt: services.now().getTime() })
    sessions.endAll(account.id)
    links.endAll(account.id)
    throttle.forget(account.email)
    const about = `account:${account.id}`
    services.audit.record({ who: account, what: 'password-chosen', about, from, details: { by: 'link' } })
  }

  function accountOfLink(req: Request): Account | null {
    const link = links.find(String(req.params.token))
    const account = link && store.byId(link.account)
    return account?.active && mayHavePassword(account) ? account : null
  }

  function formOf(req: Request, res: Response, { email }: Account) {
    return { csrf: formTokens.give(req, res), token: String(req.params.token), email }
  }

  return { showForgot, askLink, showChoose, choose }
}
