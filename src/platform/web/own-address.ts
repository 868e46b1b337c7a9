import { hostname } from 'node:os'
import type { Express, Request, RequestHandler } from 'express'
import { BadRequest } from './errors.js'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Remembers the names that this computer goes by. @param host what the service listens on; null for what is not known */
export function rememberOwnNames(app: Express, host: string | null): void {
  const [short = ''] = hostname().toLowerCase().split('.')
  const listening = host === null || isEverywhere(host) ? [] : [bracketed(host.toLowerCase())]
  app.set('own names', new Set([...listening, ...loopbackNames, hostname().toLowerCase(), `${short}.local`]))
}

/**
 * Where this service is reached, without PUBLIC_URL: what the request's Host says where it is a name or an address of this
 * computer and the port that is listened on; else the address that the request came to. A Host that somebody made up is never
 * part of an address of ours.
 */
export function ownOrigin(req: Request): string {
  const port = req.socket.localPort ?? 80
  const scheme = req.secure ? 'https' : 'http'
  const asked = (req.get('host') ?? '').toLowerCase()
  const [, name = '', given] = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::(\d{1,5}))?$/.exec(asked) ?? []
  const sameName = ownNames(req).has(name) || name === arrivedAt(req)
  const samePort = Number(given ?? (req.secure ? 443 : 80)) === port
  return sameName && samePort ? `${scheme}://${asked}` : `http://${arrivedAt(req)}:${port}`
}

/** What to call a service by that listens on `host`. */
export function namedAddress(host: string, port: number): string {
  return `http://${isEverywhere(host) ? 'localhost' : bracketed(host)}:${port}`
}

/**
 * Takes the path out of a request that names a whole address (`GET http://…/topics`): what follows sees our own path alone.
 * Anything else that is no path is refused.
 */
export const keepPathOnly: RequestHandler = (req, res, next) => {
  if (req.url.startsWith('/')) return next()
  if (!/^https?:\/\//i.test(req.url) || !URL.canParse(req.url)) return next(new BadRequest())
  const { pathname, search } = new URL(req.url)
  req.url = `${pathname}${search}`
  req.originalUrl = req.url
  // From the start: the router has noted the foreign address already.
  req.app(req, res)
}

function ownNames(req: Request): ReadonlySet<string> {
  return req.app.get('own names') ?? new Set(loopbackNames)
}

/** The address of this computer that the connection came to; loopback is called localhost, and so is what has no plain address. */
function arrivedAt(req: Request): string {
  const address = (req.socket.localAddress ?? '').replace(/^::ffff:/i, '')
  const usable = address !== '' && !address.includes('%') && !/^127\.|^::1$/.test(address)
  return usable ? bracketed(address) : 'localhost'
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)
