import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from 'node:http'
import type { Express } from 'express'
import { limitSlowBodies, maxUploadMs } from './slow-body.js'

/** In milliseconds. Node's defaults let a client hold a connection for five minutes with an occasional byte. */
const limits: ServerOptions = {
  /** A head is about a kilobyte: 20 s is enough on the slowest line. */
  headersTimeout: 20_000,
  /** For a whole request; bodies other than uploads have less. */
  requestTimeout: maxUploadMs,
  /**
   * Longer than common reverse proxies keep a connection (60 s): otherwise they send a request into one that is
   * closing.
   */
  keepAliveTimeout: 65_000,
  /** How often the first two limits are checked. */
  connectionsCheckingInterval: 5000,
}

/**
 * Creates requests and responses with an Express application's prototypes. Otherwise Express changes the prototype of
 * each one, which takes three times as long and keeps them until the next full garbage collection.
 */
export function createExpressServer(app: Express): Server {
  const server = createServer({ ...limits, ...kindsOf(app) }, app)
  server.prependListener('request', limitSlowBodies())
  return server
}

function kindsOf(app: Express): ServerOptions {
  if (isClass(IncomingMessage) || isClass(ServerResponse)) return {}
  return {
    IncomingMessage: madeWith(IncomingMessage, app.request),
    ServerResponse: madeWith(ServerResponse, app.response),
  }
}

/** In Node 20 to 24 these are functions that can be called on an existing object; a class cannot. */
const isClass = (kind: unknown) => String(kind).startsWith('class')

function madeWith<T>(kind: T, prototype: object): T {
  const make = kind as (...args: unknown[]) => void
  function Made(this: object, first: unknown, second: unknown): void {
    make.call(this, first, second)
  }
  Made.prototype = prototype
  return Made as T
}
