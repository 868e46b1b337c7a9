import type { Request, RequestHandler, Response } from 'express'
import { absenceEdits } from '../../content/records/absence-edits.js'
import type { Edit } from '../../content/records/directory-editor.js'
import { isStillOpen } from '../../content/rehearsal/is-still-open.js'
import { stripMarkers } from '../../content/rehearsal/suggest-synonyms.js'
import { findPhrasingDoubts } from '../../content/revisions/find-phrasing-doubts.js'
import { maxText } from '../../content/rows/cell-types.js'
import type { SentAbsence, ToDoItem } from '../../content/to-do/to-do-store.js'
import { personName } from '../../directory/model/person.js'
import { localDate } from '../../directory/time/local-time.js'
import { runSlices } from '../../platform/threads/slices.js'
import { NotAllowed } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { countUnchecked } from './count-unchecked.js'
import { doubtToolsOf } from './doubt-tools.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { presentTeach, type TeachForm, type TeachProblem } from './present-teach.js'
import { presentToDo, type ToDoProblem } from './present-to-do.js'
import { routingNames, schoolNames } from './rehearsal-pages.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

const maxReasonLength = 200

/** The to-do list of staff: each item is taught to a topic, or handled for a reason. */
export function toDoPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing, now } = services
  const { toDo } = routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => sendList(req, res, [])

  const handle: RequestHandler = (req, res) => {
    const { key, reason } = textsOf(req.body, 'key', 'reason')
    const found = toDo.find(key)
    if (!found) return goBack(res, 'gone')
    if (!mayHandle(res, found.item)) throw new NotAllowed()
    const detail = reason.replace(/\s+/g, ' ').trim()
    const problem = findReasonProblem(detail)
    if (problem) return sendList(req, res, [{ key, reason, ...problem }])
    const isFirst = toDo.handle(key, { how: 'because', detail, at: now(), by: tools.by(res) })
    if (isFirst) tools.tell(res, 'to-do-handled', `to-do:${key}`, { reason: detail })
    goBack(res, isFirst ? 'handled' : 'already')
  }

  /** Changes a contact as its office asked, and marks it as checked. */
  const apply: RequestHandler = (req, res) => {
    const { key } = textsOf(req.body, 'key')
    const found = toDo.find(key)
    if (!found?.item.change) return goBack(res, 'gone')
    const { contact, fields, absence } = found.item.change
    if (!tools.mayEdit(res, [found.item.office ?? ''])) throw new NotAllowed()
    const handled = { how: 'applied' as const, detail: '', at: now(), by: tools.by(res) }
    if (!toDo.handle(key, handled)) return goBack(res, 'already')
    const { account } = staffOf(res)
    const checked = localDate(now(), services.directory().district.timeZone)
    const edit = { kind: 'contacts' as const, id: contact, cells: { ...fields, checked }, version: null }
    const author = { account: account.id, who: account.name, way: 'form' as const, import: null }
    const edits = [edit, ...absenceEditsOf(absence)]
    const { editor } = services.records
    if (editor.saveAll(edits, author).some(({ result }) => result.result !== 'saved')) {
      toDo.reopen(key)
      return goBack(res, 'notApplied')
    }
    tools.tell(res, 'record-changed', `contacts:${contact}`, { set: Object.keys(edit.cells) })
    tools.tell(res, 'to-do-handled', `to-do:${key}`)
    goBack(res, 'applied')
  }

  /** Editors handle what concerns one of their offices, or no office yet. */
  function mayHandle(res: Response, { office, right, topic }: ToDoItem): boolean {
    const entry = routing.topics.list().find(({ slug }) => slug === topic)
    const about = [office, right, ...(entry?.offices ?? [])].filter((each) => each !== null)
    return about.length === 0 || tools.mayEdit(res, about)
  }

  /** None if the post is gone. */
  function absenceEditsOf(absence: SentAbsence | null): Edit[] {
    const { records } = services.records.editor
    const post = absence && records.get('posts', absence.post)
    if (!absence || !post) return []
    const cells = { away_from: absence.from, away_until: absence.until, away_note: '' }
    return absenceEdits(post, { cells, standIn: absence.standIn, version: null }, records)
  }

  const reopen: RequestHandler = (req, res) => {
    const { key } = textsOf(req.body, 'key')
    const isBack = toDo.reopen(key)
    if (isBack) tools.tell(res, 'to-do-reopened', `to-do:${key}`)
    goBack(res, isBack ? 'reopened' : 'waitsAgain')
  }

  const showTeach: RequestHandler = (req, res) => {
    const found = toDo.find(queryText(req, 'key'))
    if (!found) return goBack(res, 'gone')
    if (found.handled) return goBack(res, 'already')
    const { text, lang, office } = found.item
    // The topic that led to a wrong office is not the one to learn it.
    const topic = office === null ? (found.item.topic ?? '') : ''
    sendTeach(res, found.item, { text: stripMarkers(text ?? ''), lang, topic, sure: '' }, [])
  }

  /** Adds the sentence to the working copy. Two admins at once: the second is told, and nothing is added twice. */
  const teach: RequestHandler = (req, res) => {
    const { key, ...typed } = textsOf(req.body, 'key', 'text', 'lang', 'topic', 'sure')
    const found = toDo.find(key)
    if (!found) return goBack(res, 'gone')
    const form = { ...typed, text: typed.text.replace(/\s+/g, ' ').trim() }
    const problems = findTeachProblems(form)
    if (problems.length > 0) return sendTeach(res, found.item, form, problems)
    const entry = routing.topics.list().find(({ slug }) => slug === form.topic)
    if (!entry || !tools.mayEdit(res, entry.offices)) throw new NotAllowed()
    const handled = { how: 'taught' as const, detail: form.topic, at: now(), by: tools.by(res) }
    let added: string[] = []
    const isFirst = toDo.handleWith(key, handled, () => {
      added = routing.phrasings.add(form.topic, form.lang, [form.text]).added
    })
    if (!isFirst) return goBack(res, 'already')
    tools.tell(res, 'routing-edited', `topic:${form.topic}`, { lang: form.lang, phrasingsAdded: added })
    tools.tell(res, 'to-do-handled', `to-do:${key}`, { topic: form.topic })
    goBack(res, 'taught')
  }

  function findReasonProblem(reason: string): Pick<ToDoProblem, 'fault' | 'words'> | null {
    if (reason === '') return { fault: 'reasonMissing', words: '' }
    if (reason.length > maxReasonLength) return { fault: 'reasonLong', words: '' }
    const words = namesIn(reason)
    return words === '' ? null : { fault: 'tells', words }
  }

  function findTeachProblems({ text, lang, topic, sure }: TeachForm): TeachProblem[] {
    const problems: TeachProblem[] = []
    const [doubt] = runSlices(findPhrasingDoubts([{ text, lang, topic }], doubtToolsOf(services)))
    if (text === '') problems.push({ field: 'text', key: 'textMissing' })
    else if (text.length > maxText) problems.push({ field: 'text', key: 'textLong' })
    else if (doubt?.key === 'tells') problems.push({ field: 'text', key: 'tells', words: doubt.words })
    if (!languages().includes(lang)) problems.push({ field: 'lang', key: 'language' })
    if (!routing.topics.find(topic)) problems.push({ field: 'topic', key: 'topicMissing' })
    if (problems.length > 0 || sure === 'yes' || !doubt) return problems
    return [{ field: 'sure', key: doubt.key, words: doubt.words, topic: doubt.other }]
  }

  /** Identifying details, for a fault; empty for none. */
  const namesIn = (text: string) =>
    [...new Set(services.identifiersIn(text).map(({ from, to }) => text.slice(from, to)))].join(', ')

  const languages = () => [...new Set([...services.language.ofStaff, ...routing.phrasings.languages()])]

  const goBack = (res: Response, said: string) => tools.goTo(res, 'toDo', {}, { said })

  function sendTeach(res: Response, item: ToDoItem, form: TeachForm, problems: TeachProblem[]): void {
    const topics = routing.topics.list().filter(({ offices }) => tools.mayEdit(res, offices))
    const sources = {
      item,
      form,
      problems,
      topics,
      languages: languages(),
      names: routingNames(res, services, tools),
    }
    sendStaffPage(res, presentTeach(sources, speechOf(res)))
  }

  function sendList(req: Request, res: Response, problems: ToDoProblem[]): void {
    const { code } = speechOf(res)
    const open = routing.publisher.publications.open()
    const showsHandled = req.query.show === 'handled'
    const offer = routing.catalogOffers.offer()
    const sources = {
      problems,
      said: queryText(req, 'said'),
      showsHandled,
      from: numberOf(req, 'from'),
      items: showsHandled ? [] : toDo.list(),
      handled: showsHandled ? toDo.listHandled() : [],
      counts: { waiting: toDo.count(), handled: toDo.countHandled() },
      isAdmin: tools.isAdmin(res),
      names: routingNames(res, services, tools),
      schoolName: schoolNames(services),
      personOf: (post: number) => services.records.editor.records.get('posts', post)?.cells.person ?? null,
      personName: (slug: string) => {
        const known = services.directory().whole.person(slug)
        return known ? personName(known) : slug
      },
      timeZone: services.districtCard(code).timeZone,
      waiting: {
        publication: open?.state === 'waiting' && open.requestedBy !== tools.by(res) ? open : null,
        wrongNumbers: services.wrongNumbers.count(),
        imports: services.transfer.importer.waitingForAdmin(),
        suggestions: routing.suggestions.count(routing.topics.list, now()),
        unchecked: countUnchecked(services, staffOf(res).account),
        catalog: offer?.state === 'offered' ? offer : null,
        holes: routing.rehearsals.countHoles((gap) => isStillOpen(gap, services.directory(), now())),
        noBackups: services.backups === null && !services.sample.isHere(),
      },
    }
    sendStaffPage(res, presentToDo(sources, speechOf(res)))
  }

  return { show, handle, apply, reopen, showTeach, teach }
}
