import type { RequestHandler, Response } from 'express'
import { BadRequest } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { createEditorTools } from './editor-tools.js'
import { type CatalogProblem, presentCatalog } from './present-catalog.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The offer of a newer catalog: merged into the working copy, put off, or declined. */
export function catalogPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { catalogOffers } = services.routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (_req, res) => sendOffer(res, null)

  /** Onto the working copy that the page was about. Nothing goes live: the publish page is next. */
  const merge: RequestHandler = async (req, res) => {
    const { catalog, mark, dropsDanger } = textsOf(req.body, 'catalog', 'mark', 'dropsDanger')
    const schools = services.directory().whole.schools.map(({ slug }) => slug)
    const choice = { catalog, mark, dropsDanger: dropsDanger === 'yes', by: staffOf(res).account }
    const merged = await catalogOffers.merge(choice, schools)
    if (typeof merged === 'string') return sendOffer(res, merged)
    const { offices, ...counts } = merged
    const details = { ...counts, ...(offices.length > 0 ? { offices } : {}) }
    tools.tell(res, 'catalog-merged', `catalog:${short(catalog)}`, {
      ...details,
      dropsDanger: choice.dropsDanger,
    })
    tools.goTo(res, 'publish')
  }

  const answer: RequestHandler = async (req, res) => {
    const { catalog, answer } = textsOf(req.body, 'catalog', 'answer')
    if (answer !== 'later' && answer !== 'declined') throw new BadRequest()
    if (!catalogOffers.answer(catalog, answer, tools.by(res))) return sendOffer(res, 'stale')
    tools.tell(res, answer === 'later' ? 'catalog-put-off' : 'catalog-declined', `catalog:${short(catalog)}`)
    tools.goTo(res, 'toDo', {}, { said: answer === 'later' ? 'catalogLater' : 'catalogDeclined' })
  }

  async function sendOffer(res: Response, problem: CatalogProblem | null): Promise<void> {
    const compared = await catalogOffers.compare()
    const speech = speechOf(res)
    const { timeZone } = services.districtCard(speech.code)
    const sources = { offer: catalogOffers.offer(), compared, problem, timeZone }
    sendStaffPage(res, presentCatalog(sources, speech))
  }

  return { show, merge, answer }
}

/** As much of a hash as tells versions apart. */
const short = (hash: string) => hash.slice(0, 12)
