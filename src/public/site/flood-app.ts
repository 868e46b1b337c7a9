import { type ErrorRequestHandler, type Express, type Response, Router } from 'express'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { basePathIn } from '../../platform/web/base-path.js'
import { Busy } from '../../platform/web/errors.js'
import { escapeHtml } from '../../platform/web/escape-html.js'
import { formBody } from '../../platform/web/request-body.js'
import { helpFor } from '../ask/help-for.js'
import { createOnePageApp } from './one-page-app.js'

type FloodSources = Parameters<typeof createOnePageApp>[0] & {
  emergencyLines: Parameters<typeof createOnePageApp>[1]
}

/** A changed line is on the page within a minute. */
const keepMs = 60_000

/** What cannot be read is not there to keep. */
const goOn: ErrorRequestHandler = (_fault, _req, _res, next) => next()

/**
 * For concerns that come faster than they can be refused one by one: nobody's words are judged, everybody gets the lines to call, and a
 * family's words stay in a form to send again.
 */
export function createFloodApp(services: FloodSources): Express {
  const readForm = Router().use(...formBody(), goOn)
  const drawRetry = (res: Response, speech: Speech) => helpFor(res, speech).retry || linkHome(res, speech)
  return createOnePageApp(services, services.emergencyLines, new Busy(), readForm, { keepMs, drawRetry })
}

const linkHome = ({ req }: Response, { code, t }: Speech) =>
  `<p class="narrow"><a class="button plain" href="${basePathIn(req)}${paths.home(code)}">${escapeHtml(t('errors.tryAgain'))}</a></p>`
