import { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { languagePrefix, pageRoutes, paths } from '../../paths/paths.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import { speechOf } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { type FormOwner, type KeptForms, readWhole } from './kept-forms.js'
import type { SessionStore } from './session-store.js'
import type { StaffCookies } from './staff-cookies.js'
import type { Staff } from './staff-guard.js'

export interface ResumeTools {
  sessions: SessionStore
  cookies: StaffCookies
  keptForms: KeptForms
  /** The token of the browser's cookie for forms, set if it has none. */
  browserOf(req: Request, res: Response): string
}

const shortForm = formBody({ fields: 2 })

/** Forms with a password are typed again: nobody keeps it for them. */
const withPassword = [pageRoutes.account, pageRoutes.secondStepRule]
const accountName = /^\/admin\/accounts\/\d+\/name$/

/** Keeps forms that come after the session ended, and sends them on once their owner has signed in again. */
export function createResumeForm({ sessions, cookies, keptForms, browserOf }: ResumeTools) {
  /** A person's former session in this browser, if this is a form whose fields would be lost with it. */
  function endedSession(req: Request, res: Response) {
    const { code } = speechOf(res)
    const path = req.originalUrl.split('?')[0]?.slice(languagePrefix(code).length) ?? ''
    const secret =
      accountName.test(path) || withPassword.some((each) => path === each || path.startsWith(`${each}/`))
    // A script that sends a piece keeps its page open.
    const isForm = req.method === 'POST' && !req.get('x-piece') && !req.get('content-encoding')
    const token = isForm && !secret ? cookies.session.read(req) : null
    return token ? sessions.findEnded(token) : null
  }

  /**
   * Keeps the form that came after the session ended. One that was kept already stays as it was: its request has no fields.
   * @returns its page; null if there is no form to keep; `too-large` for one beyond the limit
   */
  async function keep(req: Request, res: Response): Promise<string | 'too-large' | null> {
    const ended = endedSession(req, res)
    if (!ended) return null
    const kept = keptIdOf(req)
    if (kept !== null) return paths.keptForm(kept, speechOf(res).code)
    const body = await readWhole(req)
    if (!body) return 'too-large'
    const type = req.get('content-type') ?? ''
    const form = { account: ended.account, path: req.originalUrl, type, body }
    return paths.keptForm(keptForms.keep(form, browserOf(req, res)), speechOf(res).code)
  }

  const ownerOf = (req: Request, { account }: Staff): FormOwner => ({
    account: account.id,
    browser: cookies.form.read(req) ?? '',
  })

  /** Reads a form that was kept, in place of the request's own body, which confirms it. */
  function readKept(staffOf: (res: Response) => Staff, readers: RequestHandler[]): RequestHandler[] {
    const own: RequestHandler = (req, res, next) =>
      runAll(keptIdOf(req) === null ? readers : shortForm, req, res, next)
    const former: RequestHandler = (req, res, next) => {
      const kept = keptIdOf(req)
      if (kept === null) return next()
      const { csrf } = textsOf(req.body, 'csrf')
      const staff = staffOf(res)
      const form = keptForms.find(kept, ownerOf(req, staff))
      // Its page may be older than a sign-in in another tab.
      const confirmed = isEqualSecret(csrf, staff.session.csrf) || sessions.drewForm(csrf, staff.account.id)
      if (!confirmed || form?.path !== withoutKept(req.originalUrl))
        return res.redirect(303, paths.keptForm(kept, speechOf(res).code))
      // Sent once: a second press finds it gone. Our own faults give it back.
      keptForms.forget(kept, ownerOf(req, staff))
      res.on('finish', () => {
        if (res.statusCode >= 500) keptForms.putBack(kept, form, ownerOf(req, staff))
      })
      const request = asRequest(req, form.type, form.body)
      runAll(readers, request, res, (fault) => {
        req.body = { ...request.body, csrf }
        next(fault)
      })
    }
    return [own, former]
  }

  return { keep, readKept, ownerOf }
}

export type ResumeForm = ReturnType<typeof createResumeForm>

/** The address that a kept form is sent to again. */
export function resumeAddress(path: string, id: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}kept=${id}`
}

/** The id of the kept form that a request confirms; `unknown` if its address was tampered with; null for other requests. */
function keptIdOf({ query: { kept } }: Request): string | null {
  if (kept === undefined) return null
  return typeof kept === 'string' && /^[\w-]{1,100}$/.test(kept) ? kept : 'unknown'
}

function withoutKept(url: string): string {
  return url.replace(/[?&]kept=[\w-]*$/, '')
}

/** A request with this body, for the readers of bodies. */
function asRequest(req: Request, type: string, body: Buffer): Request {
  const made = new IncomingMessage(req.socket)
  made.method = 'POST'
  made.headers = { ...req.headers, 'content-type': type, 'content-length': String(body.length) }
  // Otherwise its end would close the connection.
  made.complete = true
  made.push(body)
  made.push(null)
  return Object.setPrototypeOf(made, Object.getPrototypeOf(req))
}

/** Runs handlers in turn, as a router does. */
function runAll(
  handlers: RequestHandler[],
  req: Request,
  res: Response,
  done: (fault?: unknown) => void,
): void {
  const [first, ...others] = handlers
  if (!first) done()
  else first(req, res, (fault?: unknown) => (fault ? done(fault) : runAll(others, req, res, done)))
}
