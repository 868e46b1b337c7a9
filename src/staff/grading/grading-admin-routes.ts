import type { Router } from 'express'
import { gradingRoutes as routes } from '../../paths/grading-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { GradingDeps } from './grading-deps.js'
import { gradingPages } from './grading-pages.js'

/** The weekly sample that two people grade. */
export function gradingAdminRoutes(services: GradingDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const send = createSendStaffPage(sendPage, ['editor.css'].map(services.assets.url))
  const pages = gradingPages(services, send)
  return routeTable({
    [routes.grade]: { before: guard('editor'), get: pages.showNext, post: pages.takeGrade },
  })
}
