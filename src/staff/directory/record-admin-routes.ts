import type { Router } from 'express'
import { recordRoutes as routes } from '../../paths/record-paths.js'
import { readFormOrUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { absencePages } from './absence-pages.js'
import { bulkPages } from './bulk-pages.js'
import { channelPages } from './channel-pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { districtPages } from './district-pages.js'
import { maxWrittenLogo } from './read-theme-form.js'
import { recordFormPages } from './record-form-pages.js'
import { recordHistoryPages } from './record-history-pages.js'
import { recordListPages } from './record-list-pages.js'
import { recordRemovalPages } from './record-removal-pages.js'
import { reportPages } from './report-pages.js'
import { themePages } from './theme-pages.js'

/** The directory editor. Editors maintain their own offices' contacts, admins everything. */
export function recordAdminRoutes(services: DirectoryRoomDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(
    sendPage,
    ['records.css', 'record-cards.css'].map(services.assets.url),
  )
  const lists = recordListPages(services, sendStaffPage)
  const forms = recordFormPages(services, sendStaffPage)
  const histories = recordHistoryPages(services, sendStaffPage)
  const removals = recordRemovalPages(services, sendStaffPage)
  const bulk = bulkPages(services, sendStaffPage)
  const absence = absencePages(services, sendStaffPage)
  const district = districtPages(services, sendStaffPage)
  const reports = reportPages(services, sendStaffPage)
  const channels = channelPages(services, sendStaffPage)
  const theme = themePages(services, sendStaffPage)
  return routeTable({
    [routes.home]: { before: guard('editor'), get: lists.showHome },
    [routes.changes]: { before: guard('admin'), get: histories.showChanges },
    [routes.reports]: { before: guard('admin'), get: reports.showReports, post: reports.settle },
    [routes.district]: { before: guard('admin'), get: district.showDistrict, post: district.saveDistrict },
    [routes.channels]: { before: guard('admin'), get: channels.showChannels, post: channels.saveChannels },
    [routes.theme]: {
      before: guard('admin', readFormOrUpload(services.transfer.uploadFolder, maxWrittenLogo)),
      get: theme.showTheme,
      post: theme.takeForm,
    },
    [routes.themeStyles]: { before: guard('admin'), get: theme.sendPictureStyles },
    [routes.checked]: { before: guard('editor'), get: bulk.backToContacts, post: bulk.markChecked },
    [routes.bulk]: { before: guard('editor'), get: bulk.backToContacts, post: bulk.showBulk },
    [routes.bulkSave]: { before: guard('editor'), get: bulk.backToContacts, post: bulk.saveBulk },
    [routes.absence]: { before: guard('editor'), get: absence.showAbsence, post: absence.saveAbsence },
    [routes.list]: { before: guard('editor'), get: lists.showList },
    [routes.new]: { before: guard('admin'), get: forms.showNew, post: forms.add },
    [routes.history]: { before: guard('editor'), get: histories.showHistory },
    [routes.remove]: { before: guard('admin'), get: removals.showRemove, post: removals.remove },
    [routes.one]: { before: guard('editor'), get: forms.showOne, post: forms.change },
  })
}
