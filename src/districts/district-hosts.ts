import type { IncomingMessage } from 'node:http'
import type { Express } from 'express'
import type { Served } from '../platform/web/create-express-server.js'

/** The apps by host name: each request goes to the one that its Host header names. */
export interface DistrictHosts {
  served: Served
  set(host: string, app: Express): void
  drop(host: string): void
}

/** @param elsewhere answers for every other host name */
export function createDistrictHosts(elsewhere: Express): DistrictHosts {
  const apps = new Map<string, Express>()
  const served: Served = Object.assign(
    (...[req, res]: Parameters<Served>) => (apps.get(askedHost(req)) ?? elsewhere)(req, res),
    { request: elsewhere.request, response: elsewhere.response },
  )
  return {
    served,
    set: (host, app) => void apps.set(host, app),
    drop: (host) => void apps.delete(host),
  }
}

/** In lower case, without the port, and without the dot that ends a full name. */
function askedHost({ headers }: IncomingMessage): string {
  return (headers.host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
}
