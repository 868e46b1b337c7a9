import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import { aboutRoutes } from './about/about-routes.js'
import { accountRoutes } from './accounts/account-routes.js'
import type { Accounts } from './accounts/accounts.js'
import { noteRefusals } from './accounts/note-refusals.js'
import { readApi } from './api/read-api.js'
import { auditAdminRoutes } from './audit/audit-routes.js'
import type { AuditStore } from './audit/audit-store.js'
import type { Answer, AnswerSchool, Emergency, EmergencyLine } from './concerns/answer.js'
import { askApi } from './concerns/ask-api.js'
import type { Concern } from './concerns/concern.js'
import { concernRoutes } from './concerns/concern-routes.js'
import type { Feedback } from './concerns/feedback.js'
import type { Typed } from './concerns/find-emergency.js'
import { helpFor } from './concerns/help-for.js'
import type { TypedTexts } from './concerns/typed-texts.js'
import type { Config } from './config.js'
import type { Desk } from './desk/desk.js'
import { deskRoutes } from './desk/desk-routes.js'
import { developersRoutes, openApiRoutes } from './developers/developers-routes.js'
import { contactCardRoutes } from './directory/contact-card-routes.js'
import { directoryRoutes } from './directory/directory-routes.js'
import type { DirectorySnapshot } from './directory/directory-snapshot.js'
import { addressesPerMinute, emailRoutes } from './directory/email-routes.js'
import { suggestApi } from './directory/suggest-api.js'
import type { Suggestion } from './directory/suggest-topics.js'
import { discoveryPages, discoveryRoutes } from './discovery/discovery-routes.js'
import { editorRoutes } from './editor/editor-routes.js'
import type { RoutingServices } from './editor/routing-services.js'
import { embedRoutes } from './embed/embed-routes.js'
import { hsdsApi } from './hsds/hsds-api.js'
import type { Language, Speech } from './language/language.js'
import type { MentionIndex } from './mentions/mention-index.js'
import { fixedRoutes, languagePrefix, mainLanguage, staffRooms } from './paths.js'
import type { Identifier } from './privacy/identifier.js'
import { recordAdminRoutes } from './records/record-routes.js'
import type { Records } from './records/records.js'
import type { RevisionContent } from './routing/revision.js'
import type { DirectoryQuery } from './search/directory-document.js'
import type { DirectoryAnswer } from './search/directory-search.js'
import { smsRoutes } from './sms/sms-routes.js'
import type { TextMessages } from './sms/text-messages.js'
import type { Templates } from './templates/templates.js'
import type { Transfer } from './transfer/transfer.js'
import { transferAdminRoutes } from './transfer/transfer-routes.js'
import { admitAsks } from './web/admit-asks.js'
import type { Assets } from './web/assets.js'
import type { DistrictCard } from './web/district-card.js'
import { errorHandler } from './web/error-handler.js'
import { createErrorPage } from './web/error-page.js'
import { NotFound } from './web/errors.js'
import { type Health, healthRoutes } from './web/health-routes.js'
import type { Log } from './web/log.js'
import { noteProxy } from './web/note-proxy.js'
import { keepPathOnly, rememberOwnNames } from './web/own-address.js'
import { createSendPage } from './web/pages.js'
import { limitAsks, limitRequests } from './web/rate-limit.js'
import { refuseBrokenAddress } from './web/request-body.js'
import { requestId, requestLog } from './web/request-log.js'
import { securityHeaders } from './web/security-headers.js'

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
