import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { ImportLook } from '../../content/imports/import-doubts.js'
import type { ImportState } from '../../content/imports/import-store.js'
import { type RecordKind, recordKinds } from '../../content/records/record-kinds.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { byteOrderMark, csvLines } from '../../platform/files/csv.js'
import type { Speech } from '../../platform/language/language.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { isConfirmed, presentDoubts } from '../routing/present-doubts.js'
import { createImportTools } from './import-tools.js'
import type { ImportsDeps } from './imports-deps.js'
import { changedOf, faultsShown, importChangesPerPage, presentImport } from './present-import.js'

/** Refresh interval of a page about running work, in seconds; needs no script. */
export const refreshSeconds = 2

const faultHeadings = ['file', 'line', 'column', 'reason'] as const

/** One import: what it would change, its faults, and applying, canceling or undoing it. */
export function importPages(services: ImportsDeps, sendPage: SendPage) {
  const { importer, doubts } = services.transfer
  const { by, importOr404, tell } = createImportTools(services)

  const showOne: RequestHandler = (req, res) => sendOne(req, res, false)

  /** @param isUnsure true if doubts about its phrasings were not confirmed */
  async function sendOne(req: Request, res: Response, isUnsure: boolean): Promise<void> {
    const found = importOr404(req)
    const look = await lookAt(found)
    // Its phrasings are still being looked at: as if the check went on.
    const row: typeof found = look.doubts ? found : { ...found, state: 'checking', share: look.share }
    const page = Math.max(1, Number.parseInt(String(req.query.page), 10) || 1)
    const changed = recordKinds.filter((kind) => changedOf(row.counts, kind) > 0)
    const kind = changed.find((each) => each === req.query.kind) ?? changed[0] ?? null
    const waiting = row.share === null ? readWaiting(row.id, kind, page) : null
    if (row.share !== null) res.set('Refresh', String(refreshSeconds))
    const nothing = { faults: [], faultCount: 0, remarks: [], changes: [] }
    const speech = speechOf(res)
    const moment = {
      directory: services.directory().whole,
      languages: services.records.languages,
      speech,
      topicTitle: services.records.topicTitles(speech.code),
    }
    const titles = new Map(services.routing.topics.list().map((each) => [each.slug, each]))
    const shown = presentDoubts(look.doubts ?? [], titles, speech)
    const sources = { import: row, kind, page, doubts: shown, isUnsure, ...(waiting ?? nothing) }
    sendPage(res, presentImport(sources, moment))
  }

  /** Only an import that can be applied has phrasings to look at. */
  const lookAt = async ({ id, state, share }: ReturnType<typeof importOr404>): Promise<ImportLook> =>
    state === 'ready' && share === null ? doubts.soon(id) : { share: 1, doubts: [] }

  function readWaiting(id: number, kind: RecordKind | null, page: number) {
    return importer.readStaging(id, (staging) => ({
      faults: staging.faults(true, faultsShown),
      faultCount: staging.countFaults(true),
      remarks: staging.faults(false, faultsShown),
      changes: kind
        ? staging.plannedPage(
            { kind, actions: ['added', 'changed', 'removed'] },
            importChangesPerPage,
            (page - 1) * importChangesPerPage,
          )
        : [],
    }))
  }

  /** All faults for a spreadsheet: somebody else may have made the file. */
  const showFaults: RequestHandler = async (req, res) => {
    const { id } = importOr404(req)
    res.attachment(`faults-${id}.csv`).type('text/csv; charset=utf-8')
    await pipeline(Readable.from(faultLines(id, speechOf(res))), res)
  }

  function* faultLines(id: number, { t }: Speech) {
    yield byteOrderMark
    yield csvLines([faultHeadings.map((each) => t(`transfer.${each}`))])
    for (const { file, line, column, key, values } of importer.eachFault(id, true))
      yield csvLines([[file, String(line ?? ''), column ?? '', t(key, values)]])
  }

  /** Stops at phrasings in doubt, until a person confirms exactly these. */
  const apply: RequestHandler = async (req, res) => {
    const look = await lookAt(importOr404(req))
    const { sure } = textsOf(req.body, 'sure')
    if (!look.doubts || !isConfirmed(look.doubts, sure)) return sendOne(req, res, true)
    carryOn(req, res, ['ready', 'import-applied'], (id) => importer.apply(id, by(res)))
  }
  const undo: RequestHandler = (req, res) =>
    carryOn(req, res, ['applied', 'import-undone'], (id) => importer.undo(id, by(res)))

  /** Checked first: nothing can be written while another import is being applied. */
  function carryOn(
    req: Request,
    res: Response,
    [from, what]: [ImportState, AuditAction],
    work: (id: number) => boolean,
  ): void {
    const { id, files, state } = importOr404(req)
    // Already done in another window: show it, do not repeat it.
    if (state === from) {
      tell(res, what, id, { files })
      work(id)
    }
    res.redirect(303, transferPaths.one(id, speechOf(res).code))
  }

  const cancel: RequestHandler = async (req, res) => {
    const { id, files } = importOr404(req)
    await importer.cancel(id)
    tell(res, 'import-cancelled', id, { files })
    res.redirect(303, transferPaths.one(id, speechOf(res).code))
  }

  return { showOne, showFaults, apply, cancel, undo }
}
