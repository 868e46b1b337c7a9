import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import type { ApiDeps } from './api/api-deps.js'
import { askApi } from './api/ask-api.js'
import { hsdsApi } from './api/hsds/hsds-api.js'
import type { HsdsDeps } from './api/hsds/hsds-deps.js'
import { insightApi } from './api/insight-api.js'
import { developersRoutes, openApiRoutes } from './api/openapi/developers-routes.js'
import type { OpenApiDeps } from './api/openapi/openapi-deps.js'
import { readApi } from './api/read-api.js'
import { suggestApi } from './api/suggest-api.js'
import { todayApi, todayChangesPerMinute } from './api/today-api.js'
import type { Config } from './config.js'
import type { EmergencyLine } from './directory/contacts/resolved-contact.js'
import { fixedRoutes, languagePrefix, mainLanguage, staffDoors, staffRooms } from './paths/paths.js'
import type { AuditStore } from './platform/audit/audit-store.js'
import type { Language, Speech } from './platform/language/language.js'
import { countRequests } from './platform/metrics/count-requests.js'
import type { Metrics } from './platform/metrics/metrics.js'
import { metricsRoutes } from './platform/metrics/metrics-routes.js'
import { traceRequests } from './platform/tracing/trace-requests.js'
import type { Traces } from './platform/tracing/traces.js'
import { admitAsks } from './platform/web/admit-asks.js'
import type { Assets } from './platform/web/assets.js'
import { serveBelow } from './platform/web/base-path.js'
import { chooseLanguage } from './platform/web/choose-language.js'
import type { DistrictCard } from './platform/web/district-card.js'
import { errorHandler } from './platform/web/error-handler.js'
import { createErrorPage, type ErrorPage } from './platform/web/error-page.js'
import { NotFound } from './platform/web/errors.js'
import { type Health, healthRoutes } from './platform/web/health-routes.js'
import type { Log } from './platform/web/log.js'
import { noteProxy } from './platform/web/note-proxy.js'
import { keepPathOnly, rememberOwnNames } from './platform/web/own-address.js'
import { createSendPage, type PageSources, type SendPage } from './platform/web/pages.js'
import { limitAsks, limitRequests } from './platform/web/rate-limit.js'
import { refuseBrokenAddress } from './platform/web/request-body.js'
import { requestId, requestLog } from './platform/web/request-log.js'
import { securityHeaders } from './platform/web/security-headers.js'
import type { Templates } from './platform/web/templates.js'
import type { TodayBanner } from './platform/web/today-banner.js'
import type { AskDeps } from './public/ask/ask-deps.js'
import { concernRoutes } from './public/ask/concern-routes.js'
import { helpFor } from './public/ask/help-for.js'
import { contactCardRoutes } from './public/directory/contact-card-routes.js'
import type { DirectoryDeps } from './public/directory/directory-deps.js'
import { directoryRoutes } from './public/directory/directory-routes.js'
import { addressesPerMinute, emailRoutes } from './public/directory/email-routes.js'
import { reportsPerMinute, wrongNumberRoutes } from './public/directory/wrong-number-routes.js'
import type { MessageDeps } from './public/messages/message-deps.js'
import { messageRoutes, messagesPerMinute } from './public/messages/message-routes.js'
import { aboutRoutes } from './public/site/about-routes.js'
import { discoveryPages, discoveryRoutes } from './public/site/discovery-routes.js'
import { embedRoutes } from './public/site/embed-routes.js'
import type { SiteDeps } from './public/site/site-deps.js'
import { smsRoutes } from './public/text-messages/sms-routes.js'
import type { TextMessageDeps } from './public/text-messages/text-message-deps.js'
import type { TextMessages } from './public/text-messages/text-messages.js'
import { auditAdminRoutes } from './staff/audit/audit-admin-routes.js'
import type { AuditDeps } from './staff/audit/audit-deps.js'
import { backupAdminRoutes } from './staff/backups/backup-admin-routes.js'
import type { BackupDeps } from './staff/backups/backup-deps.js'
import type { ContactLetterDeps } from './staff/contact-letters/contact-letter-deps.js'
import { contactLetterRoutes } from './staff/contact-letters/contact-letter-routes.js'
import type { DeskDeps } from './staff/desk/desk-deps.js'
import { deskRoutes } from './staff/desk/desk-routes.js'
import type { DirectoryRoomDeps } from './staff/directory/directory-room-deps.js'
import { recordAdminRoutes } from './staff/directory/record-admin-routes.js'
import { gradingAdminRoutes } from './staff/grading/grading-admin-routes.js'
import type { GradingDeps } from './staff/grading/grading-deps.js'
import { type GuideDeps, guideRoutesOfStaff } from './staff/guide/guide-routes.js'
import type { ImportsDeps } from './staff/imports/imports-deps.js'
import { transferAdminRoutes } from './staff/imports/transfer-admin-routes.js'
import type { InsightDeps } from './staff/insights/insight-deps.js'
import { insightRoutesOfStaff } from './staff/insights/insight-routes.js'
import { staffEntryRoutes } from './staff/navigation/staff-entry-routes.js'
import { createCountWaiting } from './staff/routing/count-waiting.js'
import { routingAdminRoutes } from './staff/routing/routing-admin-routes.js'
import type { RoutingRoomDeps } from './staff/routing/routing-room-deps.js'
import type { StaffSearchDeps } from './staff/search/search-deps.js'
import { searchRoutesOfStaff } from './staff/search/search-routes.js'
import { isSettingUp } from './staff/setup/is-setting-up.js'
import { setupAdminRoutes } from './staff/setup/setup-admin-routes.js'
import type { SetupDeps } from './staff/setup/setup-deps.js'
import { shopperAdminRoutes } from './staff/shopper/shopper-admin-routes.js'
import type { ShopperDeps } from './staff/shopper/shopper-deps.js'
import { accountRoutes } from './staff/sign-in/account-routes.js'
import type { Accounts } from './staff/sign-in/accounts.js'
import { noteRefusals } from './staff/sign-in/note-refusals.js'
import type { SignInDeps } from './staff/sign-in/sign-in-deps.js'
import { todayAdminRoutes } from './staff/today/today-admin-routes.js'
import type { TodayDeps } from './staff/today/today-deps.js'
import { translationAdminRoutes } from './staff/translations/translation-admin-routes.js'
import type { TranslationDeps } from './staff/translations/translation-deps.js'

