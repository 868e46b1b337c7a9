import { type RequestHandler, Router } from 'express'
import type { AppServices } from '../app.js'
import { pageRoutes as routes } from '../paths.js'
import { MethodNotAllowed } from '../web/errors.js'
import type { SendPage } from '../web/pages.js'
import { schoolPages } from './school-pages.js'

/** Schools, one by one, and the offices in them. */
export function schoolRoutes(services: AppServices, sendPage: SendPage): Router {
  const pages = schoolPages(services, sendPage)
  const router = Router()
  router.get(routes.schools, pages.showSchools)
  router.get(routes.school, pages.showSchool)
  router.get(routes.contact, pages.showContact)
  router.all([routes.schools, routes.school, routes.contact], onlyRead)
  return router
}

const onlyRead: RequestHandler = () => {
  throw new MethodNotAllowed('GET', 'HEAD')
}
