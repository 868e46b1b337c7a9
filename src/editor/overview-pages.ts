import type { RequestHandler } from 'express'
import { staffOf } from '../accounts/staff-guard.js'
import type { AppServices } from '../app.js'
import { type SendPage, speechOf } from '../web/pages.js'
import { editorNav, editorSteps, momentText } from './frame-of.js'

/** Where the routing stands, and the way to each part of it. */
export function overviewPages(services: AppServices, sendStaffPage: SendPage) {
  const show: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const { t, code } = speech
    const { id, publishedAt } = services.routing.live()
    const date = momentText(publishedAt, services.districtCard(code).timeZone, speech)
    const model = {
      title: t('routing.overview.title'),
      nav: editorNav('overview', speech),
      done: req.query.saved === 'yes',
      live: t('routing.publish.live', { id, date }),
      steps: editorSteps(staffOf(res).account.role, speech),
    }
    sendStaffPage(res, { view: 'editor/overview', model })
  }
  return { show }
}
