import type { Router } from 'express'
import { auditRoutes as routes } from '../../paths/audit-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { AuditDeps } from './audit-deps.js'
import { auditPages } from './audit-pages.js'

/** The audit log, read-only. */
export function auditAdminRoutes(services: AuditDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const pages = auditPages(services, createSendStaffPage(sendPage, [services.assets.url('record-cards.css')]))
  return routeTable({
    [routes.log]: { before: guard('admin'), get: pages.showAudit },
    [routes.csv]: { before: guard('admin'), get: pages.sendCsv },
  })
}
