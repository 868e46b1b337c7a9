import type { Request, RequestHandler, Response } from 'express'
import type { Suggestion } from '../../content/rehearsal/suggestion.js'
import { findPhrasingDoubts } from '../../content/revisions/find-phrasing-doubts.js'
import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import { inSlices } from '../../platform/threads/slices.js'
import { NotAllowed } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { doubtToolsOf } from './doubt-tools.js'
import { createEditorTools } from './editor-tools.js'
import { isConfirmed } from './present-doubts.js'
import { presentSuggestions, type SuggestionProblem } from './present-suggestions.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Families' words that the catalog does not know: score, accept or dismiss them. */
export function suggestionPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing, now } = services
  const { suggestions, suggestionScoring } = routing
  const tools = createEditorTools(services)
  const list = () => suggestions.list(routing.topics.list(), now())

  const show: RequestHandler = (req, res) => {
    const said = ['accepted', 'dismissed', 'gone'] as const
    return send(res, { done: said.find((each) => each === req.query.saved) ?? null })
  }

  const weigh: RequestHandler = async (_req, res) => {
    suggestionScoring.start(await list())
    tools.goTo(res, 'suggestions')
  }

  /** One click, unless a phrasing is in doubt; the form's ticks and words can limit it to a part. */
  const decide: RequestHandler = async (req, res) => {
    const suggestion = (await list()).find(({ key }) => key === req.params.id)
    // Somebody else has decided, or its evidence has changed.
    if (!suggestion) return tools.goTo(res, 'suggestions', {}, { saved: 'gone' })
    if (!mayTake(res, suggestion, routing.topics.list())) throw new NotAllowed()
    if (textsOf(req.body, 'do').do === 'dismiss') return dismiss(res, suggestion)
    const problem = await take(req, suggestion)
    if (problem) return send(res, { problem })
    suggestions.decide(suggestion.key, 'accepted', tools.by(res), now())
    tools.tell(res, 'suggestion-accepted', `topic:${suggestion.topic}`, takenOf(suggestion))
    tools.goTo(res, 'suggestions', {}, { saved: 'accepted' })
  }

  function dismiss(res: Response, suggestion: Suggestion): void {
    suggestions.decide(suggestion.key, 'dismissed', tools.by(res), now())
    tools.tell(res, 'suggestion-dismissed', `topic:${suggestion.topic}`, { key: suggestion.key })
    tools.goTo(res, 'suggestions', {}, { saved: 'dismissed' })
  }

  /** Adds to the working copy. @returns the form's fault; null for none */
  async function take(
    { body }: Request,
    { key, topic, lang, phrasings, synonym }: Suggestion,
  ): Promise<SuggestionProblem | null> {
    const ticked = readList(body, 'phrasing')
    const problem = { key, ticked, doubts: [] }
    if (synonym) {
      const typed = textsOf(body, 'means').means
      const means = typed.split(/[\s,;]+/).filter(Boolean)
      if (means.length === 0) return { ...problem, fault: 'meansMissing' }
      routing.synonyms.save({ lang, word: synonym.word, means })
      return null
    }
    const texts = phrasings.filter((_, index) => ticked.includes(String(index)))
    if (texts.length === 0) return { ...problem, fault: 'noneTicked' }
    const rows = texts.map((text) => ({ text, lang, topic }))
    const doubts = await inSlices(findPhrasingDoubts(rows, doubtToolsOf(services)))
    if (!isConfirmed(doubts, textsOf(body, 'sure').sure)) return { ...problem, fault: 'doubts', doubts }
    routing.phrasings.add(topic, lang, texts)
    return null
  }

  /** Editors of the topic may accept phrasings; only admins synonyms, which affect every topic. */
  function mayTake(res: Response, { topic, synonym }: Suggestion, topics: readonly TopicEntry[]): boolean {
    if (synonym) return tools.isAdmin(res)
    const entry = topics.find(({ slug }) => slug === topic)
    return entry !== undefined && tools.mayEdit(res, entry.offices)
  }

  async function send(
    res: Response,
    {
      problem = null,
      done = null,
    }: { problem?: SuggestionProblem | null; done?: 'accepted' | 'dismissed' | 'gone' | null },
  ): Promise<void> {
    const topics = routing.topics.list()
    const rows = (await list()).map((suggestion) => ({
      suggestion,
      mayTake: mayTake(res, suggestion, topics),
      weighed: suggestionScoring.of(suggestion.key),
    }))
    const keys = rows.flatMap(({ weighed }) =>
      weighed ? [...weighed.gained, ...weighed.lost, ...weighed.moved] : [],
    )
    const sources = {
      rows,
      problem,
      done,
      topics,
      texts: routing.texts(keys),
      progress: suggestionScoring.progress(),
      failed: suggestionScoring.failed(),
    }
    sendStaffPage(res, presentSuggestions(sources, speechOf(res)))
  }

  return { show, weigh, decide }
}

const takenOf = ({ lang, phrasings, synonym }: Suggestion) => ({
  lang,
  phrasings: phrasings.length,
  synonym,
})
