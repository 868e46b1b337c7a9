import type { Router } from 'express'
import { backupRoutes as routes } from '../../paths/backup-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { BackupDeps } from './backup-deps.js'
import { backupPages } from './backup-pages.js'

/** The nightly backups, for admins. Restoring is done on the server, while the service is stopped. */
export function backupAdminRoutes(services: BackupDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const send = createSendStaffPage(sendPage, ['records.css', 'record-cards.css'].map(services.assets.url))
  const pages = backupPages(services, send)
  return routeTable({
    [routes.list]: { before: guard('admin'), get: pages.showBackups, post: pages.backUpNow },
  })
}