/** Dependencies of the pipeline itself. */
export interface PipelineDeps {
  config: Pick<Config, 'publicUrl' | 'rateLimitPerMinute' | 'trustProxy' | 'logRequests' | 'embedParents'> &
    Partial<Pick<Config, 'host' | 'metricsToken'>>
  log: Log
  metrics: Metrics
  /** Absent while nobody traces. */
  traces?: Traces | null
  /** Prints a plain message on the console, for the person who started the service. */
  say(words: string): void
  language: Language
  templates: Templates
  assets: Assets
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The today lines in force. @param school slug of the page's school; null for none. From memory. */
  todayBanner(school: string | null, speech: Speech): TodayBanner | null
  /** Every crisis line, most urgent first, for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  health(): Health
  /** Called with the cause of a failed request: the disk or database may be at fault. */
  noteFault(cause: unknown): void
  /** Null while text messages are off. */
  sms: TextMessages | null
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
}

/** The sum of the dependencies of the rooms and the pipeline. Tests build the same from their own data. */
export type AppServices = PipelineDeps &
  ApiDeps &
  HsdsDeps &
  OpenApiDeps &
  AskDeps &
  DirectoryDeps &
  MessageDeps &
  SiteDeps &
  TextMessageDeps &
  AuditDeps &
  BackupDeps &
  ContactLetterDeps &
  DeskDeps &
  DirectoryRoomDeps &
  ImportsDeps &
  InsightDeps &
  RoutingRoomDeps &
  SetupDeps &
  ShopperDeps &
  GradingDeps &
  SignInDeps &
  StaffSearchDeps &
  GuideDeps &
  TodayDeps &
  TranslationDeps

/**
 * Pages and records that one address may read per concern it may ask: a school of 1,000 behind one address may read six
 * a minute each, and trying all answer codes would take 350 years.
 */
const readsForAConcern = 100

/** Suggestions per address and concern, while it is typed. */
const suggestionsForAConcern = 20

const speechesOf = (language: Language) => language.offered.map((code) => language.speech(code))

/** Draws the error page in every language. @param isInAdvance in which languages already now; in all by default */
export function drawErrorPage(sources: PageSources, isInAdvance?: (lang: string) => boolean): ErrorPage {
  return createErrorPage(sources, speechesOf(sources.language), isInAdvance)
}

/**
 * The whole request pipeline, from top to bottom.
 * @param errorPage unless drawn here: drawing it in every language is most of the cost of an app
 */
