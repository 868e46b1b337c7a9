import type { Express } from 'express'
import { Busy } from '../../platform/web/errors.js'
import { createOnePageApp } from './one-page-app.js'

type FloodSources = Parameters<typeof createOnePageApp>[0] & {
  emergencyLines: Parameters<typeof createOnePageApp>[1]
}

/** A changed line is on the page within a minute. */
const keepMs = 60_000

/**
 * For concerns that come faster than they can be refused one by one: nobody's words are read, and everybody gets the lines to call.
 */
export function createFloodApp(services: FloodSources): Express {
  return createOnePageApp(services, services.emergencyLines, new Busy(), null, { keepMs })
}
