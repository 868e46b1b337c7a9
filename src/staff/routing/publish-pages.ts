import type { Request, RequestHandler, Response } from 'express'
import { PublishBlocked } from '../../content/rehearsal/publish-gate.js'
import { PublicationRefused } from '../../content/revisions/publisher.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools } from './editor-tools.js'
import { type PublishProblem, presentPublish } from './present-publish.js'
import { presentRevision, presentRevisionHistory } from './present-revision-history.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Publishing, the history of revisions, and rolling back. */
export function publishPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const tools = createEditorTools(services)
  const timeZone = (res: Response) => services.districtCard(speechOf(res).code).timeZone

  const nothingTyped = { note: '', override: '', approval: '' }

  const show: RequestHandler = async (_req, res) => sendForm(res, nothingTyped, [])

  const publish: RequestHandler = async (req, res) => {
    const form = { ...nothingTyped, ...textsOf(req.body, 'note', 'override') }
    if (form.note.trim() === '') return sendForm(res, form, [{ field: 'note', key: 'noteMissing' }])
    const asked = { note: form.note.trim(), by: tools.by(res), override: form.override.trim() || null }
    try {
      const { id } = await routing.publishing.publish(asked)
      tools.tell(res, 'publish-asked', `publication:${id}`, { note: asked.note, override: asked.override })
      tools.goTo(res, 'publish')
    } catch (error) {
      await sendForm(res, form, [{ field: 'note', key: refusal(error) }])
    }
  }

  const approve: RequestHandler = async (req, res) => {
    const id = Number(req.params.id)
    const { approval } = textsOf(req.body, 'approval')
    const by = tools.by(res)
    try {
      const overridden = routing.publishing.approve(id, { by, override: approval.trim() || null })
      const details =
        overridden === null ? {} : { notIndependent: true, overriddenBy: by, because: overridden }
      tools.tell(res, 'publish-approved', `publication:${id}`, details)
      tools.goTo(res, 'publish')
    } catch (error) {
      const key = refusal(error)
      const field = key === 'not-independent' ? 'approval' : 'main'
      await sendForm(res, { ...nothingTyped, approval }, [{ field, key }])
    }
  }

  const cancel: RequestHandler = (req, res) => {
    const id = Number(req.params.id)
    if (routing.publisher.cancel(id)) tools.tell(res, 'publish-cancelled', `publication:${id}`)
    tools.goTo(res, 'publish')
  }

  const showHistory: RequestHandler = (_req, res) => {
    const sources = { revisions: routing.revisions(), live: routing.live().id, timeZone: timeZone(res) }
    sendStaffPage(res, presentRevisionHistory(sources, speechOf(res)))
  }

  /** Compares with the previous revision, or with `?with=` any other, or `working-copy`. */
  const showRevision: RequestHandler = (req, res) => sendRevision(req, res, null)

  const rollBack: RequestHandler = async (req, res) => {
    const revision = Number(req.params.id)
    const { note } = textsOf(req.body, 'note')
    if (note.trim() === '') return sendRevision(req, res, 'noteMissing')
    try {
      const { id } = await routing.publishing.rollBack(revision, { note: note.trim(), by: tools.by(res) })
      tools.tell(res, 'rolled-back', `publication:${id}`, { revision, note })
      tools.goTo(res, 'publish')
    } catch (error) {
      await sendRevision(req, res, refusal(error))
    }
  }

  /** Copies the revision to the working copy. Nothing goes live before publishing. */
  const restore: RequestHandler = async (req, res) => {
    const revision = Number(req.params.id)
    const schools = services.listSchools().map(({ slug }) => slug)
    const faults = await routing.revisionTasks.load({ revision }, schools)
    if (faults.length > 0) return sendRevision(req, res, 'cannotRestore')
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

  async function sendForm(
    res: Response,
    form: typeof nothingTyped,
    problems: PublishProblem[],
  ): Promise<void> {
    const { publisher, publishing } = routing
    // Read first: otherwise, one that ends during the other reads would be neither running nor done.
    const open = publisher.publications.open()
    const gate = await publishing.status()
    const diff =
      gate.frozen.base === null
        ? null
        : await routing.revisionTasks.compare(gate.frozen.base, 'working-copy', 100)
    const keys = gate.gate.blockers.flatMap((blocker) =>
      blocker.kind === 'broken-cases' ? blocker.keys : [],
    )
    const sources = {
      form,
      problems,
      gate,
      diff,
      timeZone: timeZone(res),
      me: tools.by(res),
      isAdmin: tools.isAdmin(res),
      independent: open?.requestedBy ? publishing.areIndependent(open.requestedBy, tools.by(res)) : true,
      open,
      latest: publisher.publications.list(1)[0] ?? null,
      progress: publisher.progress(),
      live: routing.live(),
      texts: routing.texts(keys),
    }
    sendStaffPage(res, presentPublish(sources, speechOf(res)))
  }

  async function sendRevision(
    req: Request,
    res: Response,
    problem: PublishProblem['key'] | null,
  ): Promise<void> {
    const id = Number(req.params.id)
    const revisions = routing.revisions()
    const revision = revisions.find((each) => each.id === id)
    if (!revision) throw new NotFound()
    const asked = typeof req.query.with === 'string' ? req.query.with : ''
    const before = asked === 'working-copy' ? ('working-copy' as const) : Number(asked) || id - 1
    const diff = before === 0 ? null : await routing.revisionTasks.compare(before, id, 200)
    const sources = {
      revision,
      revisions,
      before,
      diff,
      problem,
      timeZone: timeZone(res),
      isAdmin: tools.isAdmin(res),
      live: routing.live().id,
      publication: routing.publisher.publications.ofRevision(id),
    }
    sendStaffPage(res, presentRevision(sources, speechOf(res)))
  }

  return { show, publish, approve, cancel, showHistory, showRevision, rollBack, restore, download }
}

/** The text for a refusal. */
function refusal(error: unknown): PublishProblem['key'] {
  if (error instanceof PublishBlocked || error instanceof PublicationRefused) return error.because
  throw error
}
