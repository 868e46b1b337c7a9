import type { Router } from 'express'
import { shopperRoutes as routes } from '../../paths/shopper-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { ShopperDeps } from './shopper-deps.js'
import { shopperPages } from './shopper-pages.js'

/** The nightly test questions: for editors; admins may accept changed answers. */
export function shopperAdminRoutes(services: ShopperDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const send = createSendStaffPage(sendPage, ['records.css', 'record-cards.css'].map(services.assets.url))
  const pages = shopperPages(services, send)
  return routeTable({
    [routes.nights]: { before: guard('editor'), get: pages.showNights },
    [routes.accept]: { before: guard('admin'), post: pages.accept },
  })
}
