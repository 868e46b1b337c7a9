import cors from 'cors'
import type { RequestHandler } from 'express'

const aDay = 86_400

/** Lets any web page read public data. No cookie is read or set. */
export function allowAnyOrigin(): RequestHandler {
  return cors({ origin: '*', methods: ['GET', 'HEAD'], maxAge: aDay })
}

/** Lets scripts on the sites that may embed the box ask, too; no other site. */
export function allowParentOrigins({ embedParents }: { embedParents: string[] }): RequestHandler {
  return cors({ origin: embedParents, methods: ['POST'], allowedHeaders: ['Content-Type'], maxAge: aDay })
}
