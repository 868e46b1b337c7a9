import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { chargeWrongDoor, takeBackWrongDoor } from './charge-wrong-door.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest, wantsPiece } from './desk-request.js'
import { writeTarget } from './desk-target.js'
import { nothingFound } from './look-up.js'
import { mayChangeReferral } from './may-change.js'
import { presentDesk } from './present-desk.js'
import { presentLast } from './present-last.js'
import { presentLogForm } from './present-log-form.js'
import { type ReadReferral, readReferral } from './read-referral.js'
import type { NewReferral, Referral } from './referral.js'
import { type DeskMoment, resolveTarget } from './resolve-target.js'

/** Logs referrals and takes them back. */
export function referralPages(services: DeskDeps, sendPage: SendPage) {
  const { desk, templates } = services
  const { momentOf, readingOf, screenOf } = createDeskRequest(services)

  const log: RequestHandler = async (req, res) => {
    const moment = momentOf(req, res)
    const read = readReferral(req.body, readingOf(res, moment))
    if (!read.referral) return sayWhatIsWrong(req, res, read, moment)
    const earlier = loggedBefore(req, read.referral)
    if (earlier) return addTo(req, res, earlier, read, moment)
    const id = desk.referrals.log(read.referral, moment.now)
    await chargeWrongDoor(services, { ...read.referral, loggedAt: moment.now })
    desk.shelf.put(read.referral.account, 'recent', keyOf(read), moment.now)
    if (wantsPiece(req)) return sendLast(res, id, moment)
    res.redirect(303, paths.desk(moment.speech.code))
  }

  /** The form is still that of a referral just logged, which then gets a note, another outcome, or a wrong door. */
  function loggedBefore(req: Request, { account, office }: NewReferral): Referral | null {
    const referral = desk.referrals.find(Number(req.body.logged) || 0)
    const isSame = referral?.account === account && referral.office === office && !referral.undoneAt
    return isSame ? referral : null
  }

  async function addTo(
    req: Request,
    res: Response,
    earlier: Referral,
    { referral, fields }: ReadReferral & { referral: NewReferral },
    moment: DeskMoment,
  ): Promise<void> {
    const { id } = earlier
    const { channel, outcome, note, followUpOn } = referral
    // A form that names no other office says nothing of a wrong one.
    const { wrongOffice } = fields.instead ? referral : earlier
    desk.referrals.edit(id, { channel, outcome, note, followUpOn, wrongOffice }, moment.now)
    if (wrongOffice !== earlier.wrongOffice) {
      await takeBackWrongDoor(services, earlier)
      await chargeWrongDoor(services, { ...earlier, wrongOffice })
    }
    const event = { who: staffOf(res).account, what: 'referral-changed', about: `referral:${id}` } as const
    services.audit.record({ ...event, from: req.ip ?? '' })
    if (wantsPiece(req)) sendLast(res, id, moment)
    else res.redirect(303, paths.desk(moment.speech.code))
  }

  /** Takes a referral back, or restores it; also what it said of the office named first. */
  const undo: RequestHandler = async (req, res) => {
    const id = Number(req.params.id)
    const referral = desk.referrals.find(id)
    if (!referral) throw new NotFound()
    if (!mayChangeReferral(staffOf(res).account, referral)) throw new NotAllowed()
    const undone = req.body.undone !== 'no'
    desk.referrals.undo(id, undone, services.now())
    await (undone ? takeBackWrongDoor(services, referral) : chargeWrongDoor(services, referral))
    const what = undone ? 'referral-undone' : 'referral-redone'
    const about = `referral:${id}`
    services.audit.record({ who: staffOf(res).account, what, about, from: req.ip ?? '' })
    if (wantsPiece(req)) return sendLast(res, id, momentOf(req, res))
    res.redirect(303, paths.desk(speechOf(res).code))
  }

  function sayWhatIsWrong(
    req: Request,
    res: Response,
    { fields, problems }: ReadReferral,
    moment: DeskMoment,
  ) {
    const { speech } = moment
    if (wantsPiece(req)) {
      const model = { log: presentLogForm(fields, problems, speech) }
      return res
        .status(422)
        .type('html')
        .send(templates.render('staff/desk/log-fields', model, speech))
    }
    const { target } = fields
    const entry = target && resolveTarget(target, moment)
    const found = target && entry && { ...nothingFound, findings: [{ target, entry, by: 'name' as const }] }
    sendPage(res, presentDesk({ ...screenOf(res, moment), found, log: { fields, problems } }))
  }

  function sendLast(res: Response, id: number, moment: DeskMoment): void {
    const referral = desk.referrals.find(id)
    const model = { staff: staffOf(res).session, last: referral && presentLast(referral, moment) }
    res.type('html').send(templates.render('staff/desk/last', model, moment.speech))
  }

  return { log, undo }
}

function keyOf({ fields }: ReadReferral) {
  return { key: fields.target ? writeTarget(fields.target) : '', name: '' }
}
