import type { Response } from 'express'
import { drawEmergency } from '../../answering/cards/draw-emergency.js'
import { emergencyOf } from '../../answering/cards/notice-danger.js'
import { presentApiEmergency } from '../../answering/cards/present-api-emergency.js'
import type { Speech } from '../../platform/language/language.js'
import type { ErrorHelp } from '../../platform/web/error-handler.js'

/** Emergency help for the sender of a failed request. Never throws. */
export function helpFor(res: Response, speech: Speech): ErrorHelp {
  const emergency = emergencyOf(res)
  if (!emergency) return { html: '' }
  return { html: drawEmergency(emergency, speech), emergency: presentApiEmergency(emergency, speech) }
}
