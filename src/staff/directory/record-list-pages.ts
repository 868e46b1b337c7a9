import type { Request, RequestHandler, Response } from 'express'
import { directoryKinds } from '../../content/records/record-kinds.js'
import { everyRecord } from '../../content/records/record-list-store.js'
import { localDate } from '../../directory/time/local-time.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { presentRecordList, rowsPerPage } from './present-record-list.js'
import { presentRecordsHome } from './present-records-home.js'
import { filterOf, readListQuery, uncheckedSince } from './read-record-filter.js'
import { recordTools } from './record-tools.js'

/** The directory editor's home, and the list of each kind. */
export function recordListPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, lists, moment, ownOffices, kindOr404 } = recordTools(services)

  const showHome: RequestHandler = (_req, res) => {
    const { account } = staffOf(res)
    const { timeZone } = services.directory().district
    const filter = { ...everyRecord, offices: ownOffices(res) }
    const counts = new Map(directoryKinds.map((kind) => [kind, lists.count(kind, filter)]))
    const since = uncheckedSince(services.now(), timeZone)
    const unchecked = lists.count('contacts', { ...filter, uncheckedSince: since })
    const away = lists.count('posts', { ...filter, awayOn: localDate(services.now(), timeZone) })
    const changes = ownOffices(res) === null ? editor.changes.list({}, 10) : []
    const reported = ownOffices(res) === null ? services.wrongNumbers.count() : null
    sendPage(res, presentRecordsHome({ account, counts, unchecked, away, reported, changes }, moment(res)))
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

  return { showHome, showList }
}

function doneText({ query }: Request, res: Response): string | null {
  const { t } = speechOf(res)
  if (query.removed === 'yes') return t('records.removedDone')
  const added = Number(query.added)
  if (Number.isInteger(added) && added > 0) return t('records.addedDone', { count: added })
  const count = Number(query.changed)
  return Number.isInteger(count) && count > 0 ? t('records.bulkDone', { count }) : null
}
