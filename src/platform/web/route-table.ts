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
    for (const handler of asList(before)) route.all(handler)
    if (get) route.get(asList(get))
    if (post) route.post(get ? noteForm : [], asList(post))
    if (remove) route.delete(asList(remove))
    const allowed = [get && ['GET', 'HEAD'], post && 'POST', remove && 'DELETE']
    route.all(refuse(allowed.flatMap((methods) => methods ?? [])))
  }
  return router
}

const noteForm: RequestHandler = (_req, res, next) => {
  res.locals.formIsHere = true
  next()
}

function asList(handlers: Handlers): RequestHandler[] {
  return typeof handlers === 'function' ? [handlers] : handlers.flatMap(asList)
}

function refuse(allowed: readonly string[]): RequestHandler {
  return () => {
    throw new MethodNotAllowed(...allowed)
  }
}
