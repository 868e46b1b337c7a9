import type { RequestHandler, Response } from 'express'
import { setupPaths } from '../../paths/setup-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { presentSample, type SampleRefusal } from './present-sample.js'
import type { SetupDeps } from './setup-deps.js'

/** The removal of the sample district: a preview, then a check that nothing is left. */
export function samplePages({ sample, audit, setupState, accounts }: SetupDeps, sendPage: SendPage) {
  /** Not after the setup: an admin reopens it first. */
  const closed: RequestHandler = (_req, res, next) => {
    if (setupState.finished()) return res.redirect(303, setupPaths.steps(speechOf(res).code))
    next()
  }

  function sendSample(refusal: SampleRefusal | null, res: Response): void {
    const isHere = sample.isHere()
    const sources = {
      counts: isHere ? sample.count() : null,
      leftovers: isHere ? [] : sample.leftovers(),
      accounts: accounts.store.list().filter(({ active, email }) => active && sample.isOwnMailbox(email)),
    }
    sendPage(res, presentSample({ ...sources, refusal }, speechOf(res)))
  }

  const showSample: RequestHandler = (_req, res) => sendSample(null, res)

  const removeSample: RequestHandler = (req, res) => {
    // A second press finds another district.
    if (sample.isHere()) {
      const { account: who } = staffOf(res)
      const counts = sample.remove(who.name, textsOf(req.body, 'seen').seen)
      if (typeof counts === 'string') return sendSample(counts, res)
      const event = { who, what: 'sample-removed', about: null, from: req.ip ?? '' } as const
      audit.record({ ...event, details: { ...counts } })
    }
    res.redirect(303, setupPaths.sample(speechOf(res).code))
  }

  return { closed, showSample, removeSample }
}
