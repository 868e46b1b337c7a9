import { type RequestHandler, Router } from 'express'
import { topicNow } from '../answering/revision/revision.js'
import { refuseWhileOff } from '../directory/channels.js'
import { isShown } from '../directory/model/open-places.js'
import { findPeople, publicPerson } from '../directory/search/find-people.js'
import { fixedRoutes as routes } from '../paths/paths.js'
import { allowAnyOrigin } from '../platform/web/cross-origin.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'
import { createReader } from './create-reader.js'
import { findGonePlace, goneTopic } from './find-gone.js'
import { presentApiOffice } from './present-api-office.js'
import { presentApiPerson } from './present-api-person.js'
import { presentApiSchool } from './present-api-school.js'
import { presentApiTopic } from './present-api-topic.js'
import { langQuery, listQuery, peopleQuery, topicListQuery, topicQuery } from './read-query.js'

/** Uses the query's language, for errors too. */
export function useQueryLanguage({ language }: Pick<ApiDeps, 'language'>): RequestHandler {
  return (req, res, next) => {
    const lang = language.nearest(typeof req.query.lang === 'string' ? req.query.lang : null)
    res.locals.speech = language.speech(lang)
    res.set('Content-Language', lang)
    next()
  }
}

/** The directory for programs, mounted at `/api/v1`: schools, offices, topics and people, each list in pages. */
export function readApi(services: ApiDeps): Router {
  const schools = createReader(services, {
    name: 'schools',
    listQuery,
    oneQuery: langQuery,
    all: (_query, _places, { directory }) => directory.schools,
    find: (slug, { directory }) => (isShown(directory, 'school', slug) ? directory.school(slug) : null),
    gone: (slug, moment) => findGonePlace('school', slug, moment),
    present: presentApiSchool,
  })
  const offices = createReader(services, {
    name: 'offices',
    listQuery,
    oneQuery: langQuery,
    all: (_query, _places, { directory }) => directory.ownOffices,
    find: (id, { directory }) => (isShown(directory, 'office', id) ? directory.office(id) : null),
    gone: (id, moment) => findGonePlace('office', id, moment),
    present: presentApiOffice,
  })
  const topics = createReader(services, {
    name: 'topics',
    listQuery: topicListQuery,
    oneQuery: topicQuery,
    all: () => services.published().topics,
    find: (key) => {
      const topic = topicNow(services.published(), key)
      return topic === 'retired' ? null : topic
    },
    gone: (key, moment) => (topicNow(services.published(), key) === 'retired' ? goneTopic(moment) : null),
    present: (topic, moment, { school }) => presentApiTopic(topic, school, moment),
  })
  const people = createReader(services, {
    name: 'people',
    listQuery: peopleQuery,
    oneQuery: langQuery,
    all: ({ q }, { school, office }, { directory, speech }) =>
      findPeople(
        { name: q?.trim() || null, school: school?.slug ?? null, office: office?.id ?? null },
        { directory, language: speech.code, findInDirectory: services.findInDirectory },
      ),
    find: (slug, { directory }) => publicPerson(directory, slug),
    present: presentApiPerson,
  })

  const table = {
    [routes.apiSchools]: { get: schools.list },
    [routes.apiSchool]: { get: schools.one },
    [routes.apiOffices]: { get: offices.list },
    [routes.apiOffice]: { get: offices.one },
    [routes.apiTopics]: { get: topics.list },
    [routes.apiTopic]: { get: topics.one },
    [routes.apiPeople]: { get: people.list },
    [routes.apiPerson]: { get: people.one },
  }
  return Router()
    .use(Object.keys(table), allowAnyOrigin(), useQueryLanguage(services), refuseWhileOff(services, 'api'))
    .use(routeTable(table))
}
