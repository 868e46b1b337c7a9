import type { Request, RequestHandler, Response } from 'express'
import { recordName } from '../../content/records/record-cells.js'
import { isRecordKind } from '../../content/records/record-kinds.js'
import { createRecordNames } from '../../content/records/record-names.js'
import { recordPaths } from '../../paths/record-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { presentRemove } from './present-remove.js'
import { recordTools } from './record-tools.js'

/** Removes a record, unless others refer to it. */
export function recordRemovalPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, changingKindOr404, recordOr404, tell } = recordTools(services)

  const showRemove: RequestHandler = (req, res) => sendRemove(req, res, false)

  const remove: RequestHandler = (req, res) => {
    const kind = changingKindOr404(req, res)
    const { id, cells } = recordOr404(req, res, kind)
    if (!editor.remove(kind, id, String(req.body.version), author(res, 'form')))
      return sendRemove(req, res, true)
    tell(res, 'record-removed', kind, id, { name: recordName(kind, cells) })
    res.redirect(303, recordPaths.list(kind, speechOf(res).code, { removed: 'yes' }))
  }

  function sendRemove(req: Request, res: Response, changed: boolean): void {
    const kind = changingKindOr404(req, res)
    const record = recordOr404(req, res, kind)
    const { code } = speechOf(res)
    const titles = services.records.topicTitles(code)
    const names = createRecordNames(services.directory().whole, speechOf(res), titles)
    const held = editor.heldBy(kind, record).map((reference) => ({
      ...reference,
      names: reference.records.map(({ name, cells }) =>
        isRecordKind(reference.from) ? names.record(reference.from, cells) : name,
      ),
    }))
    sendPage(res, presentRemove(kind, record, held, changed, moment(res)))
  }

  return { showRemove, remove }
}
