import type { RequestHandler, Response } from 'express'
import { proveCoverage } from '../../content/rehearsal/prove-coverage.js'
import { mainLanguage } from '../../paths/paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { isReadyToFinish, presentSetup } from './present-setup.js'
import type { SetupDeps } from './setup-deps.js'

/** The steps of the setup: everything is read from the directory, so it can be left and taken up at any time. */
export function setupPages(services: SetupDeps, sendPage: SendPage) {
  const { setupState, audit } = services

  const showSteps: RequestHandler = (req, res) => {
    sendPage(res, presentSetup({ ...sources(), tooEarly: req.query.early === 'yes' }, speechOf(res)))
  }

  function sources() {
    const [directory, now] = [services.directory().whole, services.now()]
    // One language: the proof of a publication tries them all.
    const { holes } = proveCoverage(services.published(), directory, { languages: [mainLanguage], now })
    const accounts = services.accounts.store.list().filter(({ active }) => active).length
    const isSample = services.sample.isHere()
    const noBackups = services.backups === null
    return { directory, holes, accounts, isSample, now, noBackups, finished: setupState.finished() }
  }

  const finishSetup: RequestHandler = (req, res) => {
    const { code } = speechOf(res)
    if (req.body.do === 'reopen') reopen(res)
    else if (isReadyToFinish(sources(), speechOf(res))) finish(res)
    else return res.redirect(303, setupPaths.steps(code, { early: 'yes' }))
    res.redirect(303, setupPaths.steps(code))
  }

  // A second press changes nothing.
  function finish(res: Response): void {
    if (setupState.finished()) return
    setupState.finish(staffOf(res).account.name)
    tell('setup-ended', res)
  }

  function reopen(res: Response): void {
    if (!setupState.finished()) return
    setupState.reopen()
    tell('setup-reopened', res)
  }

  const tell = (what: 'setup-ended' | 'setup-reopened', res: Response) =>
    audit.record({ who: staffOf(res).account, what, about: null, from: res.req.ip ?? '' })

  return { showSteps, finishSetup }
}
