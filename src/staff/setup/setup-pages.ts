import type { RequestHandler } from 'express'
import { proveCoverage } from '../../content/rehearsal/prove-coverage.js'
import { mainLanguage } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { presentSetup } from './present-setup.js'
import type { SetupDeps } from './setup-deps.js'

/** The setup guide: everything is read from the directory, so it can be left and taken up at any time. */
export function setupPages(services: SetupDeps, sendPage: SendPage) {
  const showGuide: RequestHandler = (_req, res) => {
    const [directory, now] = [services.directory(), services.now()]
    // One language: the proof of a publication tries them all.
    const proof = proveCoverage(services.published(), directory, { languages: [mainLanguage], now })
    const people = services.accounts.store.list().filter(({ active }) => active).length
    const isSample = services.sample.isHere()
    sendPage(
      res,
      presentSetup({ directory, holes: proof.holes, accounts: people, isSample, now }, speechOf(res)),
    )
  }

  return { showGuide }
}
