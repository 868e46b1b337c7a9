import { Router } from 'express'
import { auditRoutes as routes } from '../../paths/audit-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { AuditDeps } from './audit-deps.js'
import { auditPages } from './audit-pages.js'

/** The audit log. Only to be read. */
export function auditAdminRoutes(services: AuditDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const pages = auditPages(services, createSendStaffPage(sendPage))
  const router = Router()
  router.get(routes.log, guard('admin'), pages.showAudit)
  router.get(routes.csv, guard('admin'), pages.sendCsv)
  return router
}
