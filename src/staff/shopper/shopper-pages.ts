import type { RequestHandler } from 'express'
import { shopperPaths } from '../../paths/shopper-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { presentShopper, shownShopperNights } from './present-shopper.js'
import type { ShopperDeps } from './shopper-deps.js'

/** The nightly test questions: each night, what got worse, and what changed since it was right. */
export function shopperPages(services: ShopperDeps, sendPage: SendPage) {
  const { shopper, audit } = services

  const showNights: RequestHandler = (_req, res) => {
    const open = shopper.openDrop()
    const sources = {
      nights: shopper.nights(shownShopperNights),
      open,
      concerns: open ? shopper.concerns() : [],
      answers: open ? (shopper.answersOf(open.night.night) ?? []) : [],
      directory: services.directory(),
      mayAccept: mayAct(staffOf(res).account.role, 'admin'),
    }
    sendPage(res, presentShopper(sources, speechOf(res)))
  }

  const accept: RequestHandler = (req, res) => {
    const { account } = staffOf(res)
    const night = String(req.body.night ?? '')
    if (shopper.accept(night, account.email))
      audit.record({ who: account, what: 'shopper-accepted', about: `night:${night}`, from: req.ip ?? '' })
    res.redirect(303, shopperPaths.nights(speechOf(res).code))
  }

  return { showNights, accept }
}
