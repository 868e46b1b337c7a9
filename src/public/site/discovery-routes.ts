import { readFileSync } from 'node:fs'
import type { RequestHandler, Router } from 'express'
import { fixedRoutes as own, paths, pageRoutes as routes } from '../../paths/paths.js'
import { fromRoot } from '../../platform/root.js'
import { basePathOf } from '../../platform/web/base-path.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { listIndexedPages } from './list-indexed-pages.js'
import type { DiscoveryDeps, SiteDeps } from './site-deps.js'
import {
  presentAddresses,
  presentManifest,
  presentOffline,
  presentRobots,
  presentWorker,
} from './site-files.js'

const anHour = 'public, max-age=3600'

/** Fixed addresses for crawlers and browsers: robots.txt, the service worker. */
export function discoveryRoutes(services: DiscoveryDeps): Router {
  const { language, assets, config } = services
  const workerCode = readFileSync(fromRoot('views', 'public', 'site', 'service-worker.js'), 'utf8')

  const sendRobots: RequestHandler = (req, res) => {
    const text = presentRobots(
      originOf(req, config.publicUrl),
      language.offered,
      basePathOf(config.publicUrl),
    )
    res.set('Cache-Control', anHour).type('text/plain').send(text)
  }

  const sendWorker: RequestHandler = (_req, res) => {
    const script = presentWorker(workerCode, language.offered, assets, basePathOf(config.publicUrl))
    res.set('Cache-Control', 'no-cache').type('text/javascript').send(script)
  }

  return routeTable({
    [own.robots]: { get: sendRobots },
    [own.serviceWorker]: { get: sendWorker },
  })
}

/** Per language: the sitemap, OpenSearch, the app manifest, the offline page. */
export function discoveryPages(services: SiteDeps, sendPage: SendPage, limit: RequestHandler): Router {
  const { templates, assets, config } = services

  const sendSitemap: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const pages = listIndexedPages(services.directory(), services.published().topics)
    const model = presentAddresses(pages, originOf(req, config.publicUrl), speech.code)
    const xml = templates.render('public/site/sitemap', model, speech)
    res.set('Cache-Control', anHour).type('application/xml').send(xml)
  }

  const showSearchBox: RequestHandler = (req, res) => {
    const speech = speechOf(res)
    const origin = originOf(req, config.publicUrl)
    const { shortName } = services.districtCard(speech.code)
    const model = {
      lang: speech.code,
      district: shortName,
      picture: origin + assets.url('icon-192.png'),
      ask: origin + paths.ask(speech.code),
      self: origin + paths.openSearch(speech.code),
    }
    const xml = templates.render('public/site/opensearch', model, speech)
    res.set('Cache-Control', anHour).type('application/opensearchdescription+xml').send(xml)
  }

  const showManifest: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    const card = services.districtCard(speech.code)
    const manifest = presentManifest(card, assets, speech, basePathOf(config.publicUrl))
    res.set('Cache-Control', anHour).type('application/manifest+json').send(JSON.stringify(manifest))
  }

  const showOffline: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    const lines = services.emergencyLines(speech.code)
    const moment = { directory: services.directory(), now: services.now(), speech }
    sendPage(res, presentOffline(lines, moment))
  }

  return routeTable({
    [routes.sitemap]: { get: [limit, sendSitemap] },
    [routes.openSearch]: { get: showSearchBox },
    [routes.manifest]: { get: showManifest },
    [routes.offline]: { get: showOffline },
  })
}
