import { type RequestHandler, Router } from 'express'
import type { NightlyBackup } from '../../content/backups/nightly-backup.js'
import { centerPaths, centerRoutes } from '../../paths/center-paths.js'
import { mainLanguage } from '../../paths/paths.js'
import type { Language } from '../../platform/language/language.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { Assets } from '../../platform/web/assets.js'
import { NotAllowed, Unauthorized } from '../../platform/web/errors.js'
import type { HealthNote } from '../../platform/web/health-notes.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../../staff/send-staff-page.js'
import type { Accounts } from '../../staff/sign-in/accounts.js'
import { mayAct } from '../../staff/sign-in/may-act.js'
import { presentApiOverview } from './present-api-overview.js'
import { presentOverview } from './present-overview.js'
import { type KnownDistrict, reportDistricts } from './report-districts.js'

/** Dependencies of the center's own pages. */
export interface CenterDeps {
  accounts: Accounts
  assets: Assets
  language: Language
  now(): Date
  /** Every district of the folder. */
  known(): readonly KnownDistrict[]
  /** Of the center itself; null for none. */
  backups: Pick<NightlyBackup, 'state' | 'trouble'> | null
  /** Parts of the center itself that do not work as usual. */
  degraded(): HealthNote[]
  /** Lets a monitoring program read the overview; null for none. */
  metricsToken: string | null
}

/** One page about all districts. */
export function centerPages(services: CenterDeps, sendPage: SendPage): Router {
  const send = createSendStaffPage(sendPage, ['records.css', 'record-cards.css'].map(services.assets.url))
  const showOverview: RequestHandler = (_req, res) => {
    const now = services.now()
    send(res, presentOverview(report(services, now), services, now, speechOf(res)))
  }
  const leadIn: RequestHandler = (_req, res) => res.redirect(303, centerPaths.overview(speechOf(res).code))
  return routeTable({
    '/': { get: leadIn },
    [centerRoutes.overview]: { before: services.accounts.guard('viewer'), get: showOverview },
  })
}

/** The overview as JSON: for whoever is signed in, and for the program that reads the metrics. */
export function centerApi(services: CenterDeps): Router {
  const admit: RequestHandler = (req, res, next) => {
    res.locals.machine = true
    res.set('Cache-Control', 'no-store')
    const bearer = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1]
    const { metricsToken, accounts } = services
    if (bearer !== undefined)
      return next(
        metricsToken !== null && isEqualSecret(bearer, metricsToken) ? undefined : new Unauthorized(),
      )
    const staff = accounts.findStaff(req)
    if (!staff?.session.complete || staff.secondStep?.overdue) return next(new Unauthorized())
    next(mayAct(staff.account.role, 'viewer') ? undefined : new NotAllowed())
  }
  const show: RequestHandler = (_req, res) => {
    const now = services.now()
    res.json(presentApiOverview(report(services, now), now))
  }
  return Router().use(routeTable({ [centerRoutes.api]: { before: admit, get: show } }))
}

function report({ known, language }: CenterDeps, now: Date) {
  return reportDistricts(known(), now, language.speech(mainLanguage))
}
