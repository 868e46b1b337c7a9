import type { RequestHandler, Response } from 'express'
import type { ComparedCatalog, MergeResult } from '../../content/catalog/run-catalog-task.js'
import { BadRequest } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools, queryText } from './editor-tools.js'
import {
  type CatalogProblem,
  type CatalogSources,
  catalogProblems,
  presentCatalog,
} from './present-catalog.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { createWaitedWork } from './waited-work.js'

/** How often the page loads again while a catalog is compared or merged, in seconds. */
const refreshSeconds = 3

/** The offer of a newer catalog: merged into the working copy, put off, or declined. */
export function catalogPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { audit, routing } = services
  const { catalogOffers } = routing
  const tools = createEditorTools(services)
  // Both take half a minute on a busy machine.
  const comparing = createWaitedWork<ComparedCatalog | null>(() => routing.trialWaitMs)
  const merging = createWaitedWork<MergeResult>(() => routing.trialWaitMs)

  const show: RequestHandler = async (req, res) => {
    const merged = await merging.wait()
    if (merged === 'goesOn') return send(res, { compared: null, problem: null, work: 'merging' })
    if (merged !== 'none') return sendMerged(res, merged.result)
    const problem = queryText(req, 'problem')
    await sendOffer(res, catalogProblems.find((each) => each === problem) ?? null)
  }

  /** Onto the working copy that the page was about. Nothing goes live: the publish page is next. */
  const merge: RequestHandler = async (req, res) => {
    const { catalog, mark, dropsDanger } = textsOf(req.body, 'catalog', 'mark', 'dropsDanger')
    const schools = services.directory().whole.schools.map(({ slug }) => slug)
    const by = staffOf(res).account
    const choice = { catalog, mark, dropsDanger: dropsDanger === 'yes', by }
    const from = req.ip ?? ''
    merging.begin(`${by.id} ${mark} ${choice.dropsDanger}`, async () => {
      const merged = await catalogOffers.merge(choice, schools)
      if (typeof merged === 'string') return merged
      const { offices, ...counts } = merged
      const details = {
        ...counts,
        ...(offices.length > 0 ? { offices } : {}),
        dropsDanger: choice.dropsDanger,
      }
      audit.record({ who: by, what: 'catalog-merged', about: `catalog:${short(catalog)}`, from, details })
      return merged
    })
    const merged = await merging.wait()
    if (typeof merged === 'string') return tools.goTo(res, 'catalog')
    await sendMerged(res, merged.result)
  }

  const answer: RequestHandler = async (req, res) => {
    const { catalog, answer } = textsOf(req.body, 'catalog', 'answer')
    if (answer !== 'later' && answer !== 'declined') throw new BadRequest()
    if (!catalogOffers.answer(catalog, answer, tools.by(res))) return sendOffer(res, 'stale')
    tools.tell(res, answer === 'later' ? 'catalog-put-off' : 'catalog-declined', `catalog:${short(catalog)}`)
    tools.goTo(res, 'toDo', {}, { said: answer === 'later' ? 'catalogLater' : 'catalogDeclined' })
  }

  async function sendMerged(res: Response, merged: MergeResult): Promise<void> {
    if (typeof merged === 'string') return sendOffer(res, merged)
    tools.goTo(res, 'publish')
  }

  async function sendOffer(res: Response, problem: CatalogProblem | null): Promise<void> {
    comparing.begin('', catalogOffers.compare)
    const compared = await comparing.wait()
    if (typeof compared !== 'string') return send(res, { compared: compared.result, problem, work: null })
    // The page that loads again still says why.
    if (queryText(res.req, 'problem') !== (problem ?? '')) return tools.goTo(res, 'catalog', {}, { problem })
    send(res, { compared: null, problem, work: 'comparing' })
  }

  function send(res: Response, found: Pick<CatalogSources, 'compared' | 'problem' | 'work'>): void {
    const speech = speechOf(res)
    const { timeZone } = services.districtCard(speech.code)
    if (found.work) res.set('Refresh', String(refreshSeconds))
    sendStaffPage(res, presentCatalog({ offer: catalogOffers.offer(), ...found, timeZone }, speech))
  }

  return { show, merge, answer }
}

/** As much of a hash as tells versions apart. */
const short = (hash: string) => hash.slice(0, 12)
