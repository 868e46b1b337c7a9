import type { RequestHandler, Router } from 'express'
import { answerDays } from '../../answering/inquiries/forget-inquiries.js'
import { typedTextLife } from '../../answering/inquiries/typed-texts.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { presentAccessibility } from './present-accessibility.js'
import { presentLanguages } from './present-languages.js'
import { presentPrivacy } from './present-privacy.js'
import { presentStatus, shownNights } from './present-status.js'
import type { AboutDeps } from './site-deps.js'

const minute = 60_000

/** Pages about the service: languages, accessibility, privacy, how well it works. */
export function aboutRoutes(services: AboutDeps, sendPage: SendPage): Router {
  const showLanguages: RequestHandler = (_req, res) => {
    sendPage(res, presentLanguages(services.directory(), services.language, speechOf(res)))
  }
  const showAccessibility: RequestHandler = (_req, res) => {
    sendPage(res, presentAccessibility(services.directory(), speechOf(res)))
  }
  const showPrivacy: RequestHandler = (_req, res) => {
    const textDays = services.keepTextDays
    const kept = { typedMinutes: typedTextLife / minute, textDays, answerDays: answerDays(textDays) }
    sendPage(res, presentPrivacy(kept, services.messages.isOn(), speechOf(res)))
  }

  const showStatus: RequestHandler = (_req, res) => {
    const { directory, shopper, grading, now } = services
    const sources = {
      directory: directory(),
      nights: shopper.nights(shownNights),
      grades: grading.shown(),
      now: now(),
    }
    sendPage(res, presentStatus(sources, speechOf(res)))
  }

  return routeTable({
    [routes.languages]: { get: showLanguages },
    [routes.accessibility]: { get: showAccessibility },
    [routes.privacy]: { get: showPrivacy },
    [routes.status]: { get: showStatus },
  })
}
