import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import type { Answer, AnswerSchool, Emergency, EmergencyLine } from './answering/answer.js'
import type { Concern } from './answering/concern.js'
import type { Typed } from './answering/find-emergency.js'
import type { Feedback } from './answering/inquiries/feedback.js'
import type { TypedTexts } from './answering/inquiries/typed-texts.js'
import type { MentionIndex } from './answering/mentions/mention-index.js'
import type { Identifier } from './answering/privacy/identifier.js'
import type { RevisionContent } from './answering/revision/revision.js'
import type { Suggestion } from './answering/suggest-topics.js'
import { askApi } from './api/ask-api.js'
import { hsdsApi } from './api/hsds/hsds-api.js'
import { developersRoutes, openApiRoutes } from './api/openapi/developers-routes.js'
import { readApi } from './api/read-api.js'
import { suggestApi } from './api/suggest-api.js'
import type { Config } from './config.js'
import type { Transfer } from './content/imports/transfer.js'
import type { Records } from './content/records/records.js'
import type { DirectorySnapshot } from './directory/model/directory-snapshot.js'
import { fixedRoutes, languagePrefix, mainLanguage, staffRooms } from './paths/paths.js'
import type { AuditStore } from './platform/audit/audit-store.js'
import type { Language, Speech } from './platform/language/language.js'
import type { DirectoryQuery } from './platform/search/directory-document.js'
import type { DirectoryAnswer } from './platform/search/directory-search.js'
import { admitAsks } from './platform/web/admit-asks.js'
import type { Assets } from './platform/web/assets.js'
import type { DistrictCard } from './platform/web/district-card.js'
import { errorHandler } from './platform/web/error-handler.js'
import { createErrorPage } from './platform/web/error-page.js'
import { NotFound } from './platform/web/errors.js'
import { type Health, healthRoutes } from './platform/web/health-routes.js'
import type { Log } from './platform/web/log.js'
import { noteProxy } from './platform/web/note-proxy.js'
import { keepPathOnly, rememberOwnNames } from './platform/web/own-address.js'
import { createSendPage } from './platform/web/pages.js'
import { limitAsks, limitRequests } from './platform/web/rate-limit.js'
import { refuseBrokenAddress } from './platform/web/request-body.js'
import { requestId, requestLog } from './platform/web/request-log.js'
import { securityHeaders } from './platform/web/security-headers.js'
import type { Templates } from './platform/web/templates.js'
import { concernRoutes } from './public/ask/concern-routes.js'
import { helpFor } from './public/ask/help-for.js'
import { contactCardRoutes } from './public/directory/contact-card-routes.js'
import { directoryRoutes } from './public/directory/directory-routes.js'
import { addressesPerMinute, emailRoutes } from './public/directory/email-routes.js'
import { aboutRoutes } from './public/site/about-routes.js'
import { discoveryPages, discoveryRoutes } from './public/site/discovery-routes.js'
import { embedRoutes } from './public/site/embed-routes.js'
import { smsRoutes } from './public/text-messages/sms-routes.js'
import type { TextMessages } from './public/text-messages/text-messages.js'
import { auditAdminRoutes } from './staff/audit/audit-routes.js'
import type { Desk } from './staff/desk/desk.js'
import { deskRoutes } from './staff/desk/desk-routes.js'
import { recordAdminRoutes } from './staff/directory/record-routes.js'
import { transferAdminRoutes } from './staff/imports/transfer-routes.js'
import { editorRoutes } from './staff/routing/editor-routes.js'
import type { RoutingServices } from './staff/routing/routing-services.js'
import { accountRoutes } from './staff/sign-in/account-routes.js'
import type { Accounts } from './staff/sign-in/accounts.js'
import { noteRefusals } from './staff/sign-in/note-refusals.js'

/** What the pages and the API need. Built once; the tests build the same with their own data. */
export interface AppServices {
  config: Pick<Config, 'publicUrl' | 'rateLimitPerMinute' | 'trustProxy' | 'logRequests' | 'embedParents'> &
    Partial<Pick<Config, 'host'>>
  log: Log
  /** Tells who started the service something, in plain words, on the console. */
  say(words: string): void
  language: Language
  templates: Templates
  assets: Assets
  typedTexts: TypedTexts
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** Looks the directory up, tolerant of slips; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
  /**
   * Reviewed topics for what is being typed, five at most; none where someone may be in danger. Never throws.
   * @param lang an offered language
   */
  suggest(words: string, lang: string): Promise<Suggestion[]>
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /** Every crisis line, most urgent first: for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  /**
   * Emergency help for what was typed, by the danger check alone; null where nobody seems to be in danger. From memory; never
   * throws.
   */
  findEmergency(typed: Typed): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /**
   * A stored answer, with today's contacts.
   * @param code canonical
   * @param school slug: the same answer at that school; null (and an unknown slug) for the one it was asked for
   * @returns null when there is no such answer
   */
  findAnswer(code: string, lang: string, school: string | null): Promise<Answer | null>
  /** Kept, and a wrong office charged to the topic or rule that led there; later, where the database is locked. */
  recordFeedback(code: string, feedback: Feedback): Promise<void>
  health(): Health
  /** Takes what is behind a failed request: the disk or the database may be at fault. */
  noteFault(cause: unknown): void
  /** The names in the directory, laid out to be found in a text. From memory. */
  mentions(): MentionIndex
  /** Tells the language of a text. @param hint BCP 47 code, outweighed by clear evidence; null for none */
  tellLanguage(text: string, hint: string | null): string
  /**
   * What in a text tells who somebody is, such as a child's name, with its places; empty where the text is free of it. For what
   * staff write: read as Spanish where it is Spanish, else as English. Takes a millisecond; nothing is kept.
   */
  identifiersIn(text: string): Identifier[]
  /** How many days the redacted text of a concern is kept; 0 for not at all. */
  keepTextDays: number
  /** Null while text messages are off. */
  sms: TextMessages | null
  /** Who signs in, and the guard before what only they may see. */
  accounts: Accounts
  desk: Desk
  /** What was done, by whom: append-only. */
  audit: AuditStore
  /** Keeps the directory: forms, lists, histories. */
  records: Records
  /** The directory's way in and out. */
  transfer: Transfer
  /** The routing editor: working copy, rehearsal, publishing. */
  routing: RoutingServices
}

