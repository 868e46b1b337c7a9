import { type RequestHandler, Router } from 'express'
import { refuseWhileOff } from '../../directory/channels.js'
import { momentOf, type PageMoment } from '../../directory/page-moment.js'
import { fixedRoutes as routes } from '../../paths/paths.js'
import { allowAnyOrigin } from '../../platform/web/cross-origin.js'
import { NotFound } from '../../platform/web/errors.js'
import { originOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sendShared } from '../create-reader.js'
import { pageOf } from '../page-of.js'
import { useQueryLanguage } from '../read-api.js'
import { listQuery, readQuery } from '../read-query.js'
import { exportHsds } from './export-hsds.js'
import type { HsdsDeps } from './hsds-deps.js'
import type { HsdsTables } from './hsds-schemas.js'
import { nestService } from './nest-service.js'

/** Field descriptions. */
const profile = 'https://docs.openreferral.org/en/3.0.1/hsds/schema_reference.html'

/** The directory for other directories, mounted at `/api/v1`: all tables at once, and services as in the HSDS API. */
export function hsdsApi(services: HsdsDeps): Router {
  const tablesOf = cacheTables()

  const showExport: RequestHandler = (req, res) => {
    const origin = originOf(req, services.config.publicUrl)
    const tables = tablesOf(momentOf(services, req, res))
    sendShared(res, { version: '3.0', profile, openapi_url: `${origin}${routes.openApi}`, ...tables })
  }

  const listServices: RequestHandler = (req, res) => {
    const paging = readQuery(listQuery, req.query)
    const moment = momentOf(services, req, res)
    const address = new URL(`${moment.origin}${req.originalUrl}`)
    const { items, total, page, pages } = pageOf(tablesOf(moment).services, paging, address)
    sendShared(res, {
      total_items: total,
      total_pages: pages,
      page_number: page,
      size: items.length,
      first_page: page === 1,
      last_page: page === pages,
      empty: items.length === 0,
      contents: items,
    })
  }

  const showService: RequestHandler = (req, res) => {
    const service = nestService(String(req.params.id), tablesOf(momentOf(services, req, res)))
    if (!service) throw new NotFound()
    sendShared(res, service)
  }

  const table = {
    [routes.apiHsds]: { get: showExport },
    [routes.apiHsdsServices]: { get: listServices },
    [routes.apiHsdsService]: { get: showService },
  }
  return Router()
    .use(Object.keys(table), allowAnyOrigin(), useQueryLanguage(services), refuseWhileOff(services, 'api'))
    .use(routeTable(table))
}

/** Caches the tables per directory, language and address: a large district's take a while, and many may ask. */
function cacheTables(): (moment: PageMoment) => HsdsTables {
  let kept: { moment: PageMoment; tables: HsdsTables } | null = null
  return (moment) => {
    const same =
      kept?.moment.directory === moment.directory &&
      kept.moment.speech === moment.speech &&
      kept.moment.origin === moment.origin &&
      // Clocks change.
      kept.moment.now.toDateString() === moment.now.toDateString()
    if (!kept || !same) kept = { moment, tables: exportHsds(moment) }
    return kept.tables
  }
}
