import type { RequestHandler, Response } from 'express'
import { type CaseFileFault, readCases, writeCases } from '../../content/rehearsal/read-cases.js'
import { readTextFile } from '../../platform/files/read-text-file.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { wording } from '../../platform/language/wording.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createEditorTools } from './editor-tools.js'
import { presentCaseImport } from './present-case-import.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Imports and exports saved cases. */
export function caseFilePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { cases, importCases } = services.routing
  const tools = createEditorTools(services)

  const showImport: RequestHandler = (_req, res) => send(res, null, [])

  /** All lines, or none. */
  const take: RequestHandler = async (_req, res) => {
    const [file] = uploadedFiles(res)
    if (!file) return send(res, 'missing', [])
    const offices = new Set(services.directory().whole.offices.map(({ id }) => id))
    const written = await readTextFile(file.path)
    if (!written) return send(res, 'faulty', [{ line: 1, ...wording('fault.encoding') }])
    const read = readCases(written.text, offices)
    if (read.faults.length > 0) return send(res, 'faulty', read.faults)
    if (read.cases.length === 0) return send(res, 'empty', [])
    const done = importCases(read.cases, tools.by(res))
    tools.tell(res, 'cases-imported', null, { ...done })
    tools.goTo(res, 'cases', {}, { saved: 'imported' })
  }

  const download: RequestHandler = (_req, res) => {
    res.attachment('cases.jsonl').type('application/x-ndjson').send(writeCases(cases.all()))
  }

  function send(
    res: Response,
    problem: 'missing' | 'empty' | 'faulty' | null,
    faults: CaseFileFault[],
  ): void {
    sendStaffPage(res, presentCaseImport({ problem, faults }, speechOf(res)))
  }

  return { showImport, take, download }
}
