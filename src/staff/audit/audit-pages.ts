import type { Request, RequestHandler, Response } from 'express'
import { type AuditFilter, linesPerPage } from '../../platform/audit/audit-store.js'
import { byteOrderMark, csvLines } from '../../platform/files/csv.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { AuditDeps } from './audit-deps.js'
import { auditActionText, presentAudit, readAuditQuery } from './present-audit.js'

/** The audit log. For admins. */
export function auditPages(services: AuditDeps, sendPage: SendPage) {
  const { audit } = services
  const timeZone = () => services.directory().district.timeZone

  const showAudit: RequestHandler = (req, res) => {
    const { query, filter, page } = asked(req)
    const lines = audit.list(filter, linesPerPage, (page - 1) * linesPerPage)
    const sources = {
      lines,
      total: audit.count(filter),
      actions: audit.actions(),
      query,
      page,
      timeZone: timeZone(),
    }
    sendPage(res, presentAudit(sources, speechOf(res)))
  }

  /** All matching lines as a file. The export itself is logged. */
  const sendCsv: RequestHandler = (req, res) => {
    const { filter } = asked(req)
    audit.record({ who: staffOf(res).account, what: 'audit-exported', about: null, from: req.ip ?? '' })
    res.attachment('audit.csv').type('text/csv; charset=utf-8')
    res.write(byteOrderMark + csvLines([['when', 'who', 'what', 'about', 'from', 'details']]))
    sendLines(res, filter)
  }

  function sendLines(res: Response, filter: AuditFilter): void {
    const speech = speechOf(res)
    for (let offset = 0; ; offset += linesPerPage) {
      const lines = audit.list(filter, linesPerPage, offset)
      const rows = lines.map(({ at, email, what, about, from, details }) => [
        ...[
          new Date(at).toISOString(),
          email ?? '',
          auditActionText(what, speech),
          about ?? '',
          from,
          JSON.stringify(details),
        ],
      ])
      if (rows.length > 0) res.write(csvLines(rows))
      if (lines.length < linesPerPage) break
    }
    res.end()
  }

  const asked = (req: Request) => readAuditQuery(req.query, timeZone())

  return { showAudit, sendCsv }
}
