import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { type FieldProblem, NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { mayChangeReferral } from './may-change.js'
import { presentEdit } from './present-edit.js'
import { presentFollowUps } from './present-follow-ups.js'
import { presentReferralHistory, referralsPerPage } from './present-referral-history.js'
import { readFacts } from './read-referral.js'
import { readPageNumber, readReferralFilter, writeReferralFilter } from './read-referral-filter.js'
import type { Referral, ReferralFacts, ReferralFilter } from './referral.js'
import { createReferralFile, referralCells } from './referral-file.js'
import type { DeskMoment } from './resolve-target.js'

const rowsAtOnce = 500

/** Logged referrals: search, edit, follow up, export. */
export function historyPages(services: DeskDeps, sendPage: SendPage) {
  const { desk } = services
  const { momentOf, readingOf, countDue, mayKeepCase } = createDeskRequest(services)

  const showHistory: RequestHandler = (req, res) => {
    const moment = momentOf(req, res)
    const { id } = staffOf(res).account
    const filter = readReferralFilter(req.query, id)
    const page = readPageNumber(req.query.page)
    const { timeZone } = moment.directory.district
    const list = desk.referrals.list(filter, timeZone, { page, size: referralsPerPage })
    const searches = desk.shelf.list(id, 'search')
    sendPage(res, presentReferralHistory({ moment, filter, list, page, searches, due: countDue(res) }))
  }

  const sendFile: RequestHandler = async (req, res) => {
    const moment = momentOf(req, res)
    const { account } = staffOf(res)
    const filter = readReferralFilter(req.query, account.id)
    const details = { search: writeReferralFilter({ ...filter, q: '' }) }
    services.audit.record({
      who: account,
      what: 'referrals-exported',
      about: null,
      from: req.ip ?? '',
      details,
    })
    res.type('text/csv; charset=utf-8').attachment('referrals.csv')
    await pipeline(Readable.from(cellsOf(filter, moment)), createReferralFile(), res)
  }

  /** A few hundred at a time: a large district's year does not fit in memory. */
  function* cellsOf(filter: ReferralFilter, moment: DeskMoment) {
    const { timeZone } = moment.directory.district
    for (let page = 1; ; page++) {
      const { referrals } = desk.referrals.list(filter, timeZone, { page, size: rowsAtOnce })
      for (const referral of referrals) yield referralCells(referral, moment)
      if (referrals.length < rowsAtOnce) return
    }
  }

  const showReferral: RequestHandler = (req, res) => {
    sendEdit(res, findOr404(req.params.id), { moment: momentOf(req, res), saved: req.query.saved === 'yes' })
  }

  /** Edits a referral; or, with another office, records that the first one was the wrong door. */
  const change: RequestHandler = async (req, res) => {
    const referral = findOr404(req.params.id)
    if (!mayChangeReferral(staffOf(res).account, referral)) throw new NotAllowed()
    const moment = momentOf(req, res)
    const { right } = req.body
    if (right !== undefined) {
      if (!moment.directory.office(right) || right === referral.office) {
        const problems: FieldProblem[] = [{ field: 'right', key: 'desk.problem.pick', values: {} }]
        return sendEdit(res, referral, { moment, form: { facts: referral, problems } })
      }
      desk.referrals.edit(referral.id, redirected(referral, right, moment), services.now())
    } else {
      const { facts, problems } = readFacts(
        req.body,
        readingOf(res, { ...moment, school: moment.directory.school(referral.school) }),
      )
      if (problems.length > 0) return sendEdit(res, referral, { moment, form: { facts, problems } })
      desk.referrals.edit(referral.id, facts, services.now())
    }
    const about = `referral:${referral.id}`
    services.audit.record({ who: staffOf(res).account, what: 'referral-changed', about, from: req.ip ?? '' })
    res.redirect(303, `${paths.referral(referral.id, speechOf(res).code)}?saved=yes`)
  }

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
    const { id, account } = findOr404(req.params.id)
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

  interface Editing {
    moment: DeskMoment
    form?: { facts: ReferralFacts; problems: FieldProblem[] }
    saved?: boolean
  }

  function sendEdit(res: Response, referral: Referral, { moment, form, saved = false }: Editing): void {
    const mayChange = mayChangeReferral(staffOf(res).account, referral)
    const mine = { due: countDue(res), mayKeepCase: mayKeepCase(res), mayChange }
    sendPage(res, presentEdit({ moment, referral, form: form ?? null, saved, ...mine }))
  }

  function findOr404(id: unknown): Referral {
    const referral = desk.referrals.find(Number(id))
    if (!referral) throw new NotFound()
    return referral
  }

  return { showHistory, sendFile, showReferral, change, showFollowUps, finishFollowUp }
}

/** Replaces the named office, which is recorded as the wrong door. */
function redirected({ office: wrongOffice, school }: Referral, office: string, { directory }: DeskMoment) {
  const place = directory.office(office)?.level === 'school' ? school : null
  return { office, contact: directory.contactAt(office, place)?.id ?? null, wrongOffice }
}
