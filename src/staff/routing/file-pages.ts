import { readFile } from 'node:fs/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { FileFault } from '../../content/revisions/file-fault.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools } from './editor-tools.js'
import { type FileProblem, presentFile, presentFilePreview } from './present-file.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

const maxShown = 300

/** Exports the working copy as a readable file, and imports it after a preview. */
export function filePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { revisionTasks, files: pending } = services.routing
  const tools = createEditorTools(services)
  const schools = () => services.directory().whole.schools.map(({ slug }) => slug)
  const account = (res: Response) => staffOf(res).account.id

  const show: RequestHandler = (req, res) => send(res, null, [], req.query.saved === 'yes')

  const download: RequestHandler = async (_req, res) => {
    const written = await revisionTasks.write('working-copy')
    if (written === null) throw new NotFound()
    tools.tell(res, 'routing-exported', 'working-copy')
    res.attachment('routing-working-copy.json').type('json').send(written)
  }

  const check: RequestHandler = async (_req, res) => {
    const [file] = uploadedFiles(res)
    if (!file) return send(res, 'missing', [])
    const written = await readFile(file.path, 'utf8')
    const { faults } = await revisionTasks.check(written, schools(), 0)
    if (faults.length > 0) return send(res, 'faulty', faults)
    tools.goTo(res, 'filePreview', { id: pending.keep(account(res), written) })
  }

  const preview: RequestHandler = (req, res) => sendPreview(req, res, false)

  /** Only onto the working copy that was previewed. */
  const apply: RequestHandler = async (req, res) => {
    const id = String(req.params.id)
    const written = pending.find(account(res), id)
    if (written === null) return send(res, 'gone', [])
    const loaded = await revisionTasks.load({ written }, schools(), textsOf(req.body, 'mark').mark)
    if (loaded === 'changed') return sendPreview(req, res, true)
    if (loaded.length > 0) return send(res, 'faulty', loaded)
    pending.drop(id)
    tools.tell(res, 'routing-loaded', 'file')
    tools.goTo(res, 'file', {}, { saved: 'yes' })
  }

  async function sendPreview(req: Request, res: Response, clash: boolean): Promise<void> {
    const id = String(req.params.id)
    const written = pending.find(account(res), id)
    if (written === null) return send(res, 'gone', [])
    const checked = await revisionTasks.check(written, schools(), maxShown)
    // The directory may have lost an office since.
    if (checked.faults.length > 0) return send(res, 'faulty', checked.faults)
    sendStaffPage(res, presentFilePreview({ id, checked, clash }, speechOf(res)))
  }

  function send(res: Response, problem: FileProblem | null, faults: FileFault[], done = false): void {
    sendStaffPage(res, presentFile({ problem, faults, done }, speechOf(res)))
  }

  return { show, download, check, preview, apply }
}
