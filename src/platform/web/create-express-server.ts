import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from 'node:http'
import type { Express } from 'express'
import { limitSlowBodies, maxUploadMs } from './slow-body.js'

/** In milliseconds. Node's own let somebody hold a connection for five minutes with a byte now and then. */
const limits: ServerOptions = {
  /** A head is a kilobyte: 20 s are enough on the worst line. */
  headersTimeout: 20_000,
  /** Of a whole request; a body that is no upload has less. */
  requestTimeout: maxUploadMs,
  /** Longer than the reverse proxies in use keep a connection (60 s): else they send a request into one that just closes. */
  keepAliveTimeout: 65_000,
  /** How often the first two are looked at. */
  connectionsCheckingInterval: 5000,
}

/**
 * A server whose requests and responses are made as those of an Express application. Express else changes the prototype of each one
 * that comes: they then take three times as long, and live until the next full garbage collection.
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

/** In Node 20 to 24 they are functions, which can be called for an object that is there already; a class cannot. */
const isClass = (kind: unknown) => String(kind).startsWith('class')

function madeWith<T>(kind: T, prototype: object): T {
  const make = kind as (...args: unknown[]) => void
  function Made(this: object, first: unknown, second: unknown): void {
    make.call(this, first, second)
  }
  Made.prototype = prototype
  return Made as T
}
