import { statSync } from 'node:fs'
import type { RequestHandler, Response } from 'express'
import { openIcs } from '../../content/calendar/open-ics.js'
import { IcsFault, maxIcsBytes, maxIcsEvents } from '../../content/calendar/read-ics.js'
import type { Edit } from '../../content/records/directory-editor.js'
import { addDays, localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { type CalendarRow, presentCalendar } from './present-calendar.js'
import type { SetupDeps } from './setup-deps.js'

/** The school calendar from an .ics file: an upload, a preview in which an admin picks, and then the calendar's days. */
export function calendarPages(services: SetupDeps, sendPage: SendPage) {
  const { editor } = services.records
  const stored = () =>
    new Set([...editor.records.each('calendar')].map(({ cells }) => `${cells.start} ${cells.kind}`))

  const showUpload: RequestHandler = (_req, res) => sendPage(res, presentCalendar({}, speechOf(res)))

  const readFile: RequestHandler = async (_req, res) => {
    const speech = speechOf(res)
    try {
      const { timeZone } = services.directory().district
      const { events, leftOut } = await openIcs({ path: uploadedPath(res), timeZone, window: window() })
      if (events.length === 0) throw new IcsFault(wording('ics.none'))
      const there = stored()
      const rows = events.map((event): CalendarRow => {
        const kind = event.kind ?? ''
        const isThere = there.has(`${event.start} ${kind}`)
        const closes = kind === 'half-day' ? (event.from ?? '') : ''
        const { name, start, end } = event
        return { name, start, end, kind, closes, isThere, isUsed: kind !== '' && !isThere, faults: [] }
      })
      sendPage(res, presentCalendar({ rows, leftOut }, speech))
    } catch (error) {
      if (!(error instanceof IcsFault)) throw error
      sendPage(res, presentCalendar({ problem: error.say(speech) }, speech))
    }
  }

  /** From 180 days ago to two years ahead: older days change no answer. */
  function window(): { from: string; until: string } {
    const today = localDate(services.now(), services.directory().district.timeZone)
    return { from: addDays(today, -180), until: addDays(today, 730) }
  }

  const saveDays: RequestHandler = (req, res) => {
    const rows = readRows(req.body)
    const used = rows.filter(({ isUsed }) => isUsed)
    if (used.length === 0)
      return sendPage(
        res,
        presentCalendar({ rows, problem: speechOf(res).t('ics.nothingPicked') }, speechOf(res)),
      )
    const results = editor.saveAll(used.map(editOf), authorOf(res))
    for (const [index, { result }] of results.entries()) {
      const row = used[index]
      if (row && result.result === 'faulty') row.faults = result.faults as RowFault[]
    }
    if (results.some(({ result }) => result.result !== 'saved'))
      return sendPage(res, presentCalendar({ rows }, speechOf(res)))
    const { account: who } = staffOf(res)
    const details = { kind: 'calendar', count: results.length }
    services.audit.record({ who, what: 'record-added', about: null, from: req.ip ?? '', details })
    res.redirect(303, recordPaths.list('calendar', speechOf(res).code, { added: String(results.length) }))
  }

  const authorOf = (res: Response) => {
    const { account } = staffOf(res)
    return { account: account.id, who: account.name, way: 'import', import: null } as const
  }

  return { showUpload, readFile, saveDays }
}

/** @throws {IcsFault} for no file, or one that is not read */
function uploadedPath(res: Response): string {
  const [file, another] = uploadedFiles(res)
  if (!file || another) throw new IcsFault(wording('theme.oneLogo'))
  if (statSync(file.path).size > maxIcsBytes)
    throw new IcsFault(wording('ics.heavy', { size: maxIcsBytes / 1024 / 1024 }))
  return file.path
}

/** The rows of the preview, as sent: nothing of them is kept in between. */
function readRows(body: Record<string, unknown>): CalendarRow[] {
  const text = (name: string, index: number) => String(body[`${name}-${index}`] ?? '').trim()
  const rows: CalendarRow[] = []
  for (let index = 0; index < maxIcsEvents && `start-${index}` in body; index++)
    rows.push({
      name: text('name', index),
      start: text('start', index),
      end: text('end', index),
      kind: text('kind', index),
      closes: text('closes', index),
      isThere: false,
      isUsed: text('use', index) === 'yes',
      faults: [],
    })
  return rows
}

function editOf({ name, start, end, kind, closes }: CalendarRow): Edit {
  const cells = { start, end, kind, levels: '', closes, name_en: name }
  return { kind: 'calendar', id: null, cells, version: null }
}
