import type { Request, RequestHandler, Response } from 'express'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools } from './editor-tools.js'
import {
  presentRevision,
  presentRevisionHistory,
  type RevisionProblem,
  type RollBackForm,
} from './present-revision-history.js'
import { publishRefusal } from './publish-refusal.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The history of revisions: comparing, rolling back, restoring to the working copy, and downloading. */
export function revisionPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const tools = createEditorTools(services)
  const timeZone = (res: Response) => services.districtCard(speechOf(res).code).timeZone

  const showHistory: RequestHandler = (_req, res) => {
    const sources = { revisions: routing.revisions(), live: routing.live().id, timeZone: timeZone(res) }
    sendStaffPage(res, presentRevisionHistory(sources, speechOf(res)))
  }

  /** Compares with the previous revision, or with `?with=` any other, or `working-copy`. */
  const showRevision: RequestHandler = (req, res) => sendRevision(req, res)

  const rollBack: RequestHandler = async (req, res) => {
    const revision = Number(req.params.id)
    const { note, copy } = textsOf(req.body, 'note', 'copy')
    const form = { note, copy }
    if (note.trim() === '') return sendRevision(req, res, { field: 'note', key: 'noteMissing' }, form)
    if (copy !== 'keep' && copy !== 'discard')
      return sendRevision(req, res, { field: 'copy', key: 'copyMissing' }, form)
    const discard = copy === 'discard'
    try {
      const asked = { note: note.trim(), by: tools.by(res), discard }
      const { id } = await routing.publishing.rollBack(revision, asked)
      tools.tell(res, 'rolled-back', `publication:${id}`, { revision, note, ...(discard ? { discard } : {}) })
      tools.goTo(res, 'publish')
    } catch (error) {
      await sendRevision(req, res, { field: 'note', key: publishRefusal(error) }, form)
    }
  }

  /** Copies the revision to the working copy. Nothing goes live before publishing. */
  const restore: RequestHandler = async (req, res) => {
    const revision = Number(req.params.id)
    if (revision < routing.firstOwnRevision())
      return sendRevision(req, res, { field: 'note', key: 'of-the-sample' })
    const schools = services.directory().whole.schools.map(({ slug }) => slug)
    const faults = await routing.revisionTasks.load({ revision }, schools)
    if (faults.length > 0) return sendRevision(req, res, { field: 'note', key: 'cannotRestore' })
    tools.tell(res, 'routing-loaded', `revision:${revision}`)
    tools.goTo(res, 'overview', {}, { saved: 'yes' })
  }

  const download: RequestHandler = async (req, res) => {
    const written = await routing.revisionTasks.write(Number(req.params.id))
    if (written === null) throw new NotFound()
    res
      .attachment(`routing-${Number(req.params.id)}.json`)
      .type('json')
      .send(written)
  }

  async function sendRevision(
    req: Request,
    res: Response,
    problem: RevisionProblem | null = null,
    form: RollBackForm = { note: '', copy: '' },
  ): Promise<void> {
    const id = Number(req.params.id)
    const revisions = routing.revisions()
    const revision = revisions.find((each) => each.id === id)
    if (!revision) throw new NotFound()
    const asked = typeof req.query.with === 'string' ? req.query.with : ''
    const before = asked === 'working-copy' ? ('working-copy' as const) : Number(asked) || id - 1
    const diff = before === 0 ? null : await routing.revisionTasks.compare(before, id, 200)
    const live = routing.live().id
    const isOfSample = id < routing.firstOwnRevision()
    const mayRollBack = tools.isAdmin(res) && id !== live && !isOfSample
    const sources = {
      form,
      revision,
      revisions,
      unpublished: mayRollBack
        ? ((await routing.revisionTasks.compare(live, 'working-copy', 0))?.all ?? 0)
        : 0,
      before,
      diff,
      problem,
      timeZone: timeZone(res),
      isAdmin: tools.isAdmin(res),
      isOfSample,
      live,
      publication: routing.publisher.publications.ofRevision(id),
    }
    sendStaffPage(res, presentRevision(sources, speechOf(res)))
  }

  return { showHistory, showRevision, rollBack, restore, download }
}
