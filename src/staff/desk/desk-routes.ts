import type { Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import type { Assets } from '../../platform/web/assets.js'
import type { PageModel, SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { callSheetPages } from './call-sheet-pages.js'
import type { DeskDeps } from './desk-deps.js'
import { deskPages } from './desk-pages.js'
import { followUpPages } from './follow-up-pages.js'
import { preferencePages } from './preference-pages.js'
import { referralEditPages } from './referral-edit-pages.js'
import { referralListPages } from './referral-list-pages.js'
import { referralPages } from './referral-pages.js'

/** The front office's pages. */
export function deskRoutes(services: DeskDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendDeskPage = inDeskStyle(createSendStaffPage(sendPage), services.assets)
  const desk = deskPages(services, sendDeskPage)
  const referral = referralPages(services, sendDeskPage)
  const referrals = referralListPages(services, sendDeskPage)
  const edit = referralEditPages(services, sendDeskPage)
  const followUps = followUpPages(services, sendDeskPage)
  const preferences = preferencePages(services, sendDeskPage)
  const sheet = callSheetPages(services, sendDeskPage)

  return routeTable({
    [routes.desk]: { before: guard('desk'), get: desk.showDesk, post: desk.takeWords },
    [routes.deskLookUp]: { before: guard('desk'), post: desk.lookUpPiece },
    [routes.deskShelf]: { before: guard('desk'), post: desk.takeShelf },
    [routes.deskPreferences]: { before: guard('desk'), get: preferences.show, post: preferences.save },

    [routes.referrals]: { before: guard('desk'), get: referrals.showHistory, post: referral.log },
    [routes.referralsFile]: { before: guard('desk'), get: referrals.sendFile },
    [routes.referral]: { before: guard('desk'), get: edit.showReferral, post: edit.change },
    [routes.referralUndo]: { before: guard('desk'), post: referral.undo },
    [routes.followUps]: { before: guard('desk'), get: followUps.showFollowUps },
    [routes.referralFollowUp]: { before: guard('desk'), post: followUps.finishFollowUp },

    [routes.callSheets]: { before: guard('desk'), get: sheet.showList },
    [routes.callSheet]: { before: guard('desk'), get: sheet.showSheet },
    [routes.callSheetFile]: { before: guard('desk'), get: sheet.sendFile },
  })
}

/** Added to the staff style sheet; a call sheet has its own instead of the desk's. */
function inDeskStyle(sendPage: SendPage, assets: Assets): SendPage {
  return (res, page) => {
    const file = page.view === 'staff/desk/call-sheet' ? 'sheet.css' : 'desk.css'
    sendPage(res, { ...page, model: { ...page.model, styles: [assets.url(file)] } as PageModel })
  }
}
