import type { Router } from 'express'
import { transferRoutes as routes } from '../../paths/import-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { exportPages } from './export-pages.js'
import { importListPages } from './import-list-pages.js'
import { importPages } from './import-pages.js'
import type { ImportsDeps } from './imports-deps.js'
import { mappingPages } from './mapping-pages.js'
import { pullPages } from './pull-pages.js'

/** A list of staff has up to 400 job titles and 400 buildings, each with its word: 200 letters take at most 1,800 bytes. */
const mappingForm = formBody({ fields: 1700, bytes: 2 * 1024 * 1024 })

/** Import and export of the whole directory. */
export function transferAdminRoutes(services: ImportsDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(
    sendPage,
    ['records.css', 'record-cards.css'].map(services.assets.url),
  )
  const list = importListPages(services, sendStaffPage)
  const one = importPages(services, sendStaffPage)
  const mapping = mappingPages(services, sendStaffPage)
  const pull = pullPages(services, sendStaffPage)
  const exported = exportPages(services)
  return routeTable({
    [routes.imports]: {
      before: guard('admin', [readUpload(services.transfer.uploadFolder)]),
      get: list.showImports,
      post: list.upload,
    },
    // Before one import: its address would take the word for a number.
    [routes.pull]: { before: guard('admin'), get: pull.showPull, post: pull.pullNow },
    [routes.pullRules]: { before: guard('admin'), post: pull.saveRules },
    [routes.faults]: { before: guard('admin'), get: one.showFaults },
    [routes.one]: { before: guard('admin'), get: one.showOne },
    [routes.columns]: {
      before: guard('admin', mappingForm),
      get: mapping.showColumns,
      post: mapping.saveColumns,
    },
    [routes.words]: { before: guard('admin', mappingForm), get: mapping.showWords, post: mapping.saveWords },
    [routes.apply]: { before: guard('admin'), post: one.apply },
    [routes.cancel]: { before: guard('admin'), post: one.cancel },
    [routes.undo]: { before: guard('admin'), post: one.undo },
    [routes.exports]: { before: guard('admin'), get: list.showImports },
    [routes.export]: { before: guard('admin'), get: exported.sendExport },
  })
}
