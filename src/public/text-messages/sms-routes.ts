import { type Request, type RequestHandler, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { fixedRoutes as routes } from '../../paths/paths.js'
import { Forbidden } from '../../platform/web/errors.js'
import type { Log } from '../../platform/web/log.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import type { Keyword } from './read-keyword.js'
import { replyOverLimit, replyToText, type TextMessage } from './reply-to-text.js'
import type { TextMessageDeps } from './text-message-deps.js'
import type { TextMessages } from './text-messages.js'
import { isSignedByTwilio, twiml } from './twilio.js'

/** Twilio sends some thirty fields, and two more per picture. */
const maxFields = 100
/** More than a person types in a minute: stops two machines that answer each other. */
const maxTextsPerMinute = 10

/** The webhook for Twilio's incoming text messages. */
export function smsRoutes(services: TextMessageDeps, sms: TextMessages): Router {
  const answerText: RequestHandler = async (req, res) => {
    const id = textOf(req.body.MessageSid)
    const message = readMessage(req, sms)
    const reply = sms.replies.find(id) ?? replyToText(message, services, sms)
    if (id !== '') sms.replies.keep(id, reply)
    res
      .set('Cache-Control', 'no-store')
      .type('text/xml')
      .send(twiml(await reply))
  }

  const router = Router()
  router.use(routes.sms, (_req, res, next) => {
    res.locals.machine = true
    next()
  })
  const signed = requireSignature(sms, services.log)
  const methods = { post: [formBody({ fields: maxFields }), signed, limitTexts(services, sms), answerText] }
  return router.use(routeTable({ [routes.sms]: methods }))
}

function requireSignature({ authToken, publicUrl }: TextMessages, log: Log): RequestHandler {
  return (req, _res, next) => {
    const signature = req.get('x-twilio-signature') ?? ''
    if (isSignedByTwilio(signature, `${publicUrl}${req.originalUrl}`, req.body, authToken)) return next()
    log.info('A text message with a wrong signature was refused: check TWILIO_AUTH_TOKEN and PUBLIC_URL')
    next(new Forbidden())
  }
}

/** Over the limit only emergency lines are sent: each text costs money, and the next one would get a reply, too. */
function limitTexts(services: TextMessageDeps, sms: TextMessages): RequestHandler {
  const { config } = services
  const { hashNumber, replies } = sms
  if (config.rateLimitPerMinute === 0) return (_req, _res, next) => next()
  return rateLimit({
    windowMs: 60_000,
    limit: Math.min(maxTextsPerMinute, config.rateLimitPerMinute),
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (req) => hashNumber(textOf(req.body.From)),
    skip: (req) => replies.find(textOf(req.body.MessageSid)) !== null,
    handler: (req, res) => {
      const message = readMessage(req, sms)
      const reply = message.handled ? null : replyOverLimit(message, services, sms)
      res.set('Cache-Control', 'no-store').type('text/xml').send(twiml(reply))
    },
  })
}

function readMessage(req: Request, { hashNumber }: TextMessages): TextMessage {
  const { From, Body, OptOutType } = req.body
  return { from: hashNumber(textOf(From)), body: textOf(Body), handled: kindOf(OptOutType) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function kindOf(optOutType: unknown): Keyword['kind'] | null {
  const kinds: Record<string, Keyword['kind']> = { STOP: 'stop', START: 'start', HELP: 'help' }
  return kinds[textOf(optOutType).toUpperCase()] ?? null
}
