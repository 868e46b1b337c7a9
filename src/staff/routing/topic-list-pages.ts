import type { RequestHandler, Response } from 'express'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { presentEditedTopics } from './present-edited-topics.js'
import { presentTopicRemoval } from './present-topic-removal.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { editableTopic } from './topic-of-address.js'

/** The list of topics, and removing one. */
export function topicListPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { topics, phrasings, rules } = services.routing
  const tools = createEditorTools(services)

  const showList: RequestHandler = (req, res) => {
    const words = queryText(req, 'q')
    const sources = {
      topics: topics.list(),
      offices: tools.offices(res),
      isAdmin: tools.isAdmin(res),
      query: { words, office: queryText(req, 'office'), mine: req.query.mine === 'yes' },
      from: numberOf(req, 'from'),
      saying: words === '' ? new Map<string, number>() : phrasings.countByTopic(words),
      mayEdit: (offices: readonly string[]) => tools.mayEdit(res, offices),
      done: typeof req.query.saved === 'string',
    }
    sendStaffPage(res, presentEditedTopics(sources, speechOf(res)))
  }

  const askRemove: RequestHandler = (req, res) => {
    sendRemoval(res, editableTopic(services, tools, req, res), false)
  }

  const remove: RequestHandler = (req, res) => {
    const topic = editableTopic(services, tools, req, res)
    const counts = phrasings.countByLanguage(topic.slug)
    if (topics.remove(topic.slug)) return sendRemoval(res, topic, true)
    const { slug, ...old } = topic
    tools.tell(res, 'routing-edited', `topic:${slug}`, { removed: { ...old, phrasings: counts } })
    tools.goTo(res, 'topics', {}, { saved: 'yes' })
  }

  function sendRemoval(res: Response, topic: EditedTopic, refused: boolean): void {
    const counts = Object.values(phrasings.countByLanguage(topic.slug))
    const sources = {
      topic,
      refused,
      phrasings: counts.reduce((sum, each) => sum + each, 0),
      rules: rules.list().filter(({ action }) => action.kind === 'topic' && action.topic === topic.slug),
      isAdmin: tools.isAdmin(res),
    }
    sendStaffPage(res, presentTopicRemoval(sources, speechOf(res)))
  }

  return { showList, askRemove, remove }
}
