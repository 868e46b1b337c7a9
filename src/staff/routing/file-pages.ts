import type { Request, RequestHandler, Response } from 'express'
import { type FileFault, faultAt } from '../../content/revisions/file-fault.js'
import { findPhrasingDoubts, type PhrasingDoubt } from '../../content/revisions/find-phrasing-doubts.js'
import type { AddedByFile, FileCheck } from '../../content/revisions/run-revision-task.js'
import { readTextFile } from '../../platform/files/read-text-file.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { wording } from '../../platform/language/wording.js'
import { inSlices } from '../../platform/threads/slices.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools } from './editor-tools.js'
import { isConfirmed, presentDoubts } from './present-doubts.js'
import { type FileProblem, type PreviewProblem, presentFile, presentFilePreview } from './present-file.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

const maxShown = 300

/** Exports the working copy as a readable file, and imports it after a preview. */
export function filePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { revisionTasks, files: pending } = services.routing
  const tools = createEditorTools(services)
  const schools = () => services.directory().whole.schools.map(({ slug }) => slug)
  /** Of the latest preview: they take about a millisecond for each phrasing. */
  let latest: { id: string; mark: string; doubts: PhrasingDoubt[] } | null = null
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
    const read = await readTextFile(file.path)
    if (!read) return send(res, 'faulty', [faultAt(wording('fault.notText'))])
    const written = read.text
    const { faults } = await revisionTasks.check(written, schools(), 0)
    if (faults.length > 0) return send(res, 'faulty', faults)
    tools.goTo(res, 'filePreview', { id: pending.keep(account(res), written) })
  }

  const preview: RequestHandler = (req, res) => sendPreview(req, res, null)

  /** Only onto the working copy that was previewed. */
  const apply: RequestHandler = async (req, res) => {
    const id = String(req.params.id)
    const written = pending.find(account(res), id)
    if (written === null) return send(res, 'gone', [])
    const { mark, sure } = textsOf(req.body, 'mark', 'sure')
    if (!isConfirmed(await doubtsOf(id, written, mark), sure)) return sendPreview(req, res, 'unsure')
    const loaded = await revisionTasks.load({ written }, schools(), mark)
    if (loaded === 'changed') return sendPreview(req, res, 'clash')
    if (loaded.length > 0) return send(res, 'faulty', loaded)
    pending.drop(id)
    tools.tell(res, 'routing-loaded', 'file')
    tools.goTo(res, 'file', {}, { saved: 'yes' })
  }

  async function sendPreview(req: Request, res: Response, problem: PreviewProblem | null): Promise<void> {
    const id = String(req.params.id)
    const written = pending.find(account(res), id)
    if (written === null) return send(res, 'gone', [])
    const checked = await revisionTasks.check(written, schools(), maxShown)
    // The directory may have lost an office since.
    if (checked.faults.length > 0) return send(res, 'faulty', checked.faults)
    const doubts = presentDoubts(await remember(id, checked), titles(), speechOf(res))
    sendStaffPage(res, presentFilePreview({ id, checked, problem, doubts }, speechOf(res)))
  }

  const titles = () => new Map(services.routing.topics.list().map((each) => [each.slug, each]))

  /** @param mark of the working copy that was previewed */
  async function doubtsOf(id: string, written: string, mark: string): Promise<PhrasingDoubt[]> {
    if (latest?.id === id && latest.mark === mark) return latest.doubts
    return remember(id, await revisionTasks.check(written, schools(), 0))
  }

  async function remember(id: string, { phrasings, mark }: FileCheck): Promise<PhrasingDoubt[]> {
    if (latest?.id === id && latest.mark === mark) return latest.doubts
    const { identifiersIn } = services
    const topicWith = ({ holder }: AddedByFile) => holder
    const doubts = await inSlices(findPhrasingDoubts(phrasings, { identifiersIn, topicWith }))
    latest = { id, mark, doubts }
    return doubts
  }

  function send(res: Response, problem: FileProblem | null, faults: FileFault[], done = false): void {
    sendStaffPage(res, presentFile({ problem, faults, done }, speechOf(res)))
  }

  return { show, download, check, preview, apply }
}
