import type { RequestHandler, Response } from 'express'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { presentOwnLinks } from '../directory/present-links.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools, fingerprintOf, freeId, queryText } from './editor-tools.js'
import { presentThinTopic } from './present-thin-topic.js'
import { presentTopicForm } from './present-topic-form.js'
import {
  formOfTopic,
  readTopicForm,
  type TopicForm,
  type TopicProblem,
  topicOfForm,
} from './read-topic-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { editableTopic, topicOr404 } from './topic-of-address.js'

/** The form of a topic: its words and ladders. */
export function topicFormPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { topics, phrasings, thinTopics } = services.routing
  const { ofStaff: offered } = services.language
  const tools = createEditorTools(services)

  const showNew: RequestHandler = (_req, res) => {
    sendForm(res, null, formOfTopic(emptyTopic, offered), [])
  }

  const showOne: RequestHandler = (req, res) => {
    const topic = topicOr404(services, req)
    sendForm(res, topic, formOfTopic(topic, languagesOf(topic)), [], false, queryText(req, 'saved'))
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

  function sendForm(
    res: Response,
    topic: EditedTopic | null,
    form: TopicForm,
    problems: TopicProblem[],
    clash = false,
    saved = '',
  ): void {
    const speech = speechOf(res)
    const sources = {
      topic,
      form,
      problems,
      clash,
      done: saved !== '',
      merged: saved === 'merged',
      offices: tools.offices(res),
      mayEdit: topic === null || tools.mayEdit(res, Object.values(topic.ladders).flat(2)),
      phrasings: topic ? phrasings.countByLanguage(topic.slug) : {},
      thin:
        topic &&
        presentThinTopic({ slug: topic.slug, topics: topics.list(), measured: thinTopics() }, speech),
      links:
        topic && mayAct(staffOf(res).account.role, 'admin')
          ? presentOwnLinks(
              { topic: topic.slug },
              services.records.linksOf('topic', topic.slug),
              services.directory().district.timeZone,
              speech,
            )
          : null,
      isPublic:
        topic !== null && services.published()?.topics.some(({ slug }) => slug === topic.slug) === true,
    }
    sendStaffPage(res, presentTopicForm(sources, speech))
  }

  const choices = (res: Response, isTaken: (slug: string) => boolean = () => false) => ({
    isTaken,
    offices: new Set(services.directory().whole.offices.map(({ id }) => id)),
    mayEdit: (offices: readonly string[]) => tools.mayEdit(res, offices),
  })

  const languagesOf = ({ words }: EditedTopic) => [...new Set([...offered, ...Object.keys(words)])]

  return { showNew, showOne, add, change }
}

const emptyTopic: EditedTopic = {
  slug: '',
  words: {},
  also: [],
  straight: false,
  legal: false,
  ladders: {},
}
