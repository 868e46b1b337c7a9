import type { Router } from 'express'
import { transferRoutes as routes } from '../../paths/import-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { ImportsDeps } from './imports-deps.js'
import { transferPages } from './transfer-pages.js'

/** Import and export of the whole directory. */
export function transferAdminRoutes(services: ImportsDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(sendPage, [services.assets.url('records.css')])
  const pages = transferPages(services, sendStaffPage)
  return routeTable({
    [routes.imports]: {
      before: guard('admin', [readUpload(services.transfer.uploadFolder)]),
      get: pages.showImports,
      post: pages.upload,
    },
    [routes.faults]: { before: guard('admin'), get: pages.showFaults },
    [routes.one]: { before: guard('admin'), get: pages.showOne },
    [routes.apply]: { before: guard('admin'), post: pages.apply },
    [routes.cancel]: { before: guard('admin'), post: pages.cancel },
    [routes.undo]: { before: guard('admin'), post: pages.undo },
    [routes.exports]: { before: guard('admin'), get: pages.showImports },
    [routes.export]: { before: guard('admin'), get: pages.sendExport },
  })
}
