import type { Request, RequestHandler } from 'express'
import { mainLanguage, pageRoutes } from '../../paths/paths.js'
import type { Language } from '../language/language.js'
import { readCookie, writeCookie } from './cookies.js'
import { pickedParameter, speechOf } from './pages.js'

const keptFor = 365 * 24 * 60 * 60_000

/**
 * An address says its language. The plain home page is in the language this browser picked, else in the first that its
 * settings name and the service offers. Nobody is sent elsewhere for their settings.
 */
export function chooseLanguage(language: Language): RequestHandler {
  return (req, res, next) => {
    if (res.locals.machine || !isRead(req) || isElsewhere(req)) return next()
    const { code } = speechOf(res)
    const picked = readPicked(req) === code ? code : null
    if (picked) {
      // The box on other websites sets no cookies.
      if (!req.path.endsWith(pageRoutes.embed)) writeCookie(res, 'language', picked, keptFor)
      req.url = withoutPicked(req.url)
    }
    if (req.path !== pageRoutes.home) return picked ? res.redirect(303, req.url) : next()
    const chosen = picked ?? pickedBefore(req, language) ?? firstOfBrowser(req, language)
    res.locals.speech = language.speech(chosen)
    res.vary('Cookie').vary('Accept-Language').set('Content-Language', chosen)
    next()
  }
}

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD'

/** Sent back as an address, it would be one of another host. */
const isElsewhere = ({ url }: Request) => /^\/[/\\]/.test(url)

function readPicked(req: Request): string | null {
  const picked = req.query[pickedParameter]
  return typeof picked === 'string' ? picked : null
}

/** The path stays as it was written: tidied, it might name another host. */
function withoutPicked(url: string): string {
  const [path = '', query] = url.split('?')
  const kept = new URLSearchParams(query)
  kept.delete(pickedParameter)
  return kept.size > 0 ? `${path}?${kept}` : path
}

/** @returns null if it picked none, or one that is no longer offered */
function pickedBefore(req: Request, { offered }: Language): string | null {
  const kept = readCookie(req, 'language')
  return offered.find((code) => code === kept) ?? null
}

/** By `Accept-Language`: the first of the browser's languages that is offered. */
function firstOfBrowser(req: Request, { readBy }: Language): string {
  for (const tag of req.acceptsLanguages()) {
    const code = readBy(tag)
    if (code) return code
  }
  return mainLanguage
}
