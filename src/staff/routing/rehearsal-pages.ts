import type { RequestHandler, Response } from 'express'
import type { DraftTrial } from '../../content/rehearsal/draft-messages.js'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'
import { newToken } from '../../platform/secrets/secrets.js'
import { settlesWithin } from '../../platform/threads/settles-within.js'
import { ThreadFault } from '../../platform/threads/thread-fault.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools, type EditorTools, queryText } from './editor-tools.js'
import type { RoutingNames } from './present-answer-pair.js'
import { presentRehearsal } from './present-rehearsal.js'
import { presentTry } from './present-try.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** A page asks again within a second of the end. */
const keepTrialMs = 10 * 60_000

/** A trial that a page waits for. */
interface Trial {
  /** By whom, where, and what: in memory alone. */
  asked: string
  trial: Promise<DraftTrial | 'failed'>
}

/** Rehearses the working copy on all cases and inquiries, or tries one concern. */
export function rehearsalPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const tools = createEditorTools(services)
  const trials = createExpiringCache<Trial>({ now: services.now, keepFor: keepTrialMs, maxEntries: 50 })

  const show: RequestHandler = (_req, res) => {
    const rehearsal = routing.rehearsals.latest()
    const keys = rehearsal?.report
      ? [...rehearsal.report.replay.changes.map(({ key }) => key), ...rehearsal.report.replay.brokenProtected]
      : []
    const sources = {
      rehearsal,
      progress: routing.rehearsals.progress(),
      busyWith: routing.busyWith(),
      texts: routing.texts(keys),
      names: routingNames(res, services, tools),
      schoolName: schoolNames(services),
      timeZone: services.districtCard(speechOf(res).code).timeZone,
    }
    sendStaffPage(res, presentRehearsal(sources, speechOf(res)))
  }

  const start: RequestHandler = (_req, res) => {
    const id = routing.rehearsals.start(tools.by(res))
    tools.tell(res, 'rehearsed', `rehearsal:${id}`)
    tools.goTo(res, 'rehearsal')
  }

  const cancel: RequestHandler = async (_req, res) => {
    const running = routing.rehearsals.progress()
    if (running) await routing.rehearsals.cancel(running.id)
    tools.goTo(res, 'rehearsal')
  }

  const showTry: RequestHandler = async (req, res) => {
    const form = { concern: queryText(req, 'q').slice(0, 200), school: '' }
    const waited = queryText(req, 'waited')
    if (waited) return sendTry(res, { ...form, waited }, (await isAtWork(waited)) ? 'waiting' : null)
    sendTry(res, form, null)
    // While the question is typed. If it fails, the try says so. Once: the page is read each second to show progress.
    if (!routing.draftRunner.preparing()) routing.draftRunner.prepare().catch(() => {})
  }

  async function isAtWork(waited: string): Promise<boolean> {
    const found = trials.find(waited)
    return found !== null && !(await settlesWithin(0, found.trial))
  }

  /** Stores nothing of the typed text. */
  const tryOne: RequestHandler = async (req, res) => {
    const { concern, school, waited } = textsOf(req.body, 'concern', 'school', 'waited')
    const text = concern.trim().slice(0, 2000)
    if (text === '') return sendTry(res, { concern, school }, 'missing')
    const slug = services.directory().school(school)?.slug ?? null
    const item = { key: 'try', text, lang: null, school: slug, level: null, asked: null }
    const asked = `${staffOf(res).account.id} ${slug} ${text}`
    const earlier = trials.find(waited)
    const trial =
      earlier?.asked === asked ? earlier.trial : routing.draftRunner.try(item).catch(failedOrThrow)
    // The page then shows progress, and asks again for the same trial.
    if (!(await settlesWithin(routing.trialWaitMs, trial))) {
      const token = newToken()
      trials.keep(token, { asked, trial })
      return sendTry(res, { concern, school, waited: token }, 'waiting')
    }
    trials.forget(waited)
    const tried = await trial
    if (tried !== 'failed' && tried.unlearned.length > 0) routing.draftLearning.start()
    sendTry(res, { concern, school }, tried)
  }

  function sendTry(
    res: Response,
    form: { concern: string; school: string; waited?: string },
    result: Parameters<typeof presentTry>[0]['result'],
  ): void {
    const sources = {
      form,
      result,
      learning: routing.draftLearning.progress(),
      preparing: routing.draftRunner.preparing(),
      busyWith: routing.busyWith(),
      schools: services.listSchools(),
      names: routingNames(res, services, tools),
    }
    sendStaffPage(res, presentTry(sources, speechOf(res)))
  }

  return { show, start, cancel, showTry, tryOne }
}

function failedOrThrow(error: unknown): 'failed' {
  if (error instanceof ThreadFault) return 'failed'
  throw error
}

/** Names of the working copy's offices, topics and rules. */
export function routingNames(res: Response, { routing }: RoutingRoomDeps, tools: EditorTools): RoutingNames {
  const { code } = speechOf(res)
  return {
    offices: tools.offices(res),
    topics: new Map(routing.topics.list().map(({ slug, title, titles }) => [slug, titles[code] ?? title])),
    rules: new Map(routing.rules.list().map(({ id, name }) => [id, name])),
  }
}

export function schoolNames({ directory }: RoutingRoomDeps): (slug: string) => string {
  return (slug) => directory().whole.school(slug)?.name ?? slug
}
