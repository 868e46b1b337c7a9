import { Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import type { Assets } from '../../platform/web/assets.js'
import type { PageModel, SendPage } from '../../platform/web/pages.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { callSheetPages } from './call-sheet-pages.js'
import type { DeskDeps } from './desk-deps.js'
import { deskPages } from './desk-pages.js'
import { historyPages } from './history-pages.js'
import { referralPages } from './referral-pages.js'

/** The front office's room. */
export function deskRoutes(services: DeskDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendDeskPage = inDeskStyle(createSendStaffPage(sendPage), services.assets)
  const desk = deskPages(services, sendDeskPage)
  const referral = referralPages(services, sendDeskPage)
  const history = historyPages(services, sendDeskPage)
  const sheet = callSheetPages(services, sendDeskPage)

  const router = Router()
  router.get(routes.desk, guard('desk'), desk.showDesk)
  router.post(routes.desk, guard('desk'), desk.takeWords)
  router.post(routes.deskLookUp, guard('desk'), desk.lookUpPiece)
  router.post(routes.deskShelf, guard('desk'), desk.takeShelf)

  router.get(routes.referrals, guard('desk'), history.showHistory)
  router.post(routes.referrals, guard('desk'), referral.log)
  router.get(routes.referralsFile, guard('desk'), history.sendFile)
  router.get(routes.referral, guard('desk'), history.showReferral)
  router.post(routes.referral, guard('desk'), history.change)
  router.post(routes.referralUndo, guard('desk'), referral.undo)
  router.get(routes.followUps, guard('desk'), history.showFollowUps)
  router.post(routes.referralFollowUp, guard('desk'), history.finishFollowUp)

  router.get(routes.callSheets, guard('desk'), sheet.showList)
  router.get(routes.callSheet, guard('desk'), sheet.showSheet)
  router.get(routes.callSheetFile, guard('desk'), sheet.sendFile)
  return router
}

/** On top of the staff's style sheet; a call sheet alone needs its own. */
function inDeskStyle(sendPage: SendPage, assets: Assets): SendPage {
  return (res, page) => {
    const files = page.view === 'staff/desk/call-sheet' ? ['desk.css', 'sheet.css'] : ['desk.css']
    const styles = files.map((file) => assets.url(file))
    sendPage(res, { ...page, model: { ...page.model, styles } as PageModel })
  }
}
