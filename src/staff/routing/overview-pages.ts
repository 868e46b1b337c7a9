import type { RequestHandler } from 'express'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { editorNav, editorSteps } from './frame-of.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The state of the routing, with links to its parts. */
export function overviewPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const show: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const { t, code } = speech
    const { id, publishedAt } = services.routing.live()
    const date = dateTimeText(publishedAt, services.districtCard(code).timeZone, speech)
    const model = {
      title: t('routing.overview.title'),
      nav: editorNav('overview', speech),
      done: req.query.saved === 'yes',
      live: t('routing.publish.live', { id, date }),
      steps: editorSteps(staffOf(res).account.role, speech),
    }
    sendStaffPage(res, { view: 'staff/routing/overview', model })
  }
  return { show }
}
