import { Writable } from 'node:stream'
import type { Express } from 'express'
import type { Concern } from '../../../src/answering/concern.js'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { findEmergency } from '../../../src/answering/find-emergency.js'
import type { Feedback } from '../../../src/answering/inquiries/feedback.js'
import { countReplyReports, type ReplyReport } from '../../../src/answering/inquiries/reply-report-store.js'
import { createTypedTexts } from '../../../src/answering/inquiries/typed-texts.js'
import { createDetectLanguage } from '../../../src/answering/matching/detect-language.js'
import { createMentionIndex } from '../../../src/answering/mentions/mention-index.js'
import type { Identifier } from '../../../src/answering/privacy/identifier.js'
import { suggestTopics } from '../../../src/answering/suggest-topics.js'
import { type AppServices, createApp, drawErrorPage } from '../../../src/app.js'
import { createContactLetters } from '../../../src/content/contact-letters/contact-letters.js'
import { createWeeklyGrading } from '../../../src/content/grading/weekly-grading.js'
import { openBoard } from '../../../src/content/insights/board/open-board.js'
import { createMonthlyLetter } from '../../../src/content/insights/letter/monthly-letter.js'
import { createRecords } from '../../../src/content/records/records.js'
import { createPendingFiles } from '../../../src/content/revisions/pending-file-store.js'
import { createSampleDistrict } from '../../../src/content/sample/sample-district.js'
import { readSampleMarks, type SampleMarks } from '../../../src/content/sample/sample-marks.js'
import { createSetupState } from '../../../src/content/setup/setup-state.js'
import { createMysteryShopper } from '../../../src/content/shopper/mystery-shopper.js'
import { createTodayLines } from '../../../src/content/today/today-lines.js'
import { createTranslationEditor } from '../../../src/content/translations/translation-editor.js'
import { createWrongNumbers } from '../../../src/directory/contacts/wrong-numbers.js'
import { presentTodayBanner } from '../../../src/directory/today/present-today.js'
import { mainLanguage } from '../../../src/paths/paths.js'
import { createAuditStore } from '../../../src/platform/audit/audit-store.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createMetrics } from '../../../src/platform/metrics/metrics.js'
import { fromRoot } from '../../../src/platform/root.js'
import { tidyText } from '../../../src/platform/text/tidy-text.js'
import { createAssets } from '../../../src/platform/web/assets.js'
import { Unavailable } from '../../../src/platform/web/errors.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createTemplates } from '../../../src/platform/web/templates.js'
import { createAskedCodes } from '../../../src/public/ask/asked-codes.js'
import { createDesk } from '../../../src/staff/desk/desk.js'
import type { AccountTools } from '../../../src/staff/sign-in/accounts.js'
import { withClosedPlaces } from '../gallery/closed-places.js'
import { galleryAnswers, galleryAsker, galleryTyped } from '../gallery/gallery.js'
import { galleryAsks } from '../gallery/gallery-faults.js'
import { withGalleryMessages } from '../gallery/gallery-messages.js'
import { sampleAnswer, sampleDistrict, sampleLines, sampleNow, sampleSchools } from '../samples/sample.js'
import { sampleDeskAnswers } from '../samples/sample-desk.js'
import { sampleDirectory } from '../samples/sample-directory.js'
import { sampleRedactor } from '../samples/sample-redactor.js'
import { createSampleRouting } from '../samples/sample-routing.js'
import { createTestAccounts, testSecrets } from './test-accounts.js'
import { createTestMessages } from './test-messages.js'
import { createTestTransfer } from './test-transfer.js'

/** The app with the sample district, and what went through it. */
export interface TestApp {
  app: Express
  services: AppServices
  /** Every concern that was answered. */
  asked: Concern[]
  feedback: ({ code: string } & Feedback)[]
  /** The codes of answers that families erased, and how. */
  erased: { code: string; what: 'words' | 'all' }[]
  /** Codes of the answers after which a family asked something again. */
  askedAgain: string[]
  /** What families said about replies. */
  replies: ({ code: string } & Omit<ReplyReport, 'day'>)[]
  /** The sample district's database without accounts, for this app only. */
  database: Database
  /** Everything logged. */
  logged(): string
}

