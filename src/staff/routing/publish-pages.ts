import type { RequestHandler, Response } from 'express'
import type { GateStatus } from '../../content/rehearsal/publish-gate.js'
import type { Publication } from '../../content/revisions/publication-store.js'
import type { Publisher } from '../../content/revisions/publisher.js'
import { wording } from '../../platform/language/wording.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { broughtBack } from './brought-back.js'
import { createEditorTools } from './editor-tools.js'
import { type PublishProblem, type PublishSources, presentPublish } from './present-publish.js'
import { publishRefusal } from './publish-refusal.js'
import { routingNames } from './rehearsal-pages.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Publishing the working copy: asked for, approved by a second admin, or canceled. */
export function publishPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const tools = createEditorTools(services)
  const begun = new Set<string>()

  const show: RequestHandler = async (_req, res) => sendForm(res, nothingTyped, [])

  const publish: RequestHandler = async (req, res) => {
    const form = { ...nothingTyped, ...textsOf(req.body, 'note', 'override', 'bringBack') }
    if (form.note.trim() === '') return sendForm(res, form, [{ field: 'note', key: 'noteMissing' }])
    if (form.bringBack !== 'yes' && (await broughtBack(routing)) > 0)
      return sendForm(res, form, [{ field: 'bringBack', key: 'bringBackMissing' }])
    const asked = { note: form.note.trim(), by: tools.by(res), override: form.override.trim() || null }
    try {
      const { id } = await routing.publishing.publish(asked)
      tools.tell(res, 'publish-asked', `publication:${id}`, { note: asked.note, override: asked.override })
      tools.goTo(res, 'publish')
    } catch (error) {
      await sendForm(res, form, [{ field: 'note', key: publishRefusal(error) }])
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
      const key = publishRefusal(error)
      const field = key === 'not-independent' ? 'approval' : 'main'
      await sendForm(res, { ...nothingTyped, approval }, [{ field, key }])
    }
  }

  const cancel: RequestHandler = async (req, res) => {
    const id = Number(req.params.id)
    const reason = textsOf(req.body, 'refusal').refusal.trim()
    const by = tools.by(res)
    const { publications } = routing.publisher
    const asked = publications.find(id)
    const refuses = asked?.state === 'waiting' && asked.requestedBy !== by
    if (refuses && reason === '')
      return sendForm(res, nothingTyped, [{ field: 'refusal', key: 'refusalMissing' }])
    const refusal = refuses ? wording('routing.publish.refused', { by, reason }) : undefined
    if (routing.publisher.cancel(id, refusal))
      tools.tell(res, 'publish-cancelled', `publication:${id}`, refuses ? { refused: reason } : {})
    tools.goTo(res, 'publish')
  }

  async function sendForm(res: Response, form: PublishForm, problems: PublishProblem[]): Promise<void> {
    const { publisher, publishing } = routing
    // Read first: otherwise, one that ends during the other reads would be neither running nor done.
    const open = publisher.publications.open() ?? stillWorking(publisher)
    const rehearsed = routing.rehearsals.progress()
    const gate = await publishing.status()
    const brokenCases = gate.gate.blockers.flatMap((blocker) =>
      blocker.kind === 'broken-cases' ? blocker.keys : [],
    )
    if (!open) rehearseOnce(res, gate)
    const sources = {
      form,
      problems,
      rehearsing: routing.rehearsals.progress() ?? (gate.rehearsal ? null : rehearsed),
      busyWith: routing.busyWith(),
      latestRehearsal: routing.rehearsals.latest(),
      names: routingNames(res, services, tools),
      gate,
      timeZone: services.districtCard(speechOf(res).code).timeZone,
      me: tools.by(res),
      isAdmin: tools.isAdmin(res),
      independent: open?.requestedBy ? publishing.areIndependent(open.requestedBy, tools.by(res)) : true,
      open,
      latest: publisher.publications.list(1)[0] ?? null,
      progress: publisher.progress(),
      live: routing.live(),
      broughtBack: gate.gate.unchanged || open ? 0 : await broughtBack(routing),
      texts: routing.texts(brokenCases),
    }
    sendStaffPage(res, presentPublish(sources, speechOf(res)))
  }

  /** Rehearses what would be published, by itself, once. After a stop or a failure, somebody must start it. */
  function rehearseOnce(res: Response, { frozen, rehearsal, gate }: GateStatus): void {
    const content = `${frozen.base} ${frozen.contentHash}`
    if (rehearsal || gate.unchanged || frozen.base === null || begun.has(content)) return
    if (routing.rehearsals.progress()) return
    begun.add(content)
    const id = routing.rehearsals.start(tools.by(res))
    tools.tell(res, 'rehearsed', `rehearsal:${id}`)
  }

  return { show, publish, approve, cancel }
}

type PublishForm = PublishSources['form']

const nothingTyped: PublishForm = { note: '', override: '', approval: '', bringBack: '' }

/** A rollback is live before the working copy is replaced: it is over only then. */
function stillWorking({ progress, publications }: Publisher): Publication | null {
  const id = progress()?.publication ?? null
  return id === null ? null : publications.find(id)
}
