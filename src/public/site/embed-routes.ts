import { Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import { MethodNotAllowed } from '../../platform/web/errors.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { allowParents } from '../../platform/web/security-headers.js'
import { presentBox } from './present-box.js'
import { presentSnippet } from './present-snippet.js'
import type { SiteDeps } from './site-deps.js'

/** The box for other websites, and how to put it on one. Neither sets a cookie or reads one. */
export function embedRoutes(services: SiteDeps, sendPage: SendPage): Router {
  const { embedParents, publicUrl } = services.config
  const router = Router()

  router.get(routes.embed, allowParents(embedParents), (req, res) => {
    const school = typeof req.query.school === 'string' ? req.query.school : ''
    sendPage(res, presentBox(services.listSchools(), school, speechOf(res)))
  })

  router.get(routes.embedSnippet, (req, res) => {
    const speeches = services.language.offered.map((code) => services.language.speech(code))
    const place = { origin: originOf(req, publicUrl), parents: embedParents }
    sendPage(res, presentSnippet({ ...place, speeches, schools: services.listSchools() }, speechOf(res)))
  })

  router.all([routes.embed, routes.embedSnippet], () => {
    throw new MethodNotAllowed('GET', 'HEAD')
  })
  return router
}
