import type { Request, RequestHandler, Response } from 'express'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { TypedText } from '../find-emergency.js'

declare global {
  namespace Express {
    interface Locals {
      /** Looks for danger in the typed words; use it with `emergencyOf`. */
      emergency?: () => Emergency | null
    }
  }
}

/**
 * Remembers the typed text, so that help is shown whatever fails later: a limit, a shed request, a fault. It is checked
 * only then, in about 0.5 ms; an answer checks for danger by itself.
 * @param read the typed text; null for none
 */
export function noticeDanger(
  findEmergency: (typed: TypedText) => Emergency | null,
  read: (req: Request, res: Response) => TypedText | null,
): RequestHandler {
  return (req, res, next) => {
    const typed = read(req, res)
    if (typed) res.locals.emergency = () => findEmergency(typed)
    next()
  }
}

/** Sets the help that the answer shows. */
export function showEmergency(res: Response, emergency: Emergency | null): void {
  res.locals.emergency = () => emergency
}

/** Help for the sender of this request; null for none. Never throws. */
export function emergencyOf(res: Response): Emergency | null {
  return res.locals.emergency?.() ?? null
}
