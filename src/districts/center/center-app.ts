import compression from 'compression'
import express, { type Express, Router } from 'express'
import type { Config } from '../../config.js'
import { factsBySetting } from '../../directory/model/district-store.js'
import { centerRooms } from '../../paths/center-paths.js'
import { fixedRoutes, languagePrefix, mainLanguage } from '../../paths/paths.js'
import { createLanguage } from '../../platform/language/language.js'
import { createAssets } from '../../platform/web/assets.js'
import { chooseLanguage } from '../../platform/web/choose-language.js'
import { errorHandler } from '../../platform/web/error-handler.js'
import { createErrorPage } from '../../platform/web/error-page.js'
import { NotFound } from '../../platform/web/errors.js'
import { keepPathOnly } from '../../platform/web/own-address.js'
import { createSendPage } from '../../platform/web/pages.js'
import { limitRequests } from '../../platform/web/rate-limit.js'
import { refuseBrokenAddress } from '../../platform/web/request-body.js'
import { requestId, requestLog } from '../../platform/web/request-log.js'
import { securityHeaders } from '../../platform/web/security-headers.js'
import { accountRoutes } from '../../staff/sign-in/account-routes.js'
import { noteRefusals } from '../../staff/sign-in/note-refusals.js'
import type { SignInDeps } from '../../staff/sign-in/sign-in-deps.js'
import { hostOf } from '../district-settings.js'
import { centerHouse } from './center-house.js'
import { type CenterDeps, centerApi, centerPages } from './center-pages.js'
import type { CenterOptions } from './open-center.js'

/** The whole pipeline of the center: sign-in, accounts, and the overview. Everything else is not found. */
export function createCenterApp(
  config: Config & { centerUrl: string },
  {
    inCommon,
    known,
    ...given
  }: CenterOptions &
    Pick<CenterDeps, 'backups' | 'degraded'> &
    Pick<SignInDeps, 'accounts' | 'audit' | 'directory'>,
): Express {
  const { log, accounts, audit } = given
  const { centerUrl: publicUrl, rateLimitPerMinute, metricsToken } = config
  // Pages for staff are in fewer languages, and the center has no others.
  const language = createLanguage({ ...inCommon.languages, offered: inCommon.languages.ofStaff })
  const host = hostOf(publicUrl)
  const card = { ...factsBySetting(new Map()), name: host, shortName: host }
  const services = {
    ...given,
    ...{ language, known, metricsToken },
    config: { publicUrl, rateLimitPerMinute },
    templates: inCommon.templates,
    assets: createAssets(undefined, { files: inCommon.files }),
    districtCard: () => card,
    todayBanner: () => null,
    sms: null,
  }
  const sendPage = createSendPage(services)
  const speeches = language.offered.map((code) => language.speech(code))

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.set('public https', publicUrl.startsWith('https:'))
  app.locals.staffHouse = centerHouse
  app.use(keepPathOnly)
  app.use(requestId())
  if (config.logRequests) app.use(requestLog(log))
  app.use(securityHeaders(publicUrl))
  app.use(compression())
  app.use(fixedRoutes.assets, services.assets.routes)
  for (const speech of speeches)
    app.use(languagePrefix(speech.code) || '/', (_req, res, next) => {
      res.locals.speech = speech
      next()
    })
  app.use(refuseBrokenAddress)
  app.use(chooseLanguage(language))
  app.use(limitRequests(rateLimitPerMinute * readsForAnAsk))
  app.use(centerApi(services))
  const closed = Router()
  for (const { path, minRole } of centerRooms) closed.use(path, accounts.close(minRole))
  const pages = [closed, accountRoutes(services, sendPage, false), centerPages(services, sendPage)]
  for (const { code } of speeches) app.use(languagePrefix(code) || '/', pages)
  app.use(() => {
    throw new NotFound()
  })
  app.use(noteRefusals(audit.record, log))
  app.use(
    errorHandler({
      log,
      noteFault: () => {},
      errorPage: createErrorPage(services, speeches, undefined, 'districts/center/error'),
      mainSpeech: language.speech(mainLanguage),
      helpFor: () => ({ html: '', retry: '' }),
    }),
  )
  return app
}

/** Pages that one address may read per sign-in that it may try. */
const readsForAnAsk = 20
