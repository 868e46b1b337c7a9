import type { Response } from 'express'
import { drawEmergency } from '../../answering/cards/draw-emergency.js'
import { emergencyOf } from '../../answering/cards/notice-danger.js'
import { presentApiEmergency } from '../../answering/cards/present-api-emergency.js'
import { typedBack } from '../../answering/read-concern.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { basePathIn } from '../../platform/web/base-path.js'
import type { ErrorHelp } from '../../platform/web/error-handler.js'
import { escapeHtml } from '../../platform/web/escape-html.js'

/** For the sender of a failed request: emergency help, and the words to send again. Never throws. */
export function helpFor(res: Response, speech: Speech): ErrorHelp {
  const emergency = emergencyOf(res)
  const retry = drawRetry(res, speech)
  if (!emergency) return { html: '', retry }
  const html = drawEmergency(emergency, speech, basePathIn(res.req))
  return { html, emergency: presentApiEmergency(emergency, speech), retry }
}

/** What a family asked stays in a form while we are busy or have failed. Not what another website sent: that gets 403. */
function drawRetry({ req, statusCode }: Response, { code, t }: Speech): string {
  const isOurs = statusCode === 429 || statusCode >= 500
  const isAsk = req.method === 'POST' && req.originalUrl.split('?')[0] === paths.ask(code)
  const concern = isOurs && isAsk ? typedBack(req.body?.concern) : ''
  if (concern === '') return ''
  const fields = Object.entries({ concern, school: typedBack(req.body?.school) })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')
  const base = basePathIn(req)
  return `<form class="buttons" method="post" action="${base}${paths.ask(code)}">${fields}
<button class="button plain">${escapeHtml(t('errors.tryAgain'))}</button>
<button class="button plain" formaction="${base}${paths.edit(code)}">${escapeHtml(t('own.edit'))}</button></form>`
}
