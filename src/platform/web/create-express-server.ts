import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  ServerResponse,
} from 'node:http'
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

/** A server, and the application that it serves. */
export interface ExpressServer {
  server: Server
  /** Serves another application from now on: requests under way are finished by the one before. */
  serve(app: Served): void
}

/** An Express application; or a function that picks one, with the prototypes of one of them. */
export type Served = RequestListener & Pick<Express, 'request' | 'response'>

/**
 * Creates requests and responses with an Express application's prototypes. Otherwise Express changes the prototype of
 * each one, which takes three times as long and keeps them until the next full garbage collection.
 */
export function createExpressServer(first: Served): ExpressServer {
  let app: Served = first
  const kinds = kindsOf()
  const answer: RequestListener = (req, res) => app(req, res)
  const server = createServer({ ...limits, ...kinds?.options }, answer)
  server.prependListener('request', limitSlowBodies())
  const serve = (next: Served) => {
    app = next
    kinds?.use(next)
  }
  serve(first)
  return { server, serve }
}

/** Null where Node's own are classes. */
function kindsOf() {
  if (isClass(IncomingMessage) || isClass(ServerResponse)) return null
  const [asked, answered] = [kindOf(IncomingMessage), kindOf(ServerResponse)]
  return {
    options: { IncomingMessage: asked, ServerResponse: answered } satisfies ServerOptions,
    use({ request, response }: Served): void {
      asked.prototype = request
      answered.prototype = response
    },
  }
}

/** In Node 20 to 24 these are functions that can be called on an existing object; a class cannot. */
const isClass = (kind: unknown) => String(kind).startsWith('class')

/** A copy whose prototype can be set. */
function kindOf<T>(kind: T): T & { prototype: object } {
  const make = kind as (...args: unknown[]) => void
  function Made(this: object, first: unknown, second: unknown): void {
    make.call(this, first, second)
  }
  return Made as unknown as T & { prototype: object }
}
