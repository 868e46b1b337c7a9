import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Headers that let a page load only our own files. @param publicUrl null while on plain http */
export function securityHeaders(publicUrl: string | null): RequestHandler {
  const secure = publicUrl?.startsWith('https:') ?? false
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // On plain http, as on a school's own network, it would break every link.
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // With `no-referrer` a browser sends `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: secure,
    // Both only mean something over https; on plain http they fill the console with warnings.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  })
}

/** Lets these websites embed a page. @param parents origins; empty for none */
export function allowParents(parents: readonly string[]): RequestHandler {
  return (_req, res, next) => {
    if (parents.length > 0) {
      const policy = String(res.get('Content-Security-Policy'))
      res.set(
        'Content-Security-Policy',
        policy.replace("frame-ancestors 'none'", `frame-ancestors ${parents.join(' ')}`),
      )
      res.removeHeader('X-Frame-Options')
    }
    next()
  }
}
