import type { Request, RequestHandler } from 'express'
import type { RoutingTopic } from '../../directory/model/topic.js'
import { momentOf } from '../../directory/page-moment.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { rememberedSchool } from '../ask/asker.js'
import { readChosenSchool } from './chosen-school.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentTopic } from './present-topic.js'
import { presentTopics } from './present-topics.js'

/** Topics from A to Z, and whom to ask about each. */
export function topicPages(services: DirectoryDeps, sendPage: SendPage) {
  const showTopics: RequestHandler = (_req, res) => {
    const { shortName } = services.directory().district
    sendPage(res, presentTopics(services.published().topics, shortName, speechOf(res)))
  }

  const showTopic: RequestHandler = (req, res) => {
    const moment = momentOf(services, req, res)
    const topic = topicOr404(req)
    sendPage(
      res,
      presentTopic({
        ...moment,
        topic,
        topics: services.published().topics,
        chosen: readChosenSchool(req.query.school, moment.directory),
        remembered: rememberedSchool(req, [...moment.directory.schools])?.slug ?? '',
      }),
    )
  }

  function topicOr404(req: Request): RoutingTopic {
    const topic = services.published().topics.find(({ slug }) => slug === req.params.slug)
    if (!topic) throw new NotFound()
    return topic
  }

  return { showTopics, showTopic }
}
