import type { IncomingMessage, RequestListener } from 'node:http'
import type { Express } from 'express'
import { districtMount } from '../paths/paths.js'
import { buildPattern } from '../platform/text/build-pattern.js'
import type { Served } from '../platform/web/create-express-server.js'

/**
 * The apps by place: a host name, which the Host header names, or a path below one, `center.example/d/elm`. An app below a path is
 * asked without it.
 */
export interface DistrictHosts {
  served: Served
  set(place: string, app: RequestListener): void
  drop(place: string): void
}

/** @param elsewhere answers everywhere else */
export function createDistrictHosts(elsewhere: Express): DistrictHosts {
  const apps = new Map<string, RequestListener>()
  const answer = (...[req, res]: Parameters<Served>) => {
    const host = askedHost(req)
    const own = apps.get(host)
    if (own) return own(req, res)
    const path = askedPath(req)
    const below = path && apps.get(host + path.base)
    if (!below) return elsewhere(req, res)
    // Browsers send cookies, and scripts find their way, below this very path.
    if (path.isWritten) req.url = path.rest
    else return void res.writeHead(308, { Location: `${path.base}${path.rest}` }).end()
    below(req, res)
  }
  const { request, response } = elsewhere
  return {
    served: Object.assign(answer, { request, response }),
    set: (place, app) => void apps.set(place, app),
    drop: (place) => void apps.delete(place),
  }
}

const belowMount = buildPattern(`^(${districtMount}/[a-z0-9-]{1,40})(?:(/.*)|(\\?.*)?)$`, 'is')

/** What a path is below, and the rest of it; null for any other. */
function askedPath({ url = '' }: IncomingMessage) {
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/]*/i, '')
  const [, given = '', rest, query = ''] = belowMount.exec(path) ?? []
  const base = given.toLowerCase()
  return base && { base, rest: rest ?? `/${query}`, isWritten: given === base && rest !== undefined }
}

/** In lower case, without the port, and without the dot that ends a full name. */
function askedHost({ headers }: IncomingMessage): string {
  return (headers.host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
}