/**
 * How many pages and records may be read for each concern that may be asked, from one address: a school of 1,000 behind it may read
 * six a minute each, and who goes through all codes of answers needs 350 years.
 */
const readsForAConcern = 100

/** How many suggestions may be asked for while one concern is typed. */
const suggestionsForAConcern = 20

/** The whole request pipeline, from top to bottom. */
export function createApp(services: AppServices): Express {
  const { config, log, language } = services
  const speeches = language.offered.map((code) => language.speech(code))
  const mainSpeech = language.speech(mainLanguage)
  const sendPage = createSendPage(services)
  const limit = [...limitAsks(config.rateLimitPerMinute), admitAsks()]
  const limitReads = limitRequests(config.rateLimitPerMinute * readsForAConcern)
  const limitSuggest = limitRequests(config.rateLimitPerMinute * suggestionsForAConcern)
  const limitEmail = limitRequests(config.rateLimitPerMinute === 0 ? 0 : addressesPerMinute)

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.locals.degraded = () => services.health().degraded

  app.set('public https', config.publicUrl?.startsWith('https:') ?? false)
  rememberOwnNames(app, config.host ?? null)

  app.use(keepPathOnly)
  app.use(requestId())
  app.use(noteProxy(config.trustProxy, services))
  if (config.logRequests) app.use(requestLog(log))
  app.use(securityHeaders(config.publicUrl))
  app.use(compression())
  app.use(fixedRoutes.assets, services.assets.routes)
  app.use(healthRoutes(() => services.health(), mainSpeech))
  app.use(fixedRoutes.api, forMachines)
  for (const speech of speeches) app.use(languagePrefix(speech.code) || '/', inLanguage(speech))
  app.use(refuseBrokenAddress)

  app.use([fixedRoutes.api, fixedRoutes.sitemap], onlyReads(limitReads))
  app.use(fixedRoutes.api, readApi(services))
  app.use(fixedRoutes.api, hsdsApi(services))
  app.use(fixedRoutes.api, askApi(services, limit))
  app.use(fixedRoutes.api, suggestApi(services, limitSuggest))
  app.use(openApiRoutes(services))
  app.use(discoveryRoutes(services))
  if (services.sms) app.use(smsRoutes(services, services.sms))
  for (const { code } of speeches) {
    app.use(
      languagePrefix(code) || '/',
      closedRooms(),
      accountRoutes(services, sendPage),
      deskRoutes(services, sendPage),
      editorRoutes(services, sendPage),
      recordAdminRoutes(services, sendPage),
      transferAdminRoutes(services, sendPage),
      auditAdminRoutes(services, sendPage),
    )
    app.use(languagePrefix(code) || '/', publicPages())
  }

  app.use(() => {
    throw new NotFound()
  })
  app.use(noteRefusals(services.audit.record, log))
  app.use(
    errorHandler({
      log,
      noteFault: services.noteFault,
      errorPage: createErrorPage(services, speeches),
      mainSpeech,
      helpFor,
    }),
  )
  return app

  /** Closed by default: whatever is mounted in them, strangers get no further. Each route asks for its own role. */
  function closedRooms(): Router {
    const rooms = Router()
    for (const { path, least } of staffRooms) rooms.use(path, services.accounts.close(least))
    return rooms
  }

  function publicPages(): Router {
    return Router()
      .use(concernRoutes(services, sendPage, limit, limitReads))
      .use(emailRoutes(services, sendPage, limitEmail))
      .use(contactCardRoutes(services, limitEmail))
      .use(directoryRoutes(services, sendPage, limitReads))
      .use(aboutRoutes(services, sendPage))
      .use(embedRoutes(services, sendPage))
      .use(developersRoutes(services, sendPage))
      .use(discoveryPages(services, sendPage))
  }
}

/** Asking has a limit of its own. */
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
