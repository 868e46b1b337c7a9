import type { RequestHandler, Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { DirectoryDeps } from './directory-deps.js'
import { officePages } from './office-pages.js'
import { peoplePages } from './people-pages.js'
import { schoolPages } from './school-pages.js'
import { searchPages } from './search-pages.js'
import { topicPages } from './topic-pages.js'

/** The public directory: topics, offices, schools, people, and search. @param limit counts searches */
export function directoryRoutes(services: DirectoryDeps, sendPage: SendPage, limit: RequestHandler): Router {
  const topics = topicPages(services, sendPage)
  const offices = officePages(services, sendPage)
  const schools = schoolPages(services, sendPage)
  const people = peoplePages(services, sendPage)
  const search = searchPages(services, sendPage)

  return routeTable({
    [routes.topics]: { get: topics.showTopics },
    [routes.topic]: { get: topics.showTopic },
    [routes.offices]: { get: offices.showOffices },
    [routes.office]: { get: offices.showOffice },
    [routes.schools]: { get: schools.showSchools },
    [routes.school]: { get: schools.showSchool },
    [routes.contact]: { get: schools.showContact },
    [routes.people]: { get: [limit, people.showPeople] },
    [routes.person]: { get: people.showPerson },
    [routes.search]: {
      get: [limit, search.showSearch],
      post: [limit, sameOrigin(services.config.publicUrl), formBody(), search.takeSearch],
    },
  })
}
