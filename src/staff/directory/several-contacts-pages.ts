import type { Request, RequestHandler, Response } from 'express'
import type { RecordCells } from '../../content/records/record-cells.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { readCells } from './form-fields.js'
import { absenceFields, presentAbsence } from './present-absence.js'
import { bulkFields, presentBulk } from './present-bulk.js'
import { recordTools } from './record-tools.js'

/** Bulk edits of contacts, and absences with backups. */
export function severalContactsPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const tools = recordTools(services)
  const { editor, lists, moment, author, mayEdit, recordOr404, tell } = tools

  /** The ticked contacts that the account may edit. */
  function selected(req: Request, res: Response): StoredRecord[] {
    const ids = [req.body.id ?? []].flat().map(Number)
    const records = [...new Set(ids)].flatMap((id) => editor.records.get('contacts', id) ?? [])
    if (records.some(({ id, cells }) => !mayEdit(res, 'contacts', cells, id))) throw new NotAllowed()
    return records
  }

  function saveAll(res: Response, records: readonly StoredRecord[], cells: RecordCells) {
    const edits = records.map(({ id }) => ({ kind: 'contacts' as const, id, cells, version: null }))
    const results = editor.saveAll(edits, author(res, records.length > 1 ? 'bulk' : 'form'))
    const failed = results.flatMap(({ edit, result }) =>
      result.result === 'faulty' ? { edit, faults: result.faults } : [],
    )
    if (failed.length === 0)
      for (const { id } of records) tell(res, 'record-changed', 'contacts', id, { set: Object.keys(cells) })
    return failed
  }

  const today = () => localDate(services.now(), services.directory().district.timeZone)

  /** One click marks contacts as checked, and returns to where it was clicked. */
  const markChecked: RequestHandler = (req, res) => {
    const records = selected(req, res)
    const { code } = speechOf(res)
    if (records.length === 0) return sendNoneSelected(res)
    const failed = saveAll(res, records, { checked: today() })
    if (failed.length > 0) return sendBulk(res, records, { checked: today() }, ['checked'], failed)
    const [only] = records
    const one =
      req.body.from === 'one' && only ? recordPaths.one('contacts', only.id, code, { saved: 'yes' }) : null
    res.redirect(
      303,
      one ?? recordPaths.list('contacts', code, { changed: String(records.length), ...listFilter(req) }),
    )
  }

  /** The list with its filter. */
  function listFilter({ body }: Request): Record<string, string> {
    const back = new URLSearchParams(String(body.back ?? '').split('?')[1] ?? '')
    return Object.fromEntries(
      ['q', 'school', 'office', 'unchecked', 'page'].map((name) => [name, back.get(name) ?? '']),
    )
  }

  const showBulk: RequestHandler = (req, res) => {
    const records = selected(req, res)
    if (records.length === 0) return sendNoneSelected(res)
    sendBulk(res, records, { ...records[0]!.cells, checked: today() }, [], [])
  }

  const saveBulk: RequestHandler = (req, res) => {
    const records = selected(req, res)
    const ticked = [req.body.set ?? []].flat().map(String)
    const given = readCells(bulkFields(), req.body)
    const cells = Object.fromEntries(Object.entries(given).filter(([header]) => ticked.includes(header)))
    const { t, code } = speechOf(res)
    if (records.length === 0) return sendNoneSelected(res)
    if (Object.keys(cells).length === 0)
      return sendBulk(res, records, given, ticked, [], [t('records.bulkNone')])
    const failed = saveAll(res, records, cells)
    if (failed.length > 0) return sendBulk(res, records, given, ticked, failed)
    res.redirect(303, recordPaths.list('contacts', code, { changed: String(records.length) }))
  }

  function sendBulk(
    res: Response,
    records: readonly StoredRecord[],
    cells: RecordCells,
    ticked: readonly string[],
    failed: ReturnType<typeof saveAll>,
    problems: string[] = [],
  ): void {
    const { speech, directory } = moment(res)
    const names = createRecordNames(directory, speech)
    const ofField = (column: string | null) => bulkFields().some(({ header }) => header === column)
    // A wrong value is wrong for all of them; problems of single contacts name them.
    const faults = failed[0]?.faults.filter(({ column }) => ofField(column)) ?? []
    const others = failed.flatMap(({ edit, faults: found }) => {
      const record = records.find(({ id }) => id === edit.id)
      const name = record ? names.record('contacts', record.cells) : ''
      return found
        .filter(({ column }) => !ofField(column))
        .map(({ key, values }) => speech.t('records.bulkFault', { name, reason: { key, values } }))
    })
    sendPage(
      res,
      presentBulk({ records, cells, ticked, faults, problems: [...problems, ...others] }, moment(res)),
    )
  }

  const sendNoneSelected = (res: Response) =>
    res.redirect(303, recordPaths.list('contacts', speechOf(res).code, { problem: 'none' }))

  const showAbsence: RequestHandler = (req, res) => {
    const post = recordOr404(req, res, 'posts')
    sendAbsence(res, post, post.cells, '', [])
  }

  const saveAbsence: RequestHandler = (req, res) => {
    const post = recordOr404(req, res, 'posts')
    const over = req.body.do === 'end'
    const given = over
      ? { away_from: '', away_until: '', away_note: '' }
      : readCells(absenceFields(), req.body)
    const backup = over ? '' : String(req.body.backup ?? '')
    const edits = [
      { kind: 'posts' as const, id: post.id, cells: given, version: String(req.body.version ?? '') },
    ]
    const results = editor.saveAll([...edits, ...standIn(post, backup)], author(res, 'form'))
    const faulty = results.find(({ result }) => result.result !== 'saved')?.result
    if (faulty) {
      const faults = faulty.result === 'faulty' ? faulty.faults : []
      const now = editor.records.get('posts', post.id)
      if (!now) throw new NotFound()
      return sendAbsence(res, now, { ...now.cells, ...given }, backup, faults, faulty.result === 'clash')
    }
    tell(res, 'record-changed', 'posts', post.id, { set: Object.keys(given) })
    res.redirect(303, recordPaths.one('posts', post.id, speechOf(res).code, { saved: 'yes' }))
  }

  /** A backup gets their own post there, after the person who is away. */
  function standIn(post: StoredRecord, person: string) {
    const others = colleaguesOf(post)
    const caseload = ['grades', 'last_names', 'language'] as const
    const stands = others.some(
      ({ cells }) =>
        cells.person === person &&
        cells.position !== '1' &&
        caseload.every((column) => cells[column] === post.cells[column]),
    )
    if (!others.some(({ cells }) => cells.person === person) || stands) return []
    const { away_from: _from, away_until: _until, away_note: _note, ...duty } = post.cells
    const cells = { ...duty, person, position: String(Number(post.cells.position) + 1) }
    return [{ kind: 'posts' as const, id: null, cells, version: null }]
  }

  function colleaguesOf({ id, cells }: StoredRecord): StoredRecord[] {
    const contact = editor.records.findId('contacts', cells)
    return contact === null ? [] : lists.postsOf('contact', contact).filter((post) => post.id !== id)
  }

  function sendAbsence(
    res: Response,
    post: StoredRecord,
    cells: RecordCells,
    backup: string,
    faults: Parameters<typeof presentAbsence>[0]['faults'],
    changed = false,
  ): void {
    const others = colleaguesOf(post)
    sendPage(res, presentAbsence({ post, cells, backup, others, faults, changed }, moment(res)))
  }

  /** These addresses accept only forms: a later visit starts at the list. */
  const backToContacts: RequestHandler = (_req, res) =>
    res.redirect(303, recordPaths.list('contacts', speechOf(res).code))

  return { backToContacts, markChecked, showBulk, saveBulk, showAbsence, saveAbsence }
}