const { directory: open, published: live, table, openSample } = await sampleDirectory()
const directory = withClosedPlaces(open)
/** With a topic that ended and has no successor. */
const published = {
  ...live,
  retired: [...(live.retired ?? []), { slug: 'walking-bus', title: 'Walking bus', successor: null }],
}
const mentions = createMentionIndex(directory)
const held = { current: () => directory }
const patternsAlone = {
  assess: (text: string) => {
    const [english, spanish] = (['en', 'es'] as const).map((lang) => assessDanger(tidyText(text), lang, null))
    return english!.level ? english! : spanish!
  },
}
const redactor = await sampleRedactor()
// Read and compiled once: nobody changes them.
const shared = { language: createLanguage(), templates: createTemplates(), assets: createAssets() }
const sampleErrorPage = drawErrorPage({
  ...shared,
  config: { publicUrl: null },
  districtCard: () => sampleDistrict,
  todayBanner: () => null,
  now: () => sampleNow,
  sms: null,
})
/** As the service draws it: other languages when they are needed. */
const errorPageOf = (services: AppServices) => drawErrorPage(services, (lang) => lang === mainLanguage)
const identifiers = new Map<string, Identifier[]>()
/** The lists of the sample are looked through in many tests. */
function identifiersIn(text: string): Identifier[] {
  const known = identifiers.get(text) ?? redactor.find(text, 'en')
  identifiers.set(text, known)
  return [...known]
}
let marks: SampleMarks | null = null
/** Read once: nobody changes `seeds/`. */
function sampleMarks(folder: string): SampleMarks {
  marks ??= readSampleMarks(folder)
  return marks
}
/** A test that changes one of these needs an error page of its own. */
const onErrorPages = ['language', 'templates', 'assets', 'districtCard', 'sms'] as const
const hasSampleErrorPage = (change: Partial<AppServices>) =>
  !change.config?.publicUrl && !onErrorPages.some((part) => part in change)

/**
 * @param change services that replace the sample's
 * @param accountTools overrides for accounts, such as a mail server or a single sign-on
 */
