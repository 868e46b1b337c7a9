import { type Request, type RequestHandler, Router } from 'express'
import { noticeDanger, showEmergency } from '../answering/cards/notice-danger.js'
import { urgentHelp } from '../answering/find-emergency.js'
import { kindsOf } from '../answering/privacy/identifier.js'
import { readConcern, typedText } from '../answering/read-concern.js'
import { refuseWhileOff } from '../directory/channels.js'
import { fixedRoutes as routes } from '../paths/paths.js'
import { allowParentOrigins } from '../platform/web/cross-origin.js'
import { speechOf } from '../platform/web/pages.js'
import { jsonBody } from '../platform/web/request-body.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'
import { presentApiAnswer } from './present-api-answer.js'

/** The main job for programs, mounted at `/api/v1`. */
export function askApi(services: ApiDeps, limit: RequestHandler[]): Router {
  const ask: RequestHandler = async (req, res) => {
    const { concern: text, school, lang } = req.body
    const { code: language } = speechOf(res)
    const concern = readConcern({ concern: text, school, lang }, services.listSchools(), {
      language,
      channel: 'api',
    })
    const answer = await services.answerConcern(concern)
    showEmergency(res, answer.emergency)
    const identifiers = kindsOf(services.identifiersIn(concern.text))
    const body = Buffer.from(JSON.stringify(presentApiAnswer(answer, identifiers, speechOf(res))))
    // Without a tag, which `json` would make of it: nobody may store it.
    res
      .set({ 'Cache-Control': 'no-store', 'Content-Length': `${body.length}` })
      .type('json')
      .end(body)
  }

  /** In the caller's language, if it is offered. */
  const answerInTheirs: RequestHandler = (req, res, next) => {
    res.locals.speech = services.language.speech(services.language.nearest(tagOf(req)))
    next()
  }
  /** A body that was never read cannot be checked for danger. */
  const helpUnread: RequestHandler = (_req, res, next) => {
    showEmergency(res, urgentHelp(speechOf(res).code))
    next()
  }
  const helpRead: RequestHandler = (_req, res, next) => {
    showEmergency(res, null)
    next()
  }
  const noticed = noticeDanger(services.findEmergency, (req, res) => {
    const text = typedText(req.body.concern)
    return text !== null ? { text, lang: tagOf(req), language: speechOf(res).code } : null
  })

  // After the check for danger: its help is in the refusal even if the channel is off.
  const closed = refuseWhileOff(services, 'api')
  const router = Router()
  router.use(routes.apiAsk, allowParentOrigins(services.config))
  const methods = { post: [helpUnread, jsonBody(), helpRead, answerInTheirs, noticed, closed, limit, ask] }
  return router.use(routeTable({ [routes.apiAsk]: methods }))
}

function tagOf(req: Request): string | null {
  return typeof req.body.lang === 'string' ? req.body.lang : null
}
