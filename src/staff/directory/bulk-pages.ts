import type { Request, RequestHandler, Response } from 'express'
import type { RecordCells } from '../../content/records/record-cells.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import { NotAllowed } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { readCells } from './form-fields.js'
import { bulkFields, type FailedEdit, presentBulk } from './present-bulk.js'
import { recordTools } from './record-tools.js'

/** Changes several contacts at once, and marks contacts as checked. */
export function bulkPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, mayEdit, tell } = recordTools(services)

  /** The ticked contacts that the account may edit. */
  function selected(req: Request, res: Response): StoredRecord[] {
    const ids = [req.body.id ?? []].flat().map(Number)
    const records = [...new Set(ids)].flatMap((id) => editor.records.get('contacts', id) ?? [])
    if (records.some(({ id, cells }) => !mayEdit(res, 'contacts', cells, id))) throw new NotAllowed()
    return records
  }

  /** @returns the refused edits; nothing is saved if there are any */
  function saveAll(res: Response, records: readonly StoredRecord[], cells: RecordCells): FailedEdit[] {
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
    const changed = { changed: String(records.length), ...listFilter(req) }
    const isOnePage = req.body.from === 'one' && only
    const one = isOnePage ? recordPaths.one('contacts', only.id, code, { saved: 'yes' }) : null
    res.redirect(303, one ?? recordPaths.list('contacts', code, changed))
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
    failed: readonly FailedEdit[],
    problems: readonly string[] = [],
  ): void {
    sendPage(res, presentBulk({ records, cells, ticked, failed, problems }, moment(res)))
  }

  const sendNoneSelected = (res: Response) =>
    res.redirect(303, recordPaths.list('contacts', speechOf(res).code, { problem: 'none' }))

  /** These addresses accept only forms: a later visit starts at the list. */
  const backToContacts: RequestHandler = (_req, res) =>
    res.redirect(303, recordPaths.list('contacts', speechOf(res).code))

  return { backToContacts, markChecked, showBulk, saveBulk }
}

/** The filter of the list that a form was sent from. */
function listFilter({ body }: Request): Record<string, string> {
  const back = new URLSearchParams(String(body.back ?? '').split('?')[1] ?? '')
  return Object.fromEntries(
    ['q', 'school', 'office', 'unchecked', 'page'].map((name) => [name, back.get(name) ?? '']),
  )
}
