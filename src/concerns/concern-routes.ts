import { type RequestHandler, Router } from 'express'
import type { AppServices } from '../app.js'
import { pageRoutes as routes } from '../paths.js'
import { MethodNotAllowed } from '../web/errors.js'
import type { SendPage } from '../web/pages.js'
import { formBody } from '../web/request-body.js'
import { sameOrigin } from '../web/same-origin.js'
import { answerPages } from './answer-pages.js'
import { askPages } from './ask-pages.js'
import { codePages } from './code-pages.js'

/**
 * The pages of the main job.
 * @param limit counts a request that asks, and is shared with the API
 */
export function concernRoutes(services: AppServices, sendPage: SendPage, limit: RequestHandler[]): Router {
  const ask = askPages(services, sendPage)
  const answer = answerPages(services, sendPage)
  const byCode = codePages(services, sendPage)
  const fromOurForm = [...limit, sameOrigin(services.config.publicUrl), ...formBody()]

  const router = Router()
  router.get(routes.home, ask.showHome)
  router.get(routes.helpNow, ask.showHelpNow)
  router.post(routes.ask, fromOurForm, ask.askByForm)
  router.get(routes.ask, limit, ask.askByLink)
  router.get(routes.answers, byCode.openByCode)
  router.get(routes.answer, answer.toCanonicalCode, answer.showAnswer)
  router.get(routes.answerOthers, answer.showOthers)
  router.post(routes.answerSchool, fromOurForm, answer.answerAtSchool)
  router.post(routes.answerFeedback, fromOurForm, answer.takeFeedback)

  const onlyRead = [routes.home, routes.helpNow, routes.answers, routes.answer, routes.answerOthers]
  router.all(onlyRead, refuse('GET', 'HEAD'))
  router.all(routes.ask, refuse('GET', 'HEAD', 'POST'))
  router.all([routes.answerSchool, routes.answerFeedback], refuse('POST'))
  return router
}

function refuse(...allowed: string[]): RequestHandler {
  return () => {
    throw new MethodNotAllowed(...allowed)
  }
}
