import type { RequestHandler, Response } from 'express'
import { proveCoverage } from '../../content/rehearsal/prove-coverage.js'
import { mainLanguage } from '../../paths/paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { isReadyToEnd, presentSetup } from './present-setup.js'
import type { SetupDeps } from './setup-deps.js'

/** The setup guide: everything is read from the directory, so it can be left and taken up at any time. */
export function setupPages(services: SetupDeps, sendPage: SendPage) {
  const { setupState, audit } = services

  const showGuide: RequestHandler = (req, res) => {
    sendPage(res, presentSetup({ ...sources(), tooEarly: req.query.early === 'yes' }, speechOf(res)))
  }

  function sources() {
    const [directory, now] = [services.directory().whole, services.now()]
    // One language: the proof of a publication tries them all.
    const { holes } = proveCoverage(services.published(), directory, { languages: [mainLanguage], now })
    const accounts = services.accounts.store.list().filter(({ active }) => active).length
    const isSample = services.sample.isHere()
    return { directory, holes, accounts, isSample, now, ended: setupState.ended() }
  }

  const endSetup: RequestHandler = (req, res) => {
    const { code } = speechOf(res)
    if (req.body.do === 'reopen') reopen(res)
    else if (isReadyToEnd(sources(), speechOf(res))) close(res)
    else return res.redirect(303, setupPaths.guide(code, { early: 'yes' }))
    res.redirect(303, setupPaths.guide(code))
  }

  // A second press changes nothing.
  function close(res: Response): void {
    if (setupState.ended()) return
    setupState.close(staffOf(res).account.name)
    tell('setup-ended', res)
  }

  function reopen(res: Response): void {
    if (!setupState.ended()) return
    setupState.reopen()
    tell('setup-reopened', res)
  }

  const tell = (what: 'setup-ended' | 'setup-reopened', res: Response) =>
    audit.record({ who: staffOf(res).account, what, about: null, from: res.req.ip ?? '' })

  return { showGuide, endSetup }
}
