import type { Request, RequestHandler, Response } from 'express'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { admitPerson, type SsoRefusal } from './admit-person.js'
import { readNextPath } from './next-path.js'
import { presentSsoFault } from './present-sign-in.js'
import type { SignInDeps } from './sign-in-deps.js'
import type { signInPages } from './sign-in-pages.js'
import { SsoError, type SsoFault } from './single-sign-on.js'

/** Single sign-on. */
export function ssoPages(
  services: SignInDeps,
  sendPage: SendPage,
  letIn: ReturnType<typeof signInPages>['letIn'],
) {
  const { sso, cookies, store, sessions, signIn, visitorOf } = services.accounts

  const begin: RequestHandler = async (req, res) => {
    if (!sso) throw new NotFound()
    try {
      const { url, kept } = await sso.begin(
        readNextPath(req.query.next),
        speechOf(res).code,
        req.query.again === 'yes',
      )
      cookies.sso.write(res, kept)
      res.redirect(303, url.href)
    } catch (error) {
      showFault(res, faultOf(error))
    }
  }

  const comeBack: RequestHandler = async (req, res) => {
    if (!sso) throw new NotFound()
    const kept = cookies.sso.read(req)
    cookies.sso.clear(res)
    try {
      const start = sso.readKept(kept)
      res.locals.speech = services.language.speech(services.language.nearest(start.lang))
      const person = await sso.finish(new URL(`${services.config.publicUrl}${req.originalUrl}`), start)
      const from = req.ip ?? ''
      const { settings } = sso
      const { record } = services.audit
      const account = admitPerson(person, { store, sessions, record, settings, from, now: services.now })
      if (typeof account === 'string') return refuse(req, res, account)
      letIn(res, signIn.enter(account, visitorOf(req), 'sso', person.proof), readNextPath(start.next))
    } catch (error) {
      showFault(res, faultOf(error))
    }
  }

  function refuse(req: Request, res: Response, reason: SsoRefusal): void {
    const event = { who: null, what: 'sso-refused', about: null, from: req.ip ?? '' } as const
    services.audit.record({ ...event, details: { reason } })
    showFault(res, reason)
  }

  function showFault(res: Response, fault: SsoFault | SsoRefusal): void {
    sendPage(res, presentSsoFault(fault, speechOf(res)))
  }

  return { begin, comeBack }
}

/** Other errors are our own, and go to the error page. */
function faultOf(error: unknown): SsoFault {
  if (error instanceof SsoError) return error.fault
  throw error
}
