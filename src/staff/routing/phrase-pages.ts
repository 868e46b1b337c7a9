import type { Request, RequestHandler, Response } from 'express'
import { findPhrasingDoubts, type PhrasingDoubt } from '../../content/revisions/find-phrasing-doubts.js'
import { inSlices } from '../../platform/threads/slices.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { findPhraseProblems } from './find-phrase-problems.js'
import { readIds, readPhraseLines } from './phrase-forms.js'
import { isConfirmed, presentDoubts } from './present-doubts.js'
import {
  type PhraseForm,
  type PhraseProblem,
  type PhraseSort,
  type PhrasesSources,
  phrasesPerPage,
  presentPhrases,
} from './present-phrases.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Phrases outside topics: danger phrases with innocent counterparts, and out-of-scope phrases. */
export function phrasePages(services: RoutingRoomDeps, sendStaffPage: SendPage, sort: PhraseSort) {
  const { phrases, phrasings } = services.routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => sendList(req, res, filterOf(req), emptyForm(req), [])

  /** Stops at phrases that name somebody, until a person confirms them. */
  const add: RequestHandler = async (req, res) => {
    const { sure, ...form } = textsOf(req.body, 'lang', 'kind', 'means', 'texts', 'sure')
    const lines = readPhraseLines(form.texts)
    const problems = findPhraseProblems(form, sort, {
      languages: languages(),
      services: services.directory().outsideServices,
    })
    if (!Array.isArray(lines)) problems.push({ ...lines, field: 'texts' })
    if (problems.length > 0 || !Array.isArray(lines)) return sendList(req, res, filterOf(req), form, problems)
    const doubts = await doubtsOf(lines, form.lang)
    if (!isConfirmed(doubts, sure)) return sendList(req, res, filterOf(req), form, [], doubts)
    const added = lines.filter((text) => keep(form, text))
    const { lang, kind, means } = form
    const what = sort === 'danger' ? { lang, kind, means } : { lang, who: kind }
    tools.tell(res, 'routing-edited', sort, { ...what, added })
    const shown = { lang, kind }
    tools.goTo(res, sort, {}, { ...shown, added: added.length, already: lines.length - added.length })
  }

  /** These phrases are of no topic: only what they tell counts. */
  const doubtsOf = (lines: readonly string[], lang: string): Promise<PhrasingDoubt[]> => {
    const rows = lines.map((text) => ({ text, lang, topic: '' }))
    const { identifiersIn } = services
    return inSlices(findPhrasingDoubts(rows, { identifiersIn, topicWith: () => null }))
  }

  /** @returns false if it exists already */
  const keep = ({ lang, kind, means }: PhraseForm, text: string): boolean =>
    sort === 'danger'
      ? phrases.addDanger({ lang, kind, danger: means === 'danger', text })
      : phrases.addOutOfScope({ who: kind || null, lang, text })

  const remove: RequestHandler = (req, res) => {
    const { lang, kind, danger, q } = textsOf(req.body, 'lang', 'kind', 'danger', 'q')
    const filter = { lang, kind, danger, words: q, from: 0 }
    const ids = readIds(readList(req.body, 'id'))
    if (ids.length === 0)
      return sendList(req, res, filter, emptyForm(req), [{ field: 'rows', key: 'nothingTicked', line: 0 }])
    const removed = sort === 'danger' ? phrases.removeDanger(ids) : phrases.removeOutOfScope(ids)
    tools.tell(res, 'routing-edited', sort, { removed })
    tools.goTo(res, sort, {}, { lang, kind, danger, q, removed: removed.length })
  }

  const languages = () => [
    ...new Set([...services.language.ofStaff, ...phrases.languages(), ...phrasings.languages()]),
  ]

  /** One page of the list. */
  function find(filter: PhraseFilter, newest: number) {
    const { words, from, danger } = filter
    const query = { words, from, lang: filter.lang || null, limit: phrasesPerPage, newest }
    const kind = filter.kind || null
    const isDanger = danger === 'danger' ? true : danger === 'innocent' ? false : null
    return sort === 'danger'
      ? phrases.danger({ ...query, kind, danger: isDanger })
      : phrases.outOfScope({ ...query, who: kind })
  }

  function sendList(
    req: Request,
    res: Response,
    filter: PhraseFilter,
    form: PhraseForm,
    problems: PhraseProblem[],
    doubts: PhrasingDoubt[] = [],
  ): void {
    const said = (name: string) => (queryText(req, name) === '' ? null : numberOf(req, name))
    const sources = {
      sort,
      filter,
      form,
      problems,
      doubts: presentDoubts(doubts, new Map(), speechOf(res)),
      list: find(filter, numberOf(req, 'added')),
      done: { added: said('added'), already: said('already'), removed: said('removed') },
      languages: languages(),
      services: services.directory().outsideServices,
    }
    sendStaffPage(res, presentPhrases(sources, speechOf(res)))
  }

  return { show, add, remove }
}

type PhraseFilter = PhrasesSources['filter']

function filterOf(req: Request): PhraseFilter {
  return {
    lang: queryText(req, 'lang'),
    kind: queryText(req, 'kind'),
    danger: queryText(req, 'danger'),
    words: queryText(req, 'q'),
    from: numberOf(req, 'from'),
  }
}

/** The empty form, for the kind of phrase that is listed. */
function emptyForm(req: Request): PhraseForm {
  return { lang: queryText(req, 'lang') || 'en', kind: queryText(req, 'kind'), means: '', texts: '' }
}