export function createApp(services: AppServices, errorPage = drawErrorPage(services)): Express {
  const { config, log, language } = services
  const speeches = speechesOf(language)
  const mainSpeech = language.speech(mainLanguage)
  const sendPage = createSendPage(services)
  const limit = [...limitAsks(config.rateLimitPerMinute), admitAsks(services.metrics)]
  const limitReads = limitRequests(config.rateLimitPerMinute * readsForAConcern)
  const limitSuggest = limitRequests(config.rateLimitPerMinute * suggestionsForAConcern)
  const limitMessages = limitRequests(config.rateLimitPerMinute === 0 ? 0 : messagesPerMinute)
  const limitToday = limitRequests(config.rateLimitPerMinute === 0 ? 0 : todayChangesPerMinute)
  const limitReports = limitRequests(config.rateLimitPerMinute === 0 ? 0 : reportsPerMinute)
  const limitEmail = limitRequests(config.rateLimitPerMinute === 0 ? 0 : addressesPerMinute)

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.locals.degraded = () => services.health().degraded
  app.locals.staffCounts = createCountWaiting(services)
  app.locals.isSettingUp = () => isSettingUp(services)

  app.set('public https', config.publicUrl?.startsWith('https:') ?? false)
  rememberOwnNames(app, config.host ?? null)
  serveBelow(app, config.publicUrl)

  app.use(keepPathOnly)
  app.use(requestId())
  if (services.traces) app.use(traceRequests(services.traces))
  app.use(noteProxy(config.trustProxy, services))
  app.use(countRequests(services.metrics))
  if (config.logRequests) app.use(requestLog(log))
  app.use(securityHeaders(config.publicUrl))
  app.use(compression())
  app.use(fixedRoutes.assets, services.assets.routes)
  app.use(healthRoutes(() => services.health(), mainSpeech))
  app.use(metricsRoutes(services.metrics, config.metricsToken ?? null))
  app.use(fixedRoutes.api, forMachines)
  for (const speech of speeches) app.use(languagePrefix(speech.code) || '/', inLanguage(speech))
  app.use(refuseBrokenAddress)
  app.use(chooseLanguage(language))

  app.use(fixedRoutes.api, onlyReads(limitReads))
  app.use(fixedRoutes.api, readApi(services))
  app.use(fixedRoutes.api, hsdsApi(services))
  app.use(fixedRoutes.api, askApi(services, limit))
  app.use(fixedRoutes.api, suggestApi(services, limitSuggest))
  app.use(fixedRoutes.api, todayApi(services, limitToday))
  app.use(fixedRoutes.api, insightApi(services, limitToday))
  app.use(openApiRoutes(services))
  app.use(discoveryRoutes(services))
  if (services.sms) app.use(smsRoutes(services, services.sms))
  // Built once: a limit counts a visitor's requests in all languages.
  const [forStaff, forAll] = [staffPages(createSendPage(services, language.ofStaff)), publicPages()]
  for (const { code } of speeches) {
    const prefix = languagePrefix(code)
    app.use(prefix || '/', language.ofStaff.includes(code) ? forStaff : staffInMainLanguage(prefix), forAll)
  }

  app.use(() => {
    throw new NotFound()
  })
  app.use(noteRefusals(services.audit.record, log))
  app.use(
    errorHandler({
      log,
      noteFault: services.noteFault,
      errorPage,
      mainSpeech,
      helpFor,
    }),
  )
  return app

  function staffPages(sendPage: SendPage): Router[] {
    return [
      staffEntryRoutes(services),
      closedRooms(),
      accountRoutes(services, sendPage),
      contactLetterRoutes(services, sendPage),
      searchRoutesOfStaff(services, sendPage),
      guideRoutesOfStaff(services, sendPage),
      deskRoutes(services, sendPage),
      routingAdminRoutes(services, sendPage),
      setupAdminRoutes(services, sendPage),
      recordAdminRoutes(services, sendPage),
      transferAdminRoutes(services, sendPage),
      translationAdminRoutes(services, sendPage),
      backupAdminRoutes(services, sendPage),
      auditAdminRoutes(services, sendPage),
      todayAdminRoutes(services, sendPage),
      shopperAdminRoutes(services, sendPage),
      gradingAdminRoutes(services, sendPage),
      insightRoutesOfStaff(services, sendPage),
    ]
  }

  /** Closed by default: anything mounted here needs a sign-in. Each route asks for its own role. */
  function closedRooms(): Router {
    const rooms = Router()
    for (const { path, minRole } of staffRooms) rooms.use(path, services.accounts.close(minRole))
    return rooms
  }

  function publicPages(): Router {
    return Router()
      .use(concernRoutes(services, sendPage, limit, limitReads))
      .use(emailRoutes(services, sendPage, limitEmail))
      .use(contactCardRoutes(services, limitEmail))
      .use(messageRoutes(services, sendPage, limitMessages, limitReads))
      .use(wrongNumberRoutes(services, limitReports))
      .use(directoryRoutes(services, sendPage, limitReads))
      .use(aboutRoutes(services, sendPage))
      .use(embedRoutes(services, sendPage))
      .use(developersRoutes(services, sendPage))
      .use(discoveryPages(services, sendPage, limitReads))
  }
}

/** The staff's pages are in fewer languages: from any other, their addresses lead to the main one. */
function staffInMainLanguage(prefix: string): Router {
  const toMain: RequestHandler = (req, res) => res.redirect(303, req.originalUrl.slice(prefix.length))
  return Router().use([...staffRooms.map(({ path }) => path), ...staffDoors], toMain)
}

/** Asking has its own limit. */
function onlyReads(limit: RequestHandler): RequestHandler {
  return (req, res, next) => (req.method === 'GET' || req.method === 'HEAD' ? limit(req, res, next) : next())
}

/** Errors below here are problem details. */
const forMachines: RequestHandler = (_req, res, next) => {
  res.locals.machine = true
  next()
}

function inLanguage(speech: Speech): RequestHandler {
  return (_req, res, next) => {
    res.locals.speech = speech
    next()
  }
}
