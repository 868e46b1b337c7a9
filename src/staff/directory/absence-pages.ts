import type { RequestHandler, Response } from 'express'
import { absenceEdits, colleaguesOf } from '../../content/records/absence-edits.js'
import type { RecordCells } from '../../content/records/record-cells.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { recordPaths } from '../../paths/record-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { readCells } from './form-fields.js'
import { type AbsenceSources, absenceFields, presentAbsence } from './present-absence.js'
import { recordTools } from './record-tools.js'

/** An absence from a post, and the backup there. */
export function absencePages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, recordOr404, tell } = recordTools(services)

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
    const version = String(req.body.version ?? '')
    const edits = absenceEdits(post, { cells: given, standIn: backup, version }, editor.records)
    const results = editor.saveAll(edits, author(res, 'form'))
    const refused = results.find(({ result }) => result.result !== 'saved')?.result
    if (refused) {
      const faults = refused.result === 'faulty' ? refused.faults : []
      const now = editor.records.get('posts', post.id)
      if (!now) throw new NotFound()
      return sendAbsence(res, now, { ...now.cells, ...given }, backup, faults, refused.result === 'clash')
    }
    tell(res, 'record-changed', 'posts', post.id, { set: Object.keys(given) })
    res.redirect(303, recordPaths.one('posts', post.id, speechOf(res).code, { saved: 'yes' }))
  }

  function sendAbsence(
    res: Response,
    post: StoredRecord,
    cells: RecordCells,
    backup: string,
    faults: AbsenceSources['faults'],
    changed = false,
  ): void {
    const others = colleaguesOf(post, editor.records)
    sendPage(res, presentAbsence({ post, cells, backup, others, faults, changed }, moment(res)))
  }

  return { showAbsence, saveAbsence }
}
