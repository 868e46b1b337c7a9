import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { presentStopLetters, type StopState } from './present-stop-letters.js'
import type { SignInDeps } from './sign-in-deps.js'

/**
 * Ends the daily letter from a link in it. The link is the key: a mailbox posts to it without a
 * cookie (RFC 8058), so the form's token is not needed.
 */
export function stopLetterPages(services: SignInDeps, sendPage: SendPage) {
  const { store, letterStops, formTokens } = services.accounts

  /** Asks first: mail scanners open every link. */
  const show: RequestHandler = (req, res) => {
    const account = letterStops.find(tokenOf(req))
    send(req, res, account ? (account.dailyLetter ? 'asks' : 'stopped') : 'dead')
  }

  const stop: RequestHandler = (req, res) => {
    const account = letterStops.find(tokenOf(req))
    if (account) store.change(account.id, { dailyLetter: false })
    send(req, res, account ? 'stopped' : 'dead')
  }

  function send(req: Request, res: Response, state: StopState): void {
    const action = paths.stopLetters(encodeURIComponent(tokenOf(req)), speechOf(res).code)
    sendPage(res, presentStopLetters(state, { action, csrf: formTokens.give(req, res) }, speechOf(res)))
  }

  return { show, stop }
}

const tokenOf = (req: Request) => String(req.params.token)
