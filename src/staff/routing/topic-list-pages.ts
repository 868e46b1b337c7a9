import type { RequestHandler, Response } from 'express'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { presentEditedTopics } from './present-edited-topics.js'
import { type ChosenSuccessor, presentRetireTopic, type RetireProblem } from './present-retire-topic.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { editableTopic } from './topic-of-address.js'

/** The list of topics, and retiring one. */
export function topicListPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { topics, phrasings } = services.routing
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

  const askRetire: RequestHandler = (req, res) => {
    sendRetire(res, editableTopic(services, tools, req, res), { successor: '', nobody: false }, null)
  }

  const retire: RequestHandler = (req, res) => {
    const topic = editableTopic(services, tools, req, res)
    const { successor = '', nobody } = textsOf(req.body, 'successor', 'nobody')
    const chosen = { successor, nobody: nobody === 'yes' }
    const problem = problemOf(res, topic, chosen)
    if (problem) return sendRetire(res, topic, chosen, problem)
    const counts = phrasings.countByLanguage(topic.slug)
    const { slug, ...old } = topic
    const mayChangeAll = tools.isAdmin(res)
    if (topics.retire(slug, chosen.nobody ? null : successor, { mayChangeAll }))
      return sendRetire(res, topic, chosen, mayChangeAll ? 'refused' : 'needsAdmin')
    const said = { removed: { ...old, phrasings: counts }, successor: chosen.nobody ? null : successor }
    tools.tell(res, 'routing-edited', `topic:${slug}`, said)
    if (chosen.nobody) tools.goTo(res, 'topics', {}, { saved: 'yes' })
    else tools.goTo(res, 'topic', { slug: successor }, { saved: 'merged' })
  }

  /** Either a successor or nobody: no topic is retired by mistake. */
  function problemOf(res: Response, topic: EditedTopic, { successor, nobody }: ChosenSuccessor) {
    if (nobody) return successor === '' ? null : 'both'
    const next = successor === topic.slug ? null : topics.find(successor)
    if (!next) return 'none'
    return tools.mayEdit(res, Object.values(next.ladders).flat(2)) ? null : 'notYours'
  }

  function sendRetire(
    res: Response,
    topic: EditedTopic,
    chosen: ChosenSuccessor,
    problem: RetireProblem | null,
  ): void {
    const counts = Object.values(phrasings.countByLanguage(topic.slug))
    const sources = {
      topic,
      chosen,
      problem,
      phrasings: counts.reduce((sum, each) => sum + each, 0),
      rules: topics.rulesNaming(topic.slug),
      topics: topics.list().filter(({ slug, offices }) => slug !== topic.slug && tools.mayEdit(res, offices)),
      isAdmin: tools.isAdmin(res),
    }
    sendStaffPage(res, presentRetireTopic(sources, speechOf(res)))
  }

  return { showList, askRetire, retire }
}
