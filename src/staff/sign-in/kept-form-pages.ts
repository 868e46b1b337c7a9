import type { Request, RequestHandler, Response } from 'express'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { houseOf } from '../navigation/staff-house.js'
import { staffHome } from '../navigation/staff-rooms.js'
import { presentGoneForm, presentKeptForm } from './present-kept-form.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** A form that was sent after the session ended: send it now, or throw it away. */
export function keptFormPages({ accounts }: SignInDeps, sendStaffPage: SendPage) {
  const { keptForms, resumeForm } = accounts

  const idOf = (req: Request) => String(req.params.id)
  const homeOf = (res: Response) =>
    staffHome(staffOf(res).account.role, speechOf(res).code, houseOf(res).rooms)

  const show: RequestHandler = (req, res) => {
    const form = keptForms.find(idOf(req), resumeForm.ownerOf(req, staffOf(res)))
    if (!form) return sendStaffPage(res, presentGoneForm(homeOf(res), speechOf(res)))
    sendStaffPage(res, presentKeptForm(form, idOf(req), speechOf(res)))
  }

  const throwAway: RequestHandler = (req, res) => {
    const staff = staffOf(res)
    keptForms.forget(idOf(req), resumeForm.ownerOf(req, staff))
    res.redirect(303, homeOf(res))
  }

  return { show, throwAway }
}
