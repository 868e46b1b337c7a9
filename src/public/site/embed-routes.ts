import type { RequestHandler, Router } from 'express'
import { refuseWhileOff } from '../../directory/channels.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { allowParents } from '../../platform/web/security-headers.js'
import { presentBox } from './present-box.js'
import { presentSnippet } from './present-snippet.js'
import type { EmbedDeps } from './site-deps.js'

/** The box for other websites, and how to embed it. Neither sets or reads a cookie. */
export function embedRoutes(services: EmbedDeps, sendPage: SendPage): Router {
  const { embedParents, publicUrl } = services.config

  const showBox: RequestHandler = (req, res) => {
    const school = typeof req.query.school === 'string' ? req.query.school : ''
    sendPage(res, presentBox(services.listSchools(), school, speechOf(res)))
  }

  const showSnippet: RequestHandler = (req, res) => {
    const speeches = services.language.offered.map((code) => services.language.speech(code))
    const place = { origin: originOf(req, publicUrl), parents: embedParents }
    sendPage(res, presentSnippet({ ...place, speeches, schools: services.listSchools() }, speechOf(res)))
  }

  const closed = refuseWhileOff(services, 'embed')
  return routeTable({
    [routes.embed]: { get: [allowParents(embedParents), closed, showBox] },
    [routes.embedSnippet]: { get: [closed, showSnippet] },
  })
}
