import { type RequestHandler, Router } from 'express'
import type { AppServices } from '../app.js'
import { fixedRoutes as routes } from '../paths.js'
import { kindsOf } from '../privacy/identifier.js'
import { MethodNotAllowed } from '../web/errors.js'
import { openToParents } from '../web/open-to.js'
import { jsonBody } from '../web/request-body.js'
import { presentApiAnswer } from './present-api-answer.js'
import { readConcern } from './read-concern.js'

/** The main job for machines, mounted at `/api/v1`. */
export function askApi(services: AppServices, limit: RequestHandler[]): Router {
  const ask: RequestHandler = async (req, res) => {
    const { concern: text, school, lang } = req.body
    const tag = typeof lang === 'string' ? lang : null
    const language = services.language.nearest(tag)
    res.locals.speech = services.language.speech(language)
    const concern = readConcern({ concern: text, school, lang }, services.listSchools(), {
      language,
      channel: 'api',
    })
    const answer = await services.answerConcern(concern)
    const identifiers = kindsOf(services.identifiersIn(concern.text))
    res.set('Cache-Control', 'no-store').json(presentApiAnswer(answer, identifiers, res.locals.speech))
  }

  const router = Router()
  router.use(routes.apiAsk, openToParents(services.config))
  router.post(routes.apiAsk, limit, ...jsonBody(), ask)
  router.all(routes.apiAsk, () => {
    throw new MethodNotAllowed('POST')
  })
  return router
}
