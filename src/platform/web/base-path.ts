import type { Express, Request, Response } from 'express'

const setting = 'base path'

/** The path below which families find the service: `/d/elm`; empty where it has a host name for itself. */
export function basePathOf(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}

/** One of our own addresses, as a browser knows it. Any other stays as it is. */
export function below(base: string, address: string): string {
  return address.startsWith('/') ? `${base}${address}` : address
}

/**
 * Sends browsers to addresses below the path of PUBLIC_URL. The app itself knows none of it: whoever hands it a request has taken
 * the path off, and `Templates.below` puts it before links.
 */
export function serveBelow(app: Express, publicUrl: string | null): void {
  const base = basePathOf(publicUrl)
  if (base === '') return
  app.set(setting, base)
  const { location } = app.response
  app.response.location = function (this: Response, address) {
    return location.call(this, below(base, address))
  }
}

/** The path below which this request was found; empty for none. */
export const basePathIn = (req: Request): string => req.app?.get(setting) ?? ''
