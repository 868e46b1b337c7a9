import type { RequestHandler } from 'express'
import { directoryKinds } from '../../content/records/record-kinds.js'
import { createRecordNames } from '../../content/records/record-names.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { listLink } from './list-link.js'
import { presentAllChanges, presentRecordHistory, recordChangesPerPage } from './present-changes.js'
import { readListQuery } from './read-record-filter.js'
import { recordTools } from './record-tools.js'

/** Changes of one record, and of all. */
export function recordHistoryPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, kindOr404, recordOr404 } = recordTools(services)

  const showHistory: RequestHandler = (req, res) => {
    const kind = kindOr404(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    const { directory, speech } = moment(res)
    const name = createRecordNames(directory, speech).record(kind, cells)
    const record = { href: recordPaths.one(kind, id, speech.code), label: name }
    const parents = [listLink(kind, speech), record]
    const changes = editor.changes.list({ kind, record: id }, 200)
    sendPage(
      res,
      presentRecordHistory(speech.t('records.historyOf', { name }), changes, parents, moment(res)),
    )
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

  return { showHistory, showChanges }
}
