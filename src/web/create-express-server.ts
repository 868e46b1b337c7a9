import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Express } from 'express'

/**
 * A server whose requests and responses are made as those of an Express application. Express else changes the prototype of each one
 * that comes: they then take three times as long, and live until the next full garbage collection.
 */
export function createExpressServer(app: Express): Server {
  if (isClass(IncomingMessage) || isClass(ServerResponse)) return createServer(app)
  return createServer(
    {
      IncomingMessage: madeWith(IncomingMessage, app.request),
      ServerResponse: madeWith(ServerResponse, app.response),
    },
    app,
  )
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
