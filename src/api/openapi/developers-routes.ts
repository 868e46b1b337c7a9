import type { RequestHandler, Router } from 'express'
import { isChannelOff } from '../../directory/channels.js'
import { fixedRoutes, pageRoutes as routes } from '../../paths/paths.js'
import { allowAnyOrigin } from '../../platform/web/cross-origin.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { useQueryLanguage } from '../read-api.js'
import { createDescribeApi } from './describe-api.js'
import type { OpenApiDeps } from './openapi-deps.js'
import { presentDevelopers } from './present-developers.js'

/** The API description, for programs. */
export function openApiRoutes(services: OpenApiDeps): Router {
  const describeApi = createDescribeApi()
  const showDescription: RequestHandler = (req, res) => {
    const origin = originOf(req, services.config.publicUrl)
    const { name: district } = services.directory().district
    const document = describeApi({ origin, district, isOff: isChannelOff(services, 'api') }, speechOf(res))
    res.set('Cache-Control', 'public, max-age=3600').json(document)
  }
  return routeTable({
    [fixedRoutes.openApi]: { get: [allowAnyOrigin(), useQueryLanguage(services), showDescription] },
  })
}

/** The same, for developers. */
export function developersRoutes(services: OpenApiDeps, sendPage: SendPage): Router {
  const describeApi = createDescribeApi()
  const showPage: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const { name } = services.directory().district
    const origin = originOf(req, services.config.publicUrl)
    const off = { api: isChannelOff(services, 'api'), embed: isChannelOff(services, 'embed') }
    const document = describeApi({ origin, district: name, isOff: off.api }, speech)
    sendPage(res, presentDevelopers(document, name, off, speech))
  }
  return routeTable({ [routes.developers]: { get: showPage } })
}
