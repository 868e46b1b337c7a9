import { Router } from 'express'
import { transferRoutes as routes } from '../../paths/import-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { ImportsDeps } from './imports-deps.js'
import { transferPages } from './transfer-pages.js'

/** Import and export of the whole directory. */
export function transferAdminRoutes(services: ImportsDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(sendPage, [services.assets.url('records.css')])
  const pages = transferPages(services, sendStaffPage)
  const router = Router()
  router.get(routes.imports, guard('admin'), pages.showImports)
  router.post(routes.imports, guard('admin', [readUpload(services.transfer.uploadFolder)]), pages.upload)
  router.get(routes.faults, guard('admin'), pages.showFaults)
  router.get(routes.one, guard('admin'), pages.showOne)
  router.post(routes.apply, guard('admin'), pages.apply)
  router.post(routes.cancel, guard('admin'), pages.cancel)
  router.post(routes.undo, guard('admin'), pages.undo)
  router.get(routes.exports, guard('admin'), pages.showImports)
  router.get(routes.export, guard('admin'), pages.sendExport)
  return router
}
