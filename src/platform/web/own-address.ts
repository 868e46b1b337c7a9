import { hostname } from 'node:os'
import type { Express, Request, RequestHandler } from 'express'
import { BadRequest } from './errors.js'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Remembers the names of this computer. @param host the listening host; null if unknown */
export function rememberOwnNames(app: Express, host: string | null): void {
  const [short = ''] = hostname().toLowerCase().split('.')
  const listening = host === null || isEverywhere(host) ? [] : [bracketed(host.toLowerCase())]
  app.set('own names', new Set([...listening, ...loopbackNames, hostname().toLowerCase(), `${short}.local`]))
}

/**
 * The service's address without PUBLIC_URL: the request's Host when it names this computer and the listening port; else
 * the address that the connection came to. A forged Host never becomes part of our addresses.
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

/** How to refer to a service that listens on `host`. */
export function namedAddress(host: string, port: number): string {
  return `http://${isEverywhere(host) ? 'localhost' : bracketed(host)}:${port}`
}

/**
 * Strips the origin from an absolute request target (`GET http://…/topics`), so that later handlers see our own path.
 * Refuses anything else that is not a path.
 */
export const keepPathOnly: RequestHandler = (req, res, next) => {
  if (req.url.startsWith('/')) return next()
  if (!/^https?:\/\//i.test(req.url) || !URL.canParse(req.url)) return next(new BadRequest())
  const { pathname, search } = new URL(req.url)
  req.url = `${pathname}${search}`
  req.originalUrl = req.url
  // Set early: Express has already noted the foreign address.
  req.app(req, res)
}

function ownNames(req: Request): ReadonlySet<string> {
  return req.app.get('own names') ?? new Set(loopbackNames)
}

/** The local address of the connection; loopback and unusual addresses become localhost. */
function arrivedAt(req: Request): string {
  const address = (req.socket.localAddress ?? '').replace(/^::ffff:/i, '')
  const usable = address !== '' && !address.includes('%') && !/^127\.|^::1$/.test(address)
  return usable ? bracketed(address) : 'localhost'
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)
