import type { RequestHandler } from 'express'
import type { AppServices } from '../app.js'
import { type SendPage, speechOf } from '../web/pages.js'
import { type EditorRoute, editorPath } from './editor-paths.js'
import { editorNav, momentText } from './frame-of.js'

/** Where the routing stands, and the way to each part of it. */
export function overviewPages(services: AppServices, sendStaffPage: SendPage) {
  const show: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const { t, code } = speech
    const { id, publishedAt } = services.routing.live()
    const date = momentText(publishedAt, services.districtCard(code).timeZone, speech)
    const card = (route: EditorRoute, title: string, text: string) => ({
      href: editorPath(route, code),
      ...{ title, text },
    })
    const model = {
      title: t('routing.overview.title'),
      nav: editorNav('overview', speech),
      done: req.query.saved === 'yes',
      live: t('routing.publish.live', { id, date }),
      cards: [
        card('rules', t('routing.nav.rules'), t('routing.overview.rules')),
        card('try', t('routing.nav.try'), t('routing.overview.try')),
        card('rehearsal', t('routing.nav.rehearsal'), t('routing.overview.rehearsal')),
        card('publish', t('routing.nav.publish'), t('routing.overview.publish')),
        card('history', t('routing.nav.history'), t('routing.overview.history')),
      ],
    }
    sendStaffPage(res, { view: 'editor/overview', model })
  }
  return { show }
}
