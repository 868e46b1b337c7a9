import type { Router } from 'express'
import { translationRoutes as routes } from '../../paths/translation-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { TranslationDeps } from './translation-deps.js'
import { translationFilePages } from './translation-file-pages.js'
import { translationPages } from './translation-pages.js'

/** Translations of the words for families: listed, edited, checked, and exchanged with translators. */
export function translationAdminRoutes(services: TranslationDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(
    sendPage,
    ['records.css', 'record-cards.css'].map(services.assets.url),
  )
  const pages = translationPages(services, sendStaffPage)
  const files = translationFilePages(services, sendStaffPage)
  return routeTable({
    [routes.list]: { before: guard('admin'), get: pages.showList },
    [routes.file]: { before: guard('admin'), get: files.download },
    [routes.import]: {
      before: guard('admin', [readUpload(services.transfer.uploadFolder)]),
      get: files.showImport,
      post: files.check,
    },
    [routes.preview]: { before: guard('admin'), get: files.showPreview, post: files.apply },
    [routes.one]: { before: guard('admin'), get: pages.showOne, post: pages.save },
  })
}
