import type { RequestHandler } from 'express'
import { topicNow } from '../../answering/revision/revision.js'
import { momentOf } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { rememberedSchool } from '../ask/asker.js'
import { readChosenSchool } from './chosen-school.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentRetiredTopic } from './present-retired-topic.js'
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
    const topic = topicNow(services.published(), String(req.params.slug))
    if (!topic) throw new NotFound()
    const { code } = moment.speech
    if (topic === 'retired') return sendPage(res, presentRetiredTopic(moment.speech))
    // For now: a rollback brings the old topic back.
    if (topic.slug !== req.params.slug) return res.redirect(302, paths.topic(topic.slug, code))
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

  return { showTopics, showTopic }
}
