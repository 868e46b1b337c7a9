import type { Request, RequestHandler, Response } from 'express'
import type { SaveResult } from '../../content/records/directory-editor.js'
import { type RecordCells, recordName, versionOf } from '../../content/records/record-cells.js'
import type { DirectoryKind } from '../../content/records/record-kinds.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import { NotAllowed } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { formFieldsOf, readCells } from './form-fields.js'
import { presentPreview } from './present-preview.js'
import { type FormSources, presentRecordForm } from './present-record-form.js'
import { recordTools } from './record-tools.js'

/** A record's form: adds, changes, and previews it. */
export function recordFormPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const tools = recordTools(services)
  const { records } = services
  const { editor, lists, languages, preview, moment, author, ownOffices, mayEdit, tell } = tools
  const { kindOr404, changingKindOr404, recordOr404 } = tools

  /** A post belongs to a person: it is added from their page. */
  const showNew: RequestHandler = (req, res) => {
    const kind = changingKindOr404(req, res)
    const queryText = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '')
    const presets: Partial<Record<DirectoryKind, RecordCells>> = {
      posts: { person: queryText('person'), position: '1' },
      contacts: {
        office: queryText('office'),
        school: queryText('school'),
        checked: localDate(services.now(), services.directory().district.timeZone),
        reply_days: '1',
        messages: 'no',
        languages: 'en',
        ...numbersOf(queryText('school')),
      },
      people: { languages: 'en', public: 'yes' },
      links: {
        topic: queryText('topic'),
        office: queryText('office'),
        position: queryText('position') || '1',
      },
    }
    sendForm(res, { kind, id: null, cells: presets[kind] ?? {}, version: null })
  }

  /** Most offices of a school answer at its number while it is open. */
  function numbersOf(slug: string): RecordCells {
    const school = slug === '' ? undefined : editor.records.find('schools', { slug })?.cells
    if (!school) return {}
    const { phone = '', email = '', start, end } = school
    return { phone, email, hours: `Mo-Fr ${start}-${end}` }
  }

  const showOne: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    sendForm(res, { kind, id, cells, version: versionOf(cells), saved: req.query.saved === 'yes' })
  }

  const add: RequestHandler = (req, res) => takeForm(req, res, changingKindOr404(req, res), null)

  const change: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const id = Number(req.params.id)
    const before = editor.records.get(kind, id)
    if (before && !mayEdit(res, kind, before.cells, id)) throw new NotAllowed()
    takeForm(req, res, kind, id)
  }

  function takeForm(req: Request, res: Response, kind: DirectoryKind, id: number | null): void {
    const stored = id === null ? {} : (editor.records.get(kind, id)?.cells ?? {})
    const given = withoutSuccessor(readCells(formFieldsOf(kind, languages), req.body), stored)
    const cells = { ...stored, ...given }
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
    const directory = preview({ kind, id, cells, version: null }, author(res, 'form'), at)
    sendForm(res, { ...form, preview: presentPreview(directory, at, speech, now) })
  }

  function sendForm(res: Response, sources: Omit<FormSources, 'mayAdd'>): void {
    const { kind, id, cells } = sources
    const by = kind === 'people' ? 'person' : kind === 'contacts' ? 'contact' : null
    const posts = by && id !== null ? lists.postsOf(by, id) : []
    const ownLinks = kind === 'offices' && id !== null ? records.linksOf('office', cells.id ?? '') : null
    const check = kind === 'links' ? records.linkCheck(cells.url ?? '') : null
    const office = kind === 'offices' ? cells.id : kind === 'contacts' ? cells.office : undefined
    const hasTopics = office === undefined || records.hasTopics(office)
    const known = { posts, ownLinks, check, hasTopics, mayAdd: ownOffices(res) === null }
    sendPage(res, presentRecordForm({ ...sources, ...known }, moment(res)))
  }

  return { showNew, add, showOne, change }
}

/** Where the day of closing is cleared, the place opens again: nobody takes over. */
function withoutSuccessor(given: RecordCells, stored: RecordCells): RecordCells {
  const reopens = given.closed_from === '' && (stored.closed_from ?? '') !== ''
  return reopens && given.successor === stored.successor ? { ...given, successor: '' } : given
}
