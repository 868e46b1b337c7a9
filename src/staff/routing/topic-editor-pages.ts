import type { Request, RequestHandler, Response } from 'express'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import {
  createEditorTools,
  type EditorTools,
  fingerprintOf,
  freeId,
  numberOf,
  queryText,
} from './editor-tools.js'
import { presentEditedTopics } from './present-edited-topics.js'
import { presentThinTopic } from './present-thin-topic.js'
import { presentTopicForm } from './present-topic-form.js'
import { presentTopicRemoval } from './present-topic-removal.js'
import {
  formOfTopic,
  readTopicForm,
  type TopicForm,
  type TopicProblem,
  topicOfForm,
} from './read-topic-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Topics: words and ladders; adding and removing them. */
export function topicEditorPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { topics, phrasings, rules, thinTopics } = services.routing
  const { offered } = services.language
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

  const showNew: RequestHandler = (_req, res) => {
    sendForm(res, null, formOfTopic(emptyTopic, offered), [])
  }

  const showOne: RequestHandler = (req, res) => {
    const topic = topicOr404(services, req)
    sendForm(res, topic, formOfTopic(topic, languagesOf(topic)), [], false, req.query.saved === 'yes')
  }

  const add: RequestHandler = (req, res) => {
    const form = readTopicForm(req.body, offered)
    const isTaken = (slug: string) => slug === 'new' || topics.find(slug) !== null
    const topic = topicOfForm(form, null, choices(res, isTaken))
    if (Array.isArray(topic)) return sendForm(res, null, form, topic)
    const slug = topic.slug || freeId(topic.words.en?.title ?? '', 'topic', isTaken)
    keep(res, null, { ...topic, slug })
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const change: RequestHandler = (req, res) => {
    const before = editableTopic(services, tools, req, res)
    const form = readTopicForm(req.body, languagesOf(before))
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(before)) return sendForm(res, before, form, [], true)
    const topic = topicOfForm(form, before.slug, choices(res))
    if (Array.isArray(topic)) return sendForm(res, before, form, topic)
    keep(res, before, topic)
  }

  function keep(res: Response, before: EditedTopic | null, topic: EditedTopic): void {
    topics.save(topic)
    tools.tell(res, 'routing-edited', `topic:${topic.slug}`, { old: before, new: topic })
    tools.goTo(res, 'topic', { slug: topic.slug }, { saved: 'yes' })
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

  function sendForm(
    res: Response,
    topic: EditedTopic | null,
    form: TopicForm,
    problems: TopicProblem[],
    clash = false,
    done = false,
  ): void {
    const speech = speechOf(res)
    const sources = {
      topic,
      form,
      problems,
      clash,
      done,
      offices: tools.offices(res),
      mayEdit: topic === null || tools.mayEdit(res, Object.values(topic.ladders).flat(2)),
      phrasings: topic ? phrasings.countByLanguage(topic.slug) : {},
      thin:
        topic &&
        presentThinTopic({ slug: topic.slug, topics: topics.list(), measured: thinTopics() }, speech),
      isPublic:
        topic !== null && services.published()?.topics.some(({ slug }) => slug === topic.slug) === true,
    }
    sendStaffPage(res, presentTopicForm(sources, speech))
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

  const choices = (res: Response, isTaken: (slug: string) => boolean = () => false) => ({
    isTaken,
    offices: new Set(services.directory().offices.map(({ id }) => id)),
    mayEdit: (offices: readonly string[]) => tools.mayEdit(res, offices),
  })

  const languagesOf = ({ words }: EditedTopic) => [...new Set([...offered, ...Object.keys(words)])]

  return { showList, showNew, showOne, add, change, askRemove, remove }
}

const emptyTopic: EditedTopic = {
  slug: '',
  words: {},
  also: [],
  straight: false,
  legal: false,
  ladders: {},
}

export function topicOr404({ routing }: RoutingRoomDeps, req: Request): EditedTopic {
  const topic = routing.topics.find(String(req.params.slug))
  if (!topic) throw new NotFound()
  return topic
}

/** The topic in the address. @throws {NotAllowed} if the account may not edit it */
export function editableTopic(
  services: RoutingRoomDeps,
  tools: EditorTools,
  req: Request,
  res: Response,
): EditedTopic {
  const topic = topicOr404(services, req)
  if (!tools.mayEdit(res, Object.values(topic.ladders).flat(2))) throw new NotAllowed()
  return topic
}
