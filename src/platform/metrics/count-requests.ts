import type { RequestHandler } from 'express'
import { fixedRoutes, pageRoutes, staffDoors, staffRooms } from '../../paths/paths.js'
import { noRoute, routeOf } from '../web/request-log.js'
import type { Metrics } from './metrics.js'

/** Kinds of requests; a label. */
const areas = ['ask', 'pages', 'api', 'staff', 'texts', 'assets', 'probes', 'unknown'] as const

type Area = (typeof areas)[number]

/** Counts requests by kind and class of status, and measures them. */
export function countRequests(metrics: Metrics): RequestHandler {
  const count = metrics.counter({
    name: 'requests_total',
    help: 'Requests, by kind and class of status; "cut" where the client went away',
    labelNames: ['area', 'status'],
  })
  const measure = metrics.histogram({
    name: 'request_seconds',
    help: 'Time until a request was answered, by kind',
    labelNames: ['area'],
  })
  // A series that begins with its first fault shows Prometheus no increase.
  for (const area of areas) count.inc({ area, status: '5xx' }, 0)
  return (req, res, next) => {
    const start = performance.now()
    res.once('close', () => {
      const area = areaOf(routeOf(req))
      count.inc({ area, status: res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'cut' })
      measure.observe({ area }, (performance.now() - start) / 1000)
    })
    next()
  }
}

/** @param route pattern of the route that answered, with its language prefix: `/es/answers/:code` */
export function areaOf(route: string): Area {
  if (route === noRoute) return 'unknown'
  const path = route.replace(/^\/[a-z]{2}(-[a-z]+)?(?=\/|$)/i, '')
  const isBelow = (top: string) => path === top || path.startsWith(`${top}/`)
  const { api, assets, healthz, readyz, metrics, sms } = fixedRoutes
  if (path === pageRoutes.ask || path === `${api}${fixedRoutes.apiAsk}`) return 'ask'
  if (isBelow(api)) return 'api'
  if (isBelow(assets)) return 'assets'
  if ([healthz, readyz, metrics].some(isBelow)) return 'probes'
  if (isBelow(sms)) return 'texts'
  return [...staffRooms.map(({ path: room }) => room), ...staffDoors].some(isBelow) ? 'staff' : 'pages'
}
