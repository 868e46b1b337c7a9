import type { RequestHandler } from 'express'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { presentFollowUps } from './present-follow-ups.js'
import { referralOr404 } from './referral-of-address.js'

/** Promised calls back, and clearing them. */
export function followUpPages(services: DeskDeps, sendPage: SendPage) {
  const { desk } = services
  const { momentOf, countDue } = createDeskRequest(services)

  const showFollowUps: RequestHandler = (req, res) => {
    const all = req.query.all === 'yes'
    const followUps = desk.referrals.followUps(all ? null : staffOf(res).account.id)
    const last = desk.referrals.find(Number(req.query.done))
    const cleared = last?.followUpOn && last.followUpDoneAt ? last : null
    sendPage(
      res,
      presentFollowUps({ moment: momentOf(req, res), followUps, all, cleared, due: countDue(res) }),
    )
  }

  /** Clears a follow-up, or restores it; then back to its list. */
  const finishFollowUp: RequestHandler = (req, res) => {
    const { id, account } = referralOr404(desk, req)
    const isDone = req.body.done !== 'no'
    desk.referrals.finishFollowUp(id, isDone, services.now())
    const who = staffOf(res).account
    // A colleague may call back; the owner stays the same.
    if (account !== who.id) {
      const event = { who, what: 'referral-changed', about: `referral:${id}`, from: req.ip ?? '' } as const
      services.audit.record({ ...event, details: { followUpDone: isDone } })
    }
    const query = new URLSearchParams({
      ...(req.body.all === 'yes' ? { all: 'yes' } : {}),
      ...(isDone ? { done: String(id) } : {}),
    })
    res.redirect(303, `${paths.followUps(speechOf(res).code)}${query.size > 0 ? `?${query}` : ''}`)
  }

  return { showFollowUps, finishFollowUp }
}
