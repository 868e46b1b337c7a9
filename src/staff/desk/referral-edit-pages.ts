import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { type FieldProblem, NotAllowed } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { chargeWrongDoor, takeBackWrongDoor } from './charge-wrong-door.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { mayChangeReferral } from './may-change.js'
import { presentEdit } from './present-edit.js'
import { readFacts } from './read-referral.js'
import type { Referral, ReferralFacts } from './referral.js'
import { referralOr404 } from './referral-of-address.js'
import type { ReferralStore } from './referral-store.js'
import type { DeskMoment } from './resolve-target.js'

type ReferralChange = Parameters<ReferralStore['edit']>[1]

interface Editing {
  moment: DeskMoment
  form?: { facts: ReferralFacts; problems: FieldProblem[] }
  saved?: boolean
}

/** The form of a logged referral. */
export function referralEditPages(services: DeskDeps, sendPage: SendPage) {
  const { desk } = services
  const { momentOf, readingOf, countDue, mayKeepCase } = createDeskRequest(services)

  const showReferral: RequestHandler = (req, res) => {
    sendEdit(res, referralOr404(desk, req), { moment: momentOf(req, res), saved: req.query.saved === 'yes' })
  }

  /** Edits a referral; or, with another office, records that the one named first was the wrong door. */
  const change: RequestHandler = async (req, res) => {
    const referral = referralOr404(desk, req)
    if (!mayChangeReferral(staffOf(res).account, referral)) throw new NotAllowed()
    const moment = momentOf(req, res)
    if (req.body.right !== undefined) await redirect(req, res, referral, moment)
    else saveFacts(req, res, referral, moment)
  }

  async function redirect(
    req: Request,
    res: Response,
    referral: Referral,
    moment: DeskMoment,
  ): Promise<void> {
    const { right } = req.body
    if (!moment.directory.whole.office(right) || right === referral.office) {
      const problems: FieldProblem[] = [{ field: 'right', key: 'desk.problem.pick', values: {} }]
      sendEdit(res, referral, { moment, form: { facts: referral, problems } })
    } else {
      const wrongOffice = wrongOfficeOf(referral, right)
      if (wrongOffice !== referral.wrongOffice) {
        await takeBackWrongDoor(services, referral)
        await chargeWrongDoor(services, { ...referral, wrongOffice })
      }
      save(res, referral, { ...redirected(referral, right, moment), wrongOffice })
    }
  }

  function saveFacts(req: Request, res: Response, referral: Referral, moment: DeskMoment): void {
    const { facts, problems } = readFacts(
      req.body,
      readingOf(res, { ...moment, school: moment.directory.school(referral.school) }),
    )
    if (problems.length > 0) sendEdit(res, referral, { moment, form: { facts, problems } })
    else save(res, referral, facts)
  }

  function save(res: Response, { id }: Referral, facts: ReferralChange): void {
    desk.referrals.edit(id, facts, services.now())
    const event = { who: staffOf(res).account, what: 'referral-changed', about: `referral:${id}` } as const
    services.audit.record({ ...event, from: res.req.ip ?? '' })
    res.redirect(303, `${paths.referral(id, speechOf(res).code)}?saved=yes`)
  }

  function sendEdit(res: Response, referral: Referral, { moment, form, saved = false }: Editing): void {
    const mayChange = mayChangeReferral(staffOf(res).account, referral)
    const mine = { due: countDue(res), mayKeepCase: mayKeepCase(res), mayChange }
    sendPage(res, presentEdit({ moment, referral, form: form ?? null, saved, ...mine }))
  }

  return { showReferral, change }
}

/** The office named first was the wrong door, whoever was named after it; unless it is right after all. */
function wrongOfficeOf({ office, wrongOffice }: Referral, right: string): string {
  return wrongOffice && wrongOffice !== right ? wrongOffice : office
}

function redirected({ school }: Referral, office: string, { directory }: DeskMoment) {
  const place = directory.office(office)?.level === 'school' ? school : null
  return { office, contact: directory.contactAt(office, place)?.id ?? null }
}
