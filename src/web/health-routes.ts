import { Router } from 'express'
import { fixedRoutes } from '../paths.js'

/** `fallback`: it works, with a second answer in place of the first. */
export type PartState = 'ready' | 'starting' | 'fallback' | 'down'

export interface Health {
  parts: Record<'database' | 'search' | 'model', PartState>
  /** The signals that matching has now, such as `regression`, `meilisearch`. */
  signals: string[]
}

/** For whoever watches the service: is the process there, and can it answer as it should? */
export function healthRoutes(health: () => Health): Router {
  const router = Router()
  router.use([fixedRoutes.healthz, fixedRoutes.readyz], (_req, res, next) => {
    res.locals.machine = true
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.get(fixedRoutes.healthz, (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get(fixedRoutes.readyz, (_req, res) => {
    const { parts, signals } = health()
    const ready = isReady({ parts, signals })
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', parts, signals })
  })
  return router
}

/** Ready: the database and the model are, and search is or has its fallback. */
export function isReady({ parts }: Health): boolean {
  return parts.database === 'ready' && parts.model === 'ready' && ['ready', 'fallback'].includes(parts.search)
}
