import type { z } from 'zod'
import { concernFields } from '../../answering/concern-fields.js'
import { fixedRoutes as routes } from '../../paths/paths.js'
import type { WordKey } from '../../platform/language/words.js'
import { apiAnswer } from '../answer-schema.js'
import {
  office,
  officeList,
  person,
  personList,
  school,
  schoolList,
  suggestionList,
  topic,
  topicList,
} from '../api-schemas.js'
import { apiTodayEnded, apiTodayLine, apiTodayList, newApiTodayLine } from '../api-today-schema.js'
import { hsdsExport, hsdsService, hsdsServicePage } from '../hsds/hsds-schemas.js'
import { apiInsight, apiQuality, apiUpkeep, insightQuery } from '../insight-schema.js'
import { langQuery, listQuery, peopleQuery, topicListQuery, topicQuery } from '../read-query.js'
import { suggestFields } from '../suggest-api.js'

/** One API operation. */
export interface Operation {
  id: string
  method: 'get' | 'post' | 'delete'
  /** Below `/api/v1`, in Express syntax: `/schools/:slug`. */
  route: string
  /** Word key that describes the response. */
  says: WordKey
  query?: z.ZodObject
  body?: z.ZodObject
  gives: z.ZodObject
  /** It may answer 201, too. */
  makes?: true
  /** It needs a key. */
  needsKey?: true
  /** Possible errors. */
  faults: readonly number[]
}

const list = { method: 'get', faults: [422] } as const
const one = { method: 'get', faults: [404, 422] } as const
/** 410 for one that has closed, with its successor. */
const closable = { method: 'get', faults: [404, 410, 422] } as const
const refused = [400, 413, 415, 422, 429] as const

/** All API operations, in the order of the developers' page. */
export const operations: readonly Operation[] = [
  {
    ...list,
    id: 'listSchools',
    route: routes.apiSchools,
    says: 'developers.schools',
    query: listQuery,
    gives: schoolList,
  },
  {
    ...closable,
    id: 'getSchool',
    route: routes.apiSchool,
    says: 'developers.school',
    query: langQuery,
    gives: school,
  },
  {
    ...list,
    id: 'listOffices',
    route: routes.apiOffices,
    says: 'developers.offices',
    query: listQuery,
    gives: officeList,
  },
  {
    ...closable,
    id: 'getOffice',
    route: routes.apiOffice,
    says: 'developers.office',
    query: langQuery,
    gives: office,
  },
  {
    ...list,
    id: 'listTopics',
    route: routes.apiTopics,
    says: 'developers.topics',
    query: topicListQuery,
    gives: topicList,
  },
  {
    ...closable,
    id: 'getTopic',
    route: routes.apiTopic,
    says: 'developers.topic',
    query: topicQuery,
    gives: topic,
  },
  {
    ...list,
    id: 'listPeople',
    route: routes.apiPeople,
    says: 'developers.people',
    query: peopleQuery,
    gives: personList,
  },
  {
    ...one,
    id: 'getPerson',
    route: routes.apiPerson,
    says: 'developers.person',
    query: langQuery,
    gives: person,
  },
  {
    id: 'suggest',
    method: 'get',
    route: routes.apiSuggest,
    says: 'developers.suggest',
    query: suggestFields,
    gives: suggestionList,
    faults: [422, 429],
  },
  {
    id: 'suggestPrivately',
    method: 'post',
    route: routes.apiSuggest,
    says: 'developers.suggestPost',
    body: suggestFields,
    gives: suggestionList,
    faults: refused,
  },
  {
    id: 'ask',
    method: 'post',
    route: routes.apiAsk,
    says: 'developers.ask',
    body: concernFields,
    gives: apiAnswer,
    faults: [...refused, 500, 503],
  },
  {
    ...list,
    id: 'listToday',
    route: routes.apiToday,
    says: 'developers.today',
    query: topicQuery,
    gives: apiTodayList,
  },
  {
    id: 'postToday',
    method: 'post',
    route: routes.apiToday,
    says: 'developers.todayPost',
    body: newApiTodayLine,
    gives: apiTodayLine,
    makes: true,
    needsKey: true,
    faults: [...refused, 401],
  },
  {
    id: 'endAllToday',
    method: 'delete',
    route: routes.apiToday,
    says: 'developers.todayEndAll',
    gives: apiTodayEnded,
    needsKey: true,
    faults: [401, 429],
  },
  {
    id: 'endToday',
    method: 'delete',
    route: routes.apiTodayLine,
    says: 'developers.todayEnd',
    gives: apiTodayEnded,
    needsKey: true,
    faults: [401, 404, 429],
  },
  {
    id: 'getInsight',
    method: 'get',
    route: routes.apiInsight,
    says: 'developers.insight',
    query: insightQuery,
    gives: apiInsight,
    needsKey: true,
    faults: [401, 404, 422, 429],
  },
  {
    id: 'getQuality',
    method: 'get',
    route: routes.apiQuality,
    says: 'developers.quality',
    gives: apiQuality,
    needsKey: true,
    faults: [401, 429],
  },
  {
    id: 'getUpkeep',
    method: 'get',
    route: routes.apiUpkeep,
    says: 'developers.upkeep',
    query: langQuery,
    gives: apiUpkeep,
    needsKey: true,
    faults: [401, 429],
  },
  {
    id: 'exportHsds',
    method: 'get',
    route: routes.apiHsds,
    says: 'developers.hsds',
    gives: hsdsExport,
    faults: [],
  },
  {
    ...list,
    id: 'listHsdsServices',
    route: routes.apiHsdsServices,
    says: 'developers.hsdsServices',
    query: listQuery.omit({ lang: true }),
    gives: hsdsServicePage,
  },
  {
    id: 'getHsdsService',
    method: 'get',
    route: routes.apiHsdsService,
    says: 'developers.hsdsService',
    gives: hsdsService,
    faults: [404],
  },
]
