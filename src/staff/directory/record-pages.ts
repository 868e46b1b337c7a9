import type { Request, RequestHandler, Response } from 'express'
import type { Author } from '../../content/records/change-store.js'
import type { SaveResult } from '../../content/records/directory-editor.js'
import { type RecordCells, recordName, versionOf } from '../../content/records/record-cells.js'
import { type DirectoryKind, directoryKinds, isDirectoryKind } from '../../content/records/record-kinds.js'
import { everyRecord } from '../../content/records/record-list-store.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { mayAct, mayEditOffice } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { formFieldsOf, readCells } from './form-fields.js'
import { presentAllChanges, presentRecordHistory, recordChangesPerPage } from './present-changes.js'
import { presentPreview } from './present-preview.js'
import { type FormSources, presentRecordForm } from './present-record-form.js'
import { presentRecordList, rowsPerPage } from './present-record-list.js'
import { editorKinds, presentRecordsHome } from './present-records-home.js'
import { presentRemove } from './present-remove.js'
import { filterOf, readListQuery, uncheckedSince } from './read-record-filter.js'

/** Shared by the directory editor's pages. */
export function recordTools(services: DirectoryRoomDeps) {
  const { editor, lists, languages, preview } = services.records

  const moment = (res: Response) => ({
    directory: services.directory(),
    languages,
    speech: speechOf(res),
    now: services.now(),
  })

  const author = (res: Response, way: Author['way']): Author => {
    const { account } = staffOf(res)
    return { account: account.id, who: account.name, way, import: null }
  }

  /** The offices whose contacts the account may edit; null for all. */
  const ownOffices = (res: Response): readonly string[] | null => {
    const { account } = staffOf(res)
    return mayAct(account.role, 'admin') ? null : account.offices
  }

  /** Editors may edit contacts and posts of their own offices, and people who work nowhere else. */
  function mayEdit(res: Response, kind: DirectoryKind, cells: RecordCells, id: number | null): boolean {
    const { account } = staffOf(res)
    if (mayAct(account.role, 'admin')) return true
    if (kind === 'contacts' || kind === 'posts') return mayEditOffice(account, cells.office ?? '')
    if (kind !== 'people' || id === null) return false
    const posts = lists.postsOf('person', id)
    return posts.length > 0 && posts.every((post) => mayEditOffice(account, post.cells.office ?? ''))
  }

  function kindOr404(req: Request, res: Response): DirectoryKind {
    const kind = String(req.params.kind)
    if (!isDirectoryKind(kind)) throw new NotFound()
    if (!mayAct(staffOf(res).account.role, 'admin') && !editorKinds.includes(kind)) throw new NotAllowed()
    return kind
  }

  function recordOr404(req: Request, res: Response, kind: DirectoryKind): StoredRecord {
    const record = editor.records.get(kind, Number(req.params.id))
    // Records outside an editor's offices give 404.
    if (!record || !mayEdit(res, kind, record.cells, record.id)) throw new NotFound()
    return record
  }

  /** For the audit log: the record and the names of changed cells. The values are in its history. */
  function tell(
    res: Response,
    what: AuditAction,
    kind: DirectoryKind,
    id: number,
    details: Record<string, unknown> = {},
  ): void {
    const { account: who } = staffOf(res)
    services.audit.record({ who, what, about: `${kind}:${id}`, from: res.req.ip ?? '', details })
  }

  return {
    editor,
    lists,
    languages,
    preview,
    moment,
    author,
    ownOffices,
    mayEdit,
    kindOr404,
    recordOr404,
    tell,
  }
}

