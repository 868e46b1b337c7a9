import type { Router } from 'express'
import { maxIcsEvents } from '../../content/calendar/read-ics.js'
import { setupRoutes as routes } from '../../paths/setup-paths.js'
import { readUpload } from '../../platform/files/read-upload.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { calendarPages } from './calendar-pages.js'
import { linePages } from './line-pages.js'
import { samplePages } from './sample-pages.js'
import type { SetupDeps } from './setup-deps.js'
import { setupPages } from './setup-pages.js'
import { standInPages } from './stand-in-pages.js'
import { standardOfficePages } from './standard-office-pages.js'

/** Five fields for each event. */
const calendarForm = formBody({ fields: 6 * maxIcsEvents, bytes: 512 * 1024 })
/** Four fields for each standard office. */
const officeForm = formBody({ fields: 300, bytes: 64 * 1024 })

/** The remaining steps of a new district's setup. */
export function setupAdminRoutes(services: SetupDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(
    sendPage,
    ['records.css', 'record-cards.css'].map(services.assets.url),
  )
  const pages = setupPages(services, sendStaffPage)
  const sample = samplePages(services, sendStaffPage)
  const offices = standardOfficePages(services, sendStaffPage)
  const standIns = standInPages(services, sendStaffPage)
  const calendar = calendarPages(services, sendStaffPage)
  const lines = linePages(services, sendStaffPage)
  return routeTable({
    [routes.steps]: { before: guard('admin'), get: pages.showSteps },
    [routes.sample]: {
      before: [guard('admin'), sample.closed],
      get: sample.showSample,
      post: sample.removeSample,
    },
    [routes.calendar]: {
      before: guard('admin', [readUpload(services.transfer.uploadFolder)]),
      get: calendar.showUpload,
      post: calendar.readFile,
    },
    [routes.saveCalendar]: { before: guard('admin', calendarForm), post: calendar.saveDays },
    [routes.finish]: { before: guard('admin'), post: pages.finishSetup },
    [routes.lines]: { before: guard('admin'), get: lines.showLines, post: lines.saveLines },
    [routes.offices]: {
      before: guard('admin', officeForm),
      get: offices.showOffices,
      post: offices.saveOffices,
    },
    [routes.standIns]: {
      before: guard('admin', officeForm),
      get: standIns.showPlan,
      post: standIns.savePlan,
    },
  })
}
