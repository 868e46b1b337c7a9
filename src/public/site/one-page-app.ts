import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express'
import { presentLines } from '../../answering/cards/present-emergency.js'
import type { Config } from '../../config.js'
import type { EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import { fixedRoutes, languagePrefix } from '../../paths/paths.js'
import type { Language, Speech } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import { serveBelow } from '../../platform/web/base-path.js'
import { chooseLanguage } from '../../platform/web/choose-language.js'
import { WebError } from '../../platform/web/errors.js'
import { keepPathOnly } from '../../platform/web/own-address.js'
import { drawPage, speechOf } from '../../platform/web/pages.js'
import { securityHeaders } from '../../platform/web/security-headers.js'

type OnePageSources = Parameters<typeof drawPage>[0] & {
  config: Pick<Config, 'publicUrl'>
  language: Language
  assets: Assets
}

export interface OnePageOptions {
  /** How long a drawn page is sent again, in milliseconds. */
  keepMs?: number
  /** Draws how to try again, for each request; by default, a link to the same address. */
  drawRetry?: (res: Response, speech: Speech) => string
  /** There never is another page under this host name. */
  isOnly?: boolean
}

const retrySlot = 'SLOT-RETRY'

/**
 * An app of which every page is the same: it says what is the matter, and whom to call.
 * @param linesOf the lines to call, in a language
 * @param before routes before all pages
 */
export function createOnePageApp(
  sources: OnePageSources,
  linesOf: (lang: string) => EmergencyLine[],
  { status, headers, words }: WebError,
  before: RequestHandler | null,
  { keepMs = 0, drawRetry, isOnly = false }: OnePageOptions = {},
): Express {
  const { config, language, assets } = sources
  const drawn = new Map<string, { at: number; body: string }>()

  const show: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    const { machine } = res.locals
    res.status(status).set(headers).set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex')
    const body = bodyOf(speech, machine === true)
    if (machine) return void res.type('application/problem+json').send(body)
    res.type('html').send(drawRetry ? body.replace(retrySlot, () => drawRetry(res, speech)) : body)
  }

  function bodyOf(speech: Speech, machine: boolean): string {
    const key = `${speech.code} ${machine}`
    const known = drawn.get(key)
    if (known && performance.now() - known.at < keepMs) return known.body
    const body = draw(speech, machine)
    if (keepMs > 0) drawn.set(key, { at: performance.now(), body })
    return body
  }

  function draw(speech: Speech, machine: boolean): string {
    const emergency = presentLines(linesOf(speech.code), null, speech)
    if (machine) return problemOf({ status, words }, speech, emergency.lines)
    const model = {
      title: speech.t(`errors.${words}.title`),
      detail: speech.t(`errors.${words}.detail`),
      panel: { ...emergency, helpNow: '', answerBelow: false },
      retry: drawRetry ? retrySlot : null,
    }
    const page = { view: 'platform/web/starting', model, withoutToday: true, isOnly }
    return drawPage(sources, page, speech, null)
  }

  const app = express()
  app.set('query parser', 'simple')
  serveBelow(app, config.publicUrl)
  app.use(keepPathOnly)
  app.use(securityHeaders(config.publicUrl))
  app.use(fixedRoutes.assets, assets.routes)
  if (before) app.use(before)
  app.use(refuseBriefly)
  for (const code of language.offered)
    app.use(languagePrefix(code) || '/', (_req, res, next) => {
      res.locals.speech = language.speech(code)
      next()
    })
  app.use(fixedRoutes.api, (_req, res, next) => {
    res.locals.machine = true
    next()
  })
  app.use(chooseLanguage(language))
  return app.use(show)
}

/** Of routes before the page. Express would show the error, with where our files are. */
const refuseBriefly: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof WebError)) return next()
  res.set(error.headers).set('Cache-Control', 'no-store').sendStatus(error.status)
}

/** Problem details, with the lines to call. */
function problemOf(
  { status, words }: Pick<WebError, 'status' | 'words'>,
  { t }: Speech,
  lines: readonly { name: string; call: string | null; sms: string | null }[],
) {
  return JSON.stringify({
    type: 'about:blank',
    title: t(`errors.${words}.title`),
    status,
    detail: t(`errors.${words}.detail`),
    lines: lines.map(({ name, call, sms }) => ({ name, call, text: sms })),
  })
}
