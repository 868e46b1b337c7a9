import { type RequestHandler, Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import { MethodNotAllowed } from '../../platform/web/errors.js'
import { onlyRead } from '../../platform/web/only-read.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { DirectoryDeps } from './directory-deps.js'
import { officePages } from './office-pages.js'
import { peoplePages } from './people-pages.js'
import { schoolPages } from './school-pages.js'
import { searchPages } from './search-pages.js'
import { topicPages } from './topic-pages.js'

/**
 * What families look up by themselves: topics, offices, schools, people, and all of them at once.
 * @param limit counts a search
 */
export function directoryRoutes(services: DirectoryDeps, sendPage: SendPage, limit: RequestHandler): Router {
  const topics = topicPages(services, sendPage)
  const offices = officePages(services, sendPage)
  const schools = schoolPages(services, sendPage)
  const people = peoplePages(services, sendPage)
  const search = searchPages(services, sendPage)

  const router = Router()
  router.get(routes.topics, topics.showTopics)
  router.get(routes.topic, topics.showTopic)
  router.get(routes.offices, offices.showOffices)
  router.get(routes.office, offices.showOffice)
  router.get(routes.schools, schools.showSchools)
  router.get(routes.school, schools.showSchool)
  router.get(routes.contact, schools.showContact)
  router.get(routes.people, limit, people.showPeople)
  router.get(routes.person, people.showPerson)
  router.get(routes.search, limit, search.showSearch)
  router.post(routes.search, limit, sameOrigin(services.config.publicUrl), formBody(), search.takeSearch)

  router.all([routes.topics, routes.topic, routes.offices, routes.office], onlyRead)
  router.all([routes.schools, routes.school, routes.contact, routes.people, routes.person], onlyRead)
  router.all(routes.search, () => {
    throw new MethodNotAllowed('GET', 'HEAD', 'POST')
  })
  return router
}
