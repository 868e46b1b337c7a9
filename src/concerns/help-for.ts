import type { Response } from 'express'
import type { Speech } from '../language/language.js'
import type { ErrorHelp } from '../web/error-handler.js'
import { drawEmergency } from './draw-emergency.js'
import { emergencyOf } from './notice-danger.js'
import { presentApiEmergency } from './present-api-answer.js'

/** Emergency help for whoever sent the request that failed. Never throws. */
export function helpFor(res: Response, speech: Speech): ErrorHelp {
  const emergency = emergencyOf(res)
  if (!emergency) return { html: '' }
  return { html: drawEmergency(emergency, speech), emergency: presentApiEmergency(emergency) }
}
