import { type RequestHandler, Router } from 'express'
import { MethodNotAllowed } from './errors.js'

type Handlers = RequestHandler | readonly Handlers[]

/** The methods of one path. HEAD is answered as GET, without a body. */
export interface Methods {
  /** Runs before every method, and before one is refused: a guard. */
  before?: Handlers
  get?: Handlers
  post?: Handlers
  delete?: Handlers
}

/**
 * Mounts each path with its methods, in the order given. Any other method, OPTIONS too, gets a 405 that says in `Allow` what there is.
 * @param table by pattern, such as `/answers/:code`
 */
export function routeTable(table: Record<string, Methods>): Router {
  const router = Router()
  for (const [path, { before = [], get, post, delete: remove }] of Object.entries(table)) {
    const route = router.route(path)
    if (get) route.get(inTurn(before, get))
    if (post) route.post(inTurn(before, get ? noteForm : [], post))
    if (remove) route.delete(inTurn(before, remove))
    const allowed = [get && ['GET', 'HEAD'], post && 'POST', remove && 'DELETE']
    route.all(inTurn(before, refuse(allowed.flatMap((methods) => methods ?? []))))
  }
  return router
}

/** One handler for several: Express keeps a layer for each, and an app has two thousand. */
function inTurn(...handlers: readonly Handlers[]): RequestHandler {
  const all = asList(handlers)
  if (all.length === 1) return all[0]!
  return (req, res, done) => {
    let at = 0
    const next = (error?: unknown) => {
      const handler = all[at++]
      if (error !== undefined || !handler) return done(error)
      try {
        const answered: unknown = handler(req, res, next)
        if (answered instanceof Promise)
          answered.catch((fault) => done(fault ?? new Error('Rejected promise')))
      } catch (fault) {
        done(fault)
      }
    }
    next()
  }
}

const noteForm: RequestHandler = (_req, res, next) => {
  res.locals.formIsHere = true
  next()
}

function asList(handlers: Handlers, list: RequestHandler[] = []): RequestHandler[] {
  if (typeof handlers === 'function') list.push(handlers)
  else for (const each of handlers) asList(each, list)
  return list
}

function refuse(allowed: readonly string[]): RequestHandler {
  return () => {
    throw new MethodNotAllowed(...allowed)
  }
}
