import type { Router } from 'express'
import { todayRoutes as routes } from '../../paths/today-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { TodayDeps } from './today-deps.js'
import { todayPages } from './today-pages.js'

/** The today line: posted and ended by admins, or by programs with a key from here. */
export function todayAdminRoutes(services: TodayDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const pages = todayPages(services, createSendStaffPage(sendPage, [services.assets.url('account.css')]))
  return routeTable({
    [routes.room]: { before: guard('admin'), get: pages.showRoom, post: pages.post },
    [routes.keys]: { before: guard('admin'), post: pages.makeKey },
    [routes.revokeKey]: { before: guard('admin'), post: pages.revokeKey },
    [routes.end]: { before: guard('admin'), post: pages.end },
  })
}
