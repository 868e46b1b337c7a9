import type { Request, RequestHandler, Response } from 'express'
import { dangerKinds } from '../../answering/danger/danger.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, numberOf, queryText, readList } from './editor-tools.js'
import { readIds, readPhraseLines } from './phrase-forms.js'
import {
  type PhraseForm,
  type PhraseProblem,
  type PhraseSort,
  phrasesPerPage,
  presentPhrases,
} from './present-phrases.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Phrases outside topics: danger phrases with innocent counterparts, and out-of-scope phrases. */
export function phrasePages(services: RoutingRoomDeps, sendStaffPage: SendPage, sort: PhraseSort) {
  const { phrases, phrasings } = services.routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => sendList(req, res, filterOf(req), emptyForm(req), [])

  const add: RequestHandler = (req, res) => {
    const form = textsOf(req.body, 'lang', 'kind', 'means', 'texts')
    const lines = readPhraseLines(form.texts)
    const problems: PhraseProblem[] = []
    if (!languages().includes(form.lang)) problems.push({ field: 'add-lang', key: 'language', line: 0 })
    if (sort === 'danger' && !dangerKinds.some((kind) => kind === form.kind))
      problems.push({ field: 'add-kind', key: 'kind', line: 0 })
    if (sort === 'danger' && !['danger', 'innocent'].includes(form.means))
      problems.push({ field: 'means-danger', key: 'means', line: 0 })
    if (
      sort === 'outOfScope' &&
      form.kind !== '' &&
      !services.directory().outsideServices.some(({ id }) => id === form.kind)
    )
      problems.push({ field: 'add-kind', key: 'service', line: 0 })
    if (!Array.isArray(lines)) problems.push({ ...lines, field: 'texts' })
    if (problems.length > 0 || !Array.isArray(lines)) return sendList(req, res, filterOf(req), form, problems)
    const added = lines.filter((text) => keep(form, text))
    const { lang, kind, means } = form
    const what = sort === 'danger' ? { lang, kind, means } : { lang, who: kind }
    tools.tell(res, 'routing-edited', sort, { ...what, added })
    const shown = { lang, kind }
    tools.goTo(res, sort, {}, { ...shown, added: added.length, already: lines.length - added.length })
  }

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
    ...new Set([...services.language.offered, ...phrases.languages(), ...phrasings.languages()]),
  ]

  function filterOf(req: Request) {
    return {
      lang: queryText(req, 'lang'),
      kind: queryText(req, 'kind'),
      danger: queryText(req, 'danger'),
      words: queryText(req, 'q'),
      from: numberOf(req, 'from'),
    }
  }

  /** The empty form, for the kind of phrase that is listed. */
  const emptyForm = (req: Request): PhraseForm => ({
    lang: queryText(req, 'lang') || 'en',
    kind: queryText(req, 'kind'),
    means: '',
    texts: '',
  })

  function sendList(
    req: Request,
    res: Response,
    filter: ReturnType<typeof filterOf>,
    form: PhraseForm,
    problems: PhraseProblem[],
  ): void {
    const { words, from, danger } = filter
    const query = {
      words,
      from,
      lang: filter.lang || null,
      most: phrasesPerPage,
      newest: numberOf(req, 'added'),
    }
    const isDanger = danger === 'danger' ? true : danger === 'innocent' ? false : null
    const list =
      sort === 'danger'
        ? phrases.danger({ ...query, kind: filter.kind || null, danger: isDanger })
        : phrases.outOfScope({ ...query, who: filter.kind || null })
    const said = (name: string) => (queryText(req, name) === '' ? null : numberOf(req, name))
    const done = { added: said('added'), already: said('already'), removed: said('removed') }
    const sources = {
      sort,
      filter,
      form,
      problems,
      list,
      done,
      languages: languages(),
      services: services.directory().outsideServices,
    }
    sendStaffPage(res, presentPhrases(sources, speechOf(res)))
  }

  return { show, add, remove }
}
