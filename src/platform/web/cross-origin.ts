import cors from 'cors'
import type { RequestHandler } from 'express'

const aDay = 86_400

/** A web page anywhere may read what everybody may. No cookie is read there, and none is set. */
export function allowAnyOrigin(): RequestHandler {
  return cors({ origin: '*', methods: ['GET', 'HEAD'], maxAge: aDay })
}

/** Pages of the websites that may show the box may ask by a script of their own, too; those of no other. */
export function allowParentOrigins({ embedParents }: { embedParents: string[] }): RequestHandler {
  return cors({ origin: embedParents, methods: ['POST'], allowedHeaders: ['Content-Type'], maxAge: aDay })
}
