import type { Request, RequestHandler, Response } from 'express'
import { findPhrasingDoubts, type PhrasingDoubt } from '../../content/revisions/find-phrasing-doubts.js'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { inSlices } from '../../platform/threads/slices.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { doubtToolsOf } from './doubt-tools.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { readIds, readPhraseLines } from './phrase-forms.js'
import { isConfirmed, presentDoubts } from './present-doubts.js'
import { type PhrasingsProblem, phrasingsPerPage, presentPhrasings } from './present-phrasings.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { editableTopic, topicOr404 } from './topic-of-address.js'

/** A topic's phrasings, language by language. */
export function phrasingPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { topics, phrasings } = services.routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => {
    sendList(req, res, topicOr404(services, req), asked(req, queryText(req, 'lang')), null)
  }

  /** Stops at phrasings that name somebody or that another topic has, until a person confirms them. */
  const add: RequestHandler = async (req, res) => {
    const topic = editableTopic(services, tools, req, res)
    const { lang, texts, sure } = textsOf(req.body, 'lang', 'texts', 'sure')
    const lines = readPhraseLines(texts)
    const view = { ...asked(req, lang), typed: texts }
    if (!languages().includes(lang)) return sendList(req, res, topic, view, { key: 'language', line: 0 })
    if (!Array.isArray(lines)) return sendList(req, res, topic, view, lines)
    const rows = lines.map((text) => ({ text, lang, topic: topic.slug }))
    const doubts = await inSlices(findPhrasingDoubts(rows, doubtToolsOf(services)))
    if (!isConfirmed(doubts, sure)) return sendList(req, res, topic, view, null, doubts)
    const { added, already } = phrasings.add(topic.slug, lang, lines)
    tools.tell(res, 'routing-edited', `topic:${topic.slug}`, { lang, phrasingsAdded: added })
    const done = { added: added.length, already: already.length }
    tools.goTo(res, 'phrasings', { slug: topic.slug }, { lang, ...done })
  }

  const remove: RequestHandler = (req, res) => {
    const topic = editableTopic(services, tools, req, res)
    const { lang, q } = textsOf(req.body, 'lang', 'q')
    const ids = readIds(readList(req.body, 'id'))
    const view = { ...asked(req, lang), words: q }
    if (ids.length === 0) return sendList(req, res, topic, view, { key: 'nothingTicked', line: 0 })
    const texts = phrasings.texts(topic.slug, ids)
    const removed = phrasings.remove(topic.slug, ids)
    tools.tell(res, 'routing-edited', `topic:${topic.slug}`, { lang, phrasingsRemoved: texts })
    tools.goTo(res, 'phrasings', { slug: topic.slug }, { lang, q, removed })
  }

  /** Every language of phrasings or pages. */
  const languages = () => [...new Set([...services.language.ofStaff, ...phrasings.languages()])]

  const asked = (req: Request, lang: string) => ({
    lang: languages().includes(lang) ? lang : 'en',
    words: queryText(req, 'q'),
    from: numberOf(req, 'from'),
    typed: '',
  })

  function sendList(
    req: Request,
    res: Response,
    topic: EditedTopic,
    view: ReturnType<typeof asked>,
    problem: PhrasingsProblem | null,
    doubts: PhrasingDoubt[] = [],
  ): void {
    const { lang, words, from } = view
    const { slug } = topic
    const said = (name: string) => (queryText(req, name) === '' ? null : numberOf(req, name))
    const titles = new Map(topics.list().map((each) => [each.slug, each]))
    const sources = {
      topic,
      view,
      problem,
      doubts: presentDoubts(doubts, titles, speechOf(res)),
      languages: languages(),
      counts: phrasings.countByLanguage(slug),
      list: phrasings.list(slug, lang, {
        words,
        from,
        limit: phrasingsPerPage,
        newest: numberOf(req, 'added'),
      }),
      shared: phrasings.listShared(slug, lang).map((each) => ({ ...each, entry: titles.get(each.topic) })),
      done: { added: said('added'), already: said('already'), removed: said('removed') },
      mayEdit: tools.mayEdit(res, Object.values(topic.ladders).flat(2)),
    }
    sendStaffPage(res, presentPhrasings(sources, speechOf(res)))
  }

  return { show, add, remove }
}
