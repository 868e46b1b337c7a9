import type { RequestHandler, Response } from 'express'
import { dayMs } from '../../directory/time/local-time.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createEditorTools, numberOf } from './editor-tools.js'
import { presentWrongDoors, wrongDoorsPerPage } from './present-wrong-doors.js'
import { routingNames } from './rehearsal-pages.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** How far back to look. */
const days = 90

/** Wrong doors: families' questions, the offices they were sent to, and why. */
export function wrongDoorPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => {
    const from = numberOf(req, 'from')
    const since = new Date(services.now().getTime() - days * dayMs)
    const { counts, doors } = services.routing.wrongDoors(since, { from, limit: wrongDoorsPerPage })
    const sources = {
      counts,
      doors,
      from,
      days,
      names: routingNames(res, services, tools),
      isAdmin: tools.isAdmin(res),
      timeZone: timeZone(res),
    }
    sendStaffPage(res, presentWrongDoors(sources, speechOf(res)))
  }

  const timeZone = (res: Response) => services.districtCard(speechOf(res).code).timeZone

  return { show }
}
