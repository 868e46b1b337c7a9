import { type RequestHandler, Router } from 'express'
import { recordRoutes as routes } from '../../paths/record-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import { MethodNotAllowed } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { districtPages } from './district-pages.js'
import { recordPages } from './record-pages.js'
import { severalContactsPages } from './several-contacts-pages.js'
import { themePages } from './theme-pages.js'

/** The pages that keep the directory true. Editors keep their own offices' contacts, admins everything. */
export function recordAdminRoutes(services: DirectoryRoomDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(
    sendPage,
    ['records.css', 'record-cards.css'].map(services.assets.url),
  )
  const pages = recordPages(services, sendStaffPage)
  const several = severalContactsPages(services, sendStaffPage)
  const district = districtPages(services, sendStaffPage)
  const theme = themePages(services, sendStaffPage)
  const router = Router()
  router.get(routes.home, guard('editor'), pages.showHome)
  router.get(routes.changes, guard('admin'), pages.showChanges)
  router.get(routes.district, guard('admin'), district.showDistrict)
  router.post(routes.district, guard('admin'), district.saveDistrict)
  router.get(routes.theme, guard('admin'), theme.showTheme)
  router.get(routes.themeStyles, guard('admin'), theme.sendPictureStyles)
  router.post(routes.theme, guard('admin'), theme.saveColours)
  router.post(routes.logo, guard('admin', [readUpload(services.transfer.uploadFolder)]), theme.saveLogo)
  router.all(routes.logo, guard('admin'), onlyPost)
  router.get([routes.bulk, routes.bulkSave, routes.checked], guard('editor'), several.backToContacts)
  router.post(routes.checked, guard('editor'), several.markChecked)
  router.post(routes.bulk, guard('editor'), several.showBulk)
  router.post(routes.bulkSave, guard('editor'), several.saveBulk)
  router.all([routes.checked, routes.bulk, routes.bulkSave], guard('editor'), onlyPost)
  router.get(routes.absence, guard('editor'), several.showAbsence)
  router.post(routes.absence, guard('editor'), several.saveAbsence)
  router.get(routes.list, guard('editor'), pages.showList)
  router.get(routes.new, guard('admin'), pages.showNew)
  router.post(routes.new, guard('admin'), pages.add)
  router.get(routes.history, guard('editor'), pages.showHistory)
  router.get(routes.remove, guard('admin'), pages.showRemove)
  router.post(routes.remove, guard('admin'), pages.remove)
  router.get(routes.one, guard('editor'), pages.showOne)
  router.post(routes.one, guard('editor'), pages.change)
  return router
}

const onlyPost: RequestHandler = () => {
  throw new MethodNotAllowed('POST')
}
