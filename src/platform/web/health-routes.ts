import { type RequestHandler, Router } from 'express'
import { fixedRoutes } from '../../paths/paths.js'
import type { Speech } from '../language/language.js'
import type { HealthNote } from './health-notes.js'
import { routeTable } from './route-table.js'

/** `fallback`: works by its second way. */
export type PartState = 'ready' | 'starting' | 'fallback' | 'down'

export interface Health {
  /** `published`: a revision is live. `danger`: the model that detects danger. `model`: the topic model. */
  parts: Record<'published' | 'danger' | 'model' | 'search' | 'database', PartState>
  /** The signals available to matching, such as `words`, `terms: meilisearch`. */
  signals: string[]
  /** Degraded parts, oldest first. */
  degraded: HealthNote[]
}

/**
 * Health endpoints for monitoring: is the process up, and can it answer?
 * @param speech language of the degraded notes, for operators
 */
export function healthRoutes(health: () => Health, speech: Speech): Router {
  const showLife: RequestHandler = (_req, res) => {
    res.json({ status: 'ok' })
  }
  const showReadiness: RequestHandler = (_req, res) => {
    const { parts, signals, degraded } = health()
    const ready = isReady({ parts })
    res.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not ready',
      parts,
      signals,
      degraded: degraded.map(({ part, since, key, values }) => ({
        part,
        since,
        words: speech.t(key, values),
      })),
    })
  }

  const router = Router()
  router.use([fixedRoutes.healthz, fixedRoutes.readyz], (_req, res, next) => {
    res.locals.machine = true
    res.set('Cache-Control', 'no-store')
    next()
  })
  return router.use(
    routeTable({ [fixedRoutes.healthz]: { get: showLife }, [fixedRoutes.readyz]: { get: showReadiness } }),
  )
}

/** Answers are good without Meilisearch, the topic model or the database: each has a fallback. */
export function isReady({ parts }: Pick<Health, 'parts'>): boolean {
  return parts.published === 'ready' && parts.danger === 'ready'
}
