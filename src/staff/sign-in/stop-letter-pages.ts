import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { presentStopLetters, type StopState } from './present-stop-letters.js'
import type { SignInDeps } from './sign-in-deps.js'

/**
 * Ends the daily or the monthly letter from a link in it. The link is the key: a mailbox posts to it without a
 * cookie (RFC 8058), so the form's token is not needed.
 */
export function stopLetterPages(services: SignInDeps, sendPage: SendPage) {
  const { store, letterStops, formTokens } = services.accounts

  /** Asks first: mail scanners open every link. */
  const show: RequestHandler = (req, res) => {
    const account = letterStops.find(tokenOf(req))
    send(req, res, account ? (account[fieldOf(req)] ? 'asks' : 'stopped') : 'dead')
  }

  const stop: RequestHandler = (req, res) => {
    const account = letterStops.find(tokenOf(req))
    if (account) store.change(account.id, { [fieldOf(req)]: false })
    send(req, res, account ? 'stopped' : 'dead')
  }

  function send(req: Request, res: Response, state: StopState): void {
    const letter = letterOf(req)
    const action = paths.stopLetters(encodeURIComponent(tokenOf(req)), speechOf(res).code, letter)
    const form = { action, csrf: formTokens.give(req, res) }
    sendPage(res, presentStopLetters(state, letter, form, speechOf(res)))
  }

  return { show, stop }
}

const letterOf = ({ query }: Request) => (query.letter === 'monthly' ? 'monthly' : 'daily')
const fieldOf = (req: Request) => `${letterOf(req)}Letter` as const
const tokenOf = (req: Request) => String(req.params.token)
