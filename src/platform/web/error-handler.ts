import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Speech } from '../language/language.js'
import { nameModule } from '../process/name-module.js'
import type { ErrorPage } from './error-page.js'
import { toWebError, type WebError } from './errors.js'
import type { Log } from './log.js'
import { routeOf } from './request-log.js'

/** What is shown with an error besides its words: emergency help when someone may be in danger, and what was typed. */
export interface ErrorHelp {
  /** Empty for none. */
  html: string
  /** A form that sends again what was typed, as HTML; empty for none. */
  retry: string
  /** A member of the problem details. */
  emergency?: object
}

/** Dependencies of the error handler. */
export interface ErrorTools {
  log: Log
  /** Called with the cause of our own faults. */
  noteFault(cause: unknown): void
  errorPage: ErrorPage
  /** For errors before the language is known. */
  mainSpeech: Speech
  /** Must not throw. */
  helpFor(res: Response, speech: Speech): ErrorHelp
}

/** Turns any error into a page, or problem details for machines (RFC 9457); with help when someone may be in danger. */
export function errorHandler({
  log,
  noteFault,
  errorPage,
  mainSpeech,
  helpFor,
}: ErrorTools): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    const error = toWebError(thrown)
    if (error.status >= 500) log.error(describeFault(error, req), 'A request failed')
    if (error.status >= 500) noteFault(error.cause)
    if (res.headersSent) return next(thrown)
    const speech = res.locals.speech ?? mainSpeech
    res.status(error.status).set(error.headers).set('Cache-Control', 'no-store')
    const help = helpFor(res, speech)
    if (res.locals.machine) sendProblem(error, help, res, speech)
    else res.type('html').send(errorPage(wordsOf(error, req, speech), help, speech))
  }
}

/** Problem details, in the reader's language, with one entry per field problem. */
function sendProblem(error: WebError, { emergency }: ErrorHelp, res: Response, speech: Speech): void {
  const errors = error.problems.map(({ field, key, values }) => ({ field, message: speech.t(key, values) }))
  res.type('application/problem+json').send(
    JSON.stringify({
      type: 'about:blank',
      title: said(error, speech).title,
      status: error.status,
      detail: said(error, speech).detail,
      ...error.members,
      ...(errors.length > 0 ? { errors } : {}),
      ...(emergency ? { emergency } : {}),
    }),
  )
}

const said = ({ said, words }: WebError, { t }: Speech) =>
  said ?? { title: t(`errors.${words}.title`), detail: t(`errors.${words}.detail`) }

function wordsOf(error: WebError, req: Request, speech: Speech) {
  return {
    ...said(error, speech),
    reference: error.status >= 500 ? speech.t('errors.reference', { id: String(req.id ?? '') }) : '',
  }
}

/**
 * A loggable fault without any typed text. Only our own faults are logged: 4xx messages (a JSON parser's, for one) may
 * quote the input, and so may a search engine's.
 */
function describeFault(error: WebError, req: Request) {
  const cause = error.cause instanceof Error ? error.cause : error
  const { code } = cause as { code?: unknown }
  const where = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const message = quotesTyped(cause.message, req) ? '(left out: it quotes what was typed)' : cause.message
  return {
    request: req.id,
    route: routeOf(req),
    error: cause.name,
    code,
    message,
    where: where.slice(0, 12).map(nameModule),
  }
}

function quotesTyped(message: string, req: Request): boolean {
  const typed = Object.values({ ...req.body, ...req.query })
    .flat()
    .join(' ')
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  return words.some((word) => message.toLowerCase().includes(word))
}
