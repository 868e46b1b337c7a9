import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import { gatherFiles } from '../../content/imports/gather-files.js'
import type { ImportState } from '../../content/imports/import-store.js'
import { recordKinds } from '../../content/records/record-kinds.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { csvLines } from '../../platform/files/csv.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { BrokenZip } from '../../platform/files/unzip.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { ImportsDeps } from './imports-deps.js'
import { changedOf, faultsShown, importChangesPerPage, presentImport } from './present-import.js'
import { presentImports } from './present-imports.js'

/** Refresh interval of a page about running work, in seconds; needs no script. */
const refreshSeconds = 2

/** The import and export pages. For admins. */
export function transferPages(services: ImportsDeps, sendPage: SendPage) {
  const { importer, exports, importFolder } = services.transfer

  const by = (res: Response) => {
    const { account } = staffOf(res)
    return { account: account.id, who: account.name }
  }

  const showImports: RequestHandler = (_req, res) => sendImports(res, null, false)

  function sendImports(res: Response, problem: string | null, removes: boolean): void {
    const { timeZone } = services.directory().district
    const files = exports.files().map(({ name }) => name)
    const sources = { imports: importer.list(50), files, problem, removes, folder: importFolder, timeZone }
    sendPage(res, presentImports(sources, speechOf(res)))
  }

  const upload: RequestHandler = async (req, res) => {
    const { t, code } = speechOf(res)
    const removes = req.body.removes === 'yes'
    const given = uploadedFiles(res)
    try {
      const files = await gatherFiles(given, dirname(given[0]?.path ?? ''))
      if (files.length === 0)
        return sendImports(res, t(given.length > 0 ? 'transfer.noCsv' : 'transfer.noFile'), removes)
      const format = files.some(({ name }) => basename(name) === 'manifest.csv') ? 'oneroster' : 'csv'
      const { id } = await importer.start(files, { ...by(res), source: 'upload', removes, format })
      tell(res, 'import-checked', id, { files: files.map(({ name }) => name) })
      res.redirect(303, transferPaths.one(id, code))
    } catch (error) {
      if (!(error instanceof BrokenZip)) throw error
      sendImports(res, t('transfer.brokenZip'), removes)
    }
  }

  const showOne: RequestHandler = (req, res) => {
    const row = importOr404(req)
    const page = Math.max(1, Number.parseInt(String(req.query.page), 10) || 1)
    const changed = recordKinds.filter((kind) => changedOf(row.counts, kind) > 0)
    const kind = changed.find((each) => each === req.query.kind) ?? changed[0] ?? null
    const waiting = row.share === null ? readWaiting(row.id, kind, page) : null
    if (row.share !== null) res.set('Refresh', String(refreshSeconds))
    const nothing = { faults: [], faultCount: 0, remarks: [], changes: [] }
    const moment = {
      directory: services.directory(),
      languages: services.records.languages,
      speech: speechOf(res),
    }
    sendPage(res, presentImport({ import: row, kind, page, ...(waiting ?? nothing) }, moment))
  }

  const shownActions = ['added', 'changed', 'removed'] as const

  function readWaiting(id: number, kind: (typeof recordKinds)[number] | null, page: number) {
    return importer.readStaging(id, (staging) => ({
      faults: staging.faults(true, faultsShown),
      faultCount: staging.countFaults(true),
      remarks: staging.faults(false, faultsShown),
      changes: kind
        ? staging.plannedPage(
            { kind, actions: shownActions },
            importChangesPerPage,
            (page - 1) * importChangesPerPage,
          )
        : [],
    }))
  }

  /** All faults for a spreadsheet: somebody else may have made the file. */
  const showFaults: RequestHandler = async (req, res) => {
    const { id } = importOr404(req)
    const speech = speechOf(res)
    const headings = ['file', 'line', 'column', 'reason'] as const
    res.attachment(`faults-${id}.csv`).type('text/csv; charset=utf-8')
    const lines = function* () {
      yield csvLines([headings.map((each) => speech.t(`transfer.${each}`))])
      for (const { file, line, column, key, values } of importer.eachFault(id, true))
        yield csvLines([[file, String(line ?? ''), column ?? '', speech.t(key, values)]])
    }
    await pipeline(Readable.from(lines()), res)
  }

  const apply: RequestHandler = (req, res) =>
    carryOn(req, res, ['ready', 'import-applied'], (id) => importer.apply(id, by(res)))
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

  const sendExport: RequestHandler = async (req, res) => {
    const name = [req.params.file ?? ''].flat().join('/')
    const isZip = name === 'all.zip' || name === 'oneroster.zip'
    if (!isZip && !exports.files().some((file) => file.name === name)) throw new NotFound()
    services.audit.record({ who: staffOf(res).account, what: 'exported', about: name, from: req.ip ?? '' })
    res.attachment(basename(name)).type(isZip ? 'application/zip' : 'text/csv; charset=utf-8')
    if (name === 'all.zip') await exports.writeAll(res)
    else if (name === 'oneroster.zip') await exports.writeOneRoster(res, services.directory().district.name)
    else await exports.writeFile(name, res)
  }

  function importOr404(req: Request) {
    const row = importer.find(Number(req.params.id))
    if (!row) throw new NotFound()
    return row
  }

  function tell(res: Response, what: AuditAction, id: number, details: Record<string, unknown>): void {
    const { account: who } = staffOf(res)
    services.audit.record({ who, what, about: `import:${id}`, from: res.req.ip ?? '', details })
  }

  return { showImports, upload, showOne, showFaults, apply, cancel, undo, sendExport }
}
