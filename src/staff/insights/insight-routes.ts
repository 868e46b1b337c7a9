import type { Router } from 'express'
import { insightRoutes as routes } from '../../paths/insight-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { InsightDeps } from './insight-deps.js'
import { insightPages } from './insight-pages.js'
import { letterPage } from './letter/letter-page.js'

/** What families ask, for admins and viewers. */
export function insightRoutesOfStaff(services: InsightDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const styles = ['record-cards.css', 'insights.css'].map(services.assets.url)
  const pages = insightPages(services, createSendStaffPage(sendPage, styles))
  const sendLetter = createSendStaffPage(
    sendPage,
    ['record-cards.css', 'insights.css', 'letter.css'].map(services.assets.url),
  )
  return routeTable({
    [routes.asked]: { before: guard('viewer'), get: pages.show('asked') },
    [routes.answers]: { before: guard('viewer'), get: pages.show('answers') },
    [routes.equity]: { before: guard('viewer'), get: pages.show('equity') },
    [routes.upkeep]: { before: guard('viewer'), get: pages.show('upkeep') },
    [routes.quality]: { before: guard('viewer'), get: pages.showQuality },
    [routes.letter]: { before: guard('viewer'), get: letterPage(services, sendLetter) },
    [routes.file]: { before: guard('viewer'), get: pages.sendFile },
  })
}