/** Lists, forms and histories of all directory records. */
export function recordPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const tools = recordTools(services)
  const { editor, lists, languages, moment, author, ownOffices, mayEdit, kindOr404, recordOr404, tell } =
    tools

  const showHome: RequestHandler = (_req, res) => {
    const { account } = staffOf(res)
    const { timeZone } = services.directory().district
    const filter = { ...everyRecord, offices: ownOffices(res) }
    const counts = new Map(directoryKinds.map((kind) => [kind, lists.count(kind, filter)]))
    const since = uncheckedSince(services.now(), timeZone)
    const unchecked = lists.count('contacts', { ...filter, uncheckedSince: since })
    const away = lists.count('posts', { ...filter, awayOn: localDate(services.now(), timeZone) })
    const changes = ownOffices(res) === null ? editor.changes.list({}, 10) : []
    sendPage(res, presentRecordsHome({ account, counts, unchecked, away, changes }, moment(res)))
  }

  const showList: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const problem = req.query.problem === 'none' ? speechOf(res).t('records.bulkNoneSelected') : null
    const { directory, speech, now } = moment(res)
    const query = readListQuery(req.query)
    const filter = filterOf(query, ownOffices(res), now, directory.district.timeZone)
    const records = lists.list(kind, filter, rowsPerPage, (query.page - 1) * rowsPerPage)
    const total = lists.count(kind, filter)
    const mayAdd = ownOffices(res) === null
    const done = doneText(req, res)
    sendPage(
      res,
      presentRecordList({ kind, query, records, total, mayAdd, done, problem }, directory, speech, now),
    )
  }

  function doneText({ query }: Request, res: Response): string | null {
    const { t } = speechOf(res)
    if (query.removed === 'yes') return t('records.removedDone')
    const count = Number(query.changed)
    return Number.isInteger(count) && count > 0 ? t('records.bulkDone', { count }) : null
  }

  const showNew: RequestHandler = (req, res) => {
    const kind = newKind(req, res)
    const person = typeof req.query.person === 'string' ? req.query.person : ''
    const presets: Partial<Record<DirectoryKind, RecordCells>> = {
      posts: { person, position: '1' },
      contacts: {
        checked: localDate(services.now(), services.directory().district.timeZone),
        reply_days: '1',
        languages: 'en',
      },
      people: { languages: 'en', public: 'yes' },
    }
    sendForm(res, { kind, id: null, cells: presets[kind] ?? {}, version: null })
  }

  /** Only admins add records. A post belongs to a person: add it from their page. */
  function newKind(req: Request, res: Response): DirectoryKind {
    const kind = kindOr404(req, res)
    if (ownOffices(res) !== null) throw new NotAllowed()
    if (kind === 'district') throw new NotFound()
    return kind
  }

  const showOne: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    sendForm(res, { kind, id, cells, version: versionOf(cells), saved: req.query.saved === 'yes' })
  }

  const add: RequestHandler = (req, res) => takeForm(req, res, newKind(req, res), null)

  const change: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const id = Number(req.params.id)
    const before = editor.records.get(kind, id)
    if (before && !mayEdit(res, kind, before.cells, id)) throw new NotAllowed()
    takeForm(req, res, kind, id)
  }

  function takeForm(req: Request, res: Response, kind: DirectoryKind, id: number | null): void {
    const given = readCells(formFieldsOf(kind, languages), req.body)
    const cells = { ...(id === null ? {} : editor.records.get(kind, id)?.cells), ...given }
    if (!mayEdit(res, kind, cells, id)) throw new NotAllowed()
    const version = typeof req.body.version === 'string' && req.body.version !== '' ? req.body.version : null
    const form = { kind, id, cells, version }
    if (req.body.do === 'preview') sendPreview(res, form)
    else takeResult(res, form, editor.save({ kind, id, cells: given, version }, author(res, 'form')))
  }

  function takeResult(res: Response, form: Omit<FormSources, 'mayAdd'>, result: SaveResult): void {
    const { kind, id } = form
    if (result.result === 'saved') saved(res, form, result)
    else if (result.result === 'faulty') sendForm(res, { ...form, faults: result.faults })
    else if (result.result === 'gone') sendForm(res, { ...form, gone: true })
    else {
      const { clash: edit, version, theirs } = result
      sendForm(res, { kind, id, cells: edit.merged, version, clash: { edit, theirs } })
    }
  }

  function saved(
    res: Response,
    form: Omit<FormSources, 'mayAdd'>,
    { record, remarks }: Extract<SaveResult, { result: 'saved' }>,
  ): void {
    const { kind } = form
    const what = form.id === null ? 'record-added' : 'record-changed'
    tell(res, what, kind, record.id, { name: recordName(kind, record.cells) })
    const version = versionOf(record.cells)
    if (remarks.length > 0) sendForm(res, { ...form, ...record, version, remarks, saved: true })
    else res.redirect(303, recordPaths.one(kind, record.id, speechOf(res).code, { saved: 'yes' }))
  }

  /** Applies the change, previews it like an answer, and rolls back. */
  function sendPreview(res: Response, form: Omit<FormSources, 'mayAdd'>): void {
    const { kind, id, cells } = form
    const { faults } = editor.check({ kind, id, cells })
    if (faults.length > 0) {
      sendForm(res, { ...form, faults })
      return
    }
    const { speech, now } = moment(res)
    const at = { office: cells.office ?? '', school: cells.school || null }
    const directory = tools.preview({ kind, id, cells, version: null }, author(res, 'form'), at)
    sendForm(res, { ...form, preview: presentPreview(directory, at, speech, now) })
  }

  function sendForm(res: Response, sources: Omit<FormSources, 'mayAdd'>): void {
    const { kind, id } = sources
    const by = kind === 'people' ? 'person' : kind === 'contacts' ? 'contact' : null
    const posts = by && id !== null ? lists.postsOf(by, id) : []
    sendPage(res, presentRecordForm({ ...sources, posts, mayAdd: ownOffices(res) === null }, moment(res)))
  }

  const showHistory: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    const { directory, speech } = moment(res)
    const name = createRecordNames(directory, speech).record(kind, cells)
    const back = { href: recordPaths.one(kind, id, speech.code), label: name }
    const changes = editor.changes.list({ kind, record: id }, 200)
    sendPage(res, presentRecordHistory(speech.t('records.historyOf', { name }), changes, back, moment(res)))
  }

  const showChanges: RequestHandler = (req, res) => {
    const { q, page } = readListQuery(req.query)
    const kind = directoryKinds.find((each) => each === req.query.kind) ?? null
    const changes = editor.changes.list(
      { q: q || null, kind },
      recordChangesPerPage,
      (page - 1) * recordChangesPerPage,
    )
    const total = editor.changes.count({ q: q || null, kind })
    sendPage(res, presentAllChanges({ changes, total, q, page }, moment(res)))
  }

  const showRemove: RequestHandler = (req, res) => sendRemove(req, res, false)

  const remove: RequestHandler = (req, res) => {
    const kind = newKind(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    if (!editor.remove(kind, id, String(req.body.version), author(res, 'form')))
      return sendRemove(req, res, true)
    tell(res, 'record-removed', kind, id, { name: recordName(kind, cells) })
    res.redirect(303, recordPaths.list(kind, speechOf(res).code, { removed: 'yes' }))
  }

  function sendRemove(req: Request, res: Response, changed: boolean): void {
    const kind = newKind(req, res)
    const record = recordOr404(req, res, kind)
    const names = createRecordNames(services.directory(), speechOf(res))
    const held = editor.heldBy(kind, record).map((reference) => ({
      ...reference,
      names: reference.records.map(({ id, name }) => {
        const cells = isDirectoryKind(reference.from) ? editor.records.get(reference.from, id)?.cells : null
        return cells && isDirectoryKind(reference.from) ? names.record(reference.from, cells) : name
      }),
    }))
    sendPage(res, presentRemove(kind, record, held, changed, moment(res)))
  }

  return { showHome, showList, showNew, add, showOne, change, showHistory, showChanges, showRemove, remove }
}