export function createTestApp(
  change: Partial<AppServices> = {},
  accountTools: Partial<AccountTools> = {},
): TestApp {
  const asked: Concern[] = []
  const feedback: TestApp['feedback'] = []
  const erased: TestApp['erased'] = []
  const replies: TestApp['replies'] = []
  const askedAgain: string[] = []
  const lines: string[] = []
  const database = openSample()
  const config = {
    publicUrl: null,
    rateLimitPerMinute: 0,
    trustProxy: 0,
    logRequests: true,
    embedParents: [],
  }
  const now = change.now ?? (() => sampleNow)
  const audit = createAuditStore(database, now)
  const log = createLog(
    'debug',
    new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
  )
  const shopper = createMysteryShopper(
    { database, writeLater: async (write) => write(), notes: createHealthNotes({ now, log }), now, log },
    { directory: () => services.directory() },
    // The gallery and page tests put nights into the table: nothing is asked.
    { answerTools: null! },
  )
  const services: AppServices = {
    config,
    log,
    say: () => {},
    metrics: createMetrics(),
    ...shared,
    // Each would take the memory of thousands.
    typedTexts: createTypedTexts({ maxEntries: 200 }),
    askedCodes: createAskedCodes(testSecrets),
    now,
    directory: () => directory,
    published: () => published,
    suggest: (words, lang) =>
      suggestTopics(words, lang, {
        suggest: async (query, options) => ({ hits: table.suggest(query, options), engine: 'fallback' }),
        topics: published.topics,
        identifiersIn: redactor.find,
      }),
    wrongNumbers: createWrongNumbers(database, {
      writeLater: async (write: () => void) => write(),
      now,
      timeZone: () => directory.district.timeZone,
    }),
    findInDirectory: async (words, query) => ({ hits: table.search(words, query), engine: 'fallback' }),
    districtCard: () => sampleDistrict,
    todayBanner: (school, speech) => presentTodayBanner(services.directory(), school, now(), speech),
    listSchools: () => sampleSchools,
    emergencyLines: () => sampleLines,
    findEmergency: (typed) =>
      findEmergency(typed, { liveRevision: patternsAlone, directory: held, now, log: services.log }),
    answerConcern: async (concern) => {
      asked.push(concern)
      return galleryAsks[concern.text]?.() ?? sampleAnswer({ school: concern.school })
    },
    findAnswer: async (code) => {
      if (code === 'FAXCT500') throw new Error('The disk is full')
      if (code === 'VNAVA503') throw new Unavailable()
      return galleryAnswers[code] ?? null
    },
    recordFeedback: async (code, given) => void feedback.push({ code, ...given }),
    eraseTyped: async (token, what, asked) => {
      for (const code of new Set([...services.typedTexts.forget(token), ...asked]))
        erased.push({ code, what })
    },
    wasErased: (code) => erased.some((each) => each.code === code && each.what === 'all'),
    noteAskedAgain: async (code) => void askedAgain.push(code),
    recordReply: async (code, given) => void replies.push({ code, ...given }),
    countReplies: (since) => countReplyReports(database, since),
    noteFault: () => {},
    health: () => ({
      parts: { published: 'ready', danger: 'ready', model: 'ready', search: 'ready', database: 'ready' },
      signals: ['words', 'terms: meilisearch'],
      degraded: [],
    }),
    mentions: () => mentions,
    detectLanguage: createDetectLanguage({ counts: new Map(), totals: new Map() }),
    identifiersIn,
    keepTextDays: 30,
    sms: null,
    messages: withGalleryMessages(
      createTestMessages(database, { now, log, directory: change.directory ?? (() => directory) }),
      directory,
    ),
    accounts: createTestAccounts(database, {
      record: audit.record,
      now,
      ...(change.config ?? config),
      ...accountTools,
    }),
    audit,
    desk: createDesk({
      ...{ database, now, ...sampleDeskAnswers },
      topics: () => published.topics,
      findInDirectory: async (words, query) => ({ hits: table.search(words, query), engine: 'fallback' }),
    }),
    routing: createSampleRouting(database, now),
    records: createRecords(database, ['en', 'es'], now),
    contactLetters: createContactLetters({
      ...{ database, now, log, language: shared.language, secrets: testSecrets, record: audit.record },
      config: { publicUrl: 'https://ask.cedarvalley.example', mailFrom: 'who-to-ask@cedarvalley.example' },
      mailer: async () => ({ state: 'sent' }),
      editor: createRecords(database, ['en', 'es'], now).editor,
      directory: () => services.directory(),
      writeLater: async (write) => write(),
    }),
    todayLines: createTodayLines({
      ...{ database, now, record: audit.record, language: change.language ?? shared.language },
      directory: () => services.directory(),
    }),
    setupState: createSetupState(database, now),
    sample: createSampleDistrict(
      database,
      () => services.directory(),
      () => services.routing.live().content.rules,
      fromRoot('seeds'),
      sampleMarks,
    ),
    transfer: createTestTransfer(database, now),
    backups: null,
    grading: createWeeklyGrading(
      { weeklySample: 40 },
      { database, writeLater: async (write: () => void) => write(), now, log },
      { directory: () => services.directory() },
    ),
    shopper,
    board: openBoard(database, { now, timeZone: () => directory.district.timeZone }),
    monthlyLetter: createMonthlyLetter({
      ...{ database, now, languages: shared.language.offered },
      board: openBoard(database, { now, timeZone: () => directory.district.timeZone }),
      grading: { shown: (until) => services.grading.shown(until) },
      shopper,
      directory: () => services.directory(),
      published: () => services.published(),
    }),
    translations: {
      ...createTranslationEditor(database, ['en', 'es', 'vi', 'ar'], now),
      files: createPendingFiles(database, now),
    },
    ...change,
  }
  for (const [code, text] of Object.entries(galleryTyped)) services.typedTexts.keep(code, galleryAsker, text)
  return {
    app: createApp(services, hasSampleErrorPage(change) ? sampleErrorPage : errorPageOf(services)),
    services,
    database,
    asked,
    feedback,
    erased,
    replies,
    askedAgain,
    logged: () => lines.join(''),
  }
}
