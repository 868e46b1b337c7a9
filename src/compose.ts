import { join } from 'node:path'
import { answerConcern } from './answering/answer-concern.js'
import { findEmergency } from './answering/find-emergency.js'
import { forgetDaily } from './answering/inquiries/forget-daily.js'
import { createInquiryKeeper } from './answering/inquiries/inquiry-keeper.js'
import { spillFile } from './answering/inquiries/spill-lines.js'
import { createTypedTexts } from './answering/inquiries/typed-texts.js'
import {
  createLiveRevision,
  type LiveRevision,
  type PreparedRevision,
  prepareRevision,
} from './answering/live-revision.js'
import { keepMentionIndexes } from './answering/mentions/mention-index.js'
import { createOrdinaryWords } from './answering/mentions/ordinary-words.js'
import { createModelStore } from './answering/models/model-store.js'
import { createSemanticSignal, type SemanticSignal } from './answering/models/semantic-signal.js'
import { readThinTopics } from './answering/models/thin-topic-file.js'
import { catalogueWords } from './answering/privacy/catalogue-words.js'
import { createRedactor, type Redactor } from './answering/privacy/redactor.js'
import { readHealth, watchParts } from './answering/read-health.js'
import { resolveAnswer } from './answering/resolve-answer.js'
import { suggestTopics } from './answering/suggest-topics.js'
import type { UnderstandTools } from './answering/understand-concern.js'
import type { AppServices } from './app.js'
import type { Config } from './config.js'
import { createImportFolder } from './content/imports/import-folder.js'
import { createTransfer } from './content/imports/transfer.js'
import { createRecords } from './content/records/records.js'
import { createDraftRunner, type DraftRunner } from './content/rehearsal/draft-runner.js'
import { createPublishGate, type PublishGate } from './content/rehearsal/publish-gate.js'
import { createRehearsals, maxInquiries, type Rehearsals } from './content/rehearsal/rehearsals.js'
import { createSavedCaseStore } from './content/rehearsal/saved-case-store.js'
import { createSuggestionScoring } from './content/rehearsal/suggestion-scoring.js'
import { publishRevision } from './content/revisions/publish-revision.js'
import { createPublisher, type Publisher } from './content/revisions/publisher.js'
import { latestRevision } from './content/revisions/revision-store.js'
import { createRevisionTasks } from './content/revisions/revision-tasks.js'
import { changedTopics } from './content/revisions/summarize-changes.js'
import { isUnseeded, seedDatabase } from './content/seeds/seed-database.js'
import { allEmergencyLines } from './directory/contacts/emergency-lines.js'
import { createDirectory, type DirectorySnapshot } from './directory/model/directory-snapshot.js'
import { directoryDocumentSlices, documentSlicesFor } from './directory/search/directory-documents.js'
import { distinctiveWordSlices } from './directory/search/distinctive-words.js'
import { peopleByNameSlices } from './directory/search/find-people.js'
import { renamedOffices } from './directory/search/other-names.js'
import { createOutboxStore } from './directory/search/outbox-store.js'
import { watchCalendar } from './directory/time/watch-calendar.js'
import { mainLanguage } from './paths/paths.js'
import { createAuditStore } from './platform/audit/audit-store.js'
import { findDamage } from './platform/database/find-damage.js'
import { noteDirectoryChanges } from './platform/database/note-directory-changes.js'
import { type Database, databaseFile, openDatabase } from './platform/database/open-database.js'
import { whenUnlocked } from './platform/database/when-unlocked.js'
import { startWriteThread } from './platform/database/write-thread.js'
import { createLanguage } from './platform/language/language.js'
import { fromRoot } from './platform/root.js'
import { createOutboxWorker } from './platform/search/outbox-worker.js'
import { createSearchEngine, type SearchEngine } from './platform/search/search-engine.js'
import { cacheTheme } from './platform/theme/theme.js'
import { createDailyJob } from './platform/threads/daily-job.js'
import { retry } from './platform/threads/retry.js'
import { settlesWithin } from './platform/threads/settles-within.js'
import { inSlices, type Slices } from './platform/threads/slices.js'
import { createAssets } from './platform/web/assets.js'
import { createHealthNotes } from './platform/web/health-notes.js'
import type { Log } from './platform/web/log.js'
import { noteFault } from './platform/web/note-fault.js'
import { createTemplates } from './platform/web/templates.js'
import { watchDisk } from './platform/web/watch-disk.js'
import { createTextMessages } from './public/text-messages/text-messages.js'
import { createDesk } from './staff/desk/desk.js'
import { createDeskAnswers } from './staff/desk/desk-answers.js'
import { dropOldFiles } from './staff/routing/pending-files.js'
import { createRoutingServices } from './staff/routing/routing-services.js'
import { createAccounts } from './staff/sign-in/accounts.js'
import { createGrantStore } from './staff/sign-in/grant-store.js'
import { createPasswordHash } from './staff/sign-in/password-hash.js'
import { createPasswordPolicy } from './staff/sign-in/password-policy.js'
import { createSecrets } from './staff/sign-in/secrets.js'
import { createSendMail } from './staff/sign-in/send-mail.js'
import { createSingleSignOn } from './staff/sign-in/single-sign-on.js'

/** Everything the service runs on, built once. */
export interface Services extends AppServices {
  database: Database
  liveRevision: LiveRevision
  search: SearchEngine
  semantic: SemanticSignal
  redactor: Redactor
  publisher: Publisher
  /** Where the working copy is tried. */
  draftRunner: DraftRunner
  rehearsals: Rehearsals
  publishing: PublishGate
  /** What routing stands on now: for the evaluation. */
  routeTools(): UnderstandTools
  /**
   * What goes on while concerns are answered already: filling the search index, training the topic model.
   * @returns when both are done; rejects when the training fails
   */
  finishStarting(): Promise<void>
  /** Closes all parts, one after another. @param limitMs goes on without what takes longer, and ends threads; a minute when left out */
  close(limitMs?: number): Promise<void>
}

export interface ServiceOptions {
  log: Log
  /** Told what goes on, in plain words. */
  say?: (words: string) => void
  /** Told how far a long piece of work has come, 0 to 1. */
  onProgress?: (work: 'danger' | 'topics' | 'phrasings', share: number) => void
  now?: () => Date
  /** How many times its deadline a signal may take; 1 for parents, more to measure. */
  patience?: number
  /** Templates and assets are read again when they change. */
  reload?: boolean
  /** Gives up a start that is under way: it rejects. */
  stopping?: AbortSignal
}

/** For all four steps of the end where nobody waits to kill, in milliseconds. */
const maxCloseLength = 60_000

/** While it serves: a wait for a locked database holds up every other request too. In milliseconds. */
const maxLockWait = 100
/** The thread that writes holds up nobody: it waits for as long as a preview of 50,000 people may take. In milliseconds. */
const maxWriteWait = 2000

/**
 * Opens or makes the database, starts the search engine, and takes up the published revision.
 * @throws {DatabaseError | SeedError} when there is nothing to serve from; nothing is left running
 */
export async function createServices(config: Config, options: ServiceOptions): Promise<Services> {
  const { log, say = () => {}, onProgress = () => {}, now = () => new Date(), reload = false } = options
  const notes = createHealthNotes({ now, log })
  const closing = new AbortController()
  const database = await openDatabase(databaseFile(config.dataDir))
  const writer = startWriteThread(database, {
    ...{ file: databaseFile(config.dataDir), log, notes, maxWait: maxWriteWait },
  })
  const search = createSearchEngine({ config, log, say })
  const headFile = config.meaning ? fromRoot('seeds', 'semantic-head.bin') : null
  const semantic = createSemanticSignal({ headFile, log, notes })
  const models = createModelStore(join(config.dataDir, 'models'))
  const outbox = createOutboxStore(database)
  const directory = createDirectory(database, { getReady })
  const liveRevision = createLiveRevision()
  let isRouting = false
  watchParts({ search, liveRevision, notes })
  watchCalendar(notes, directory.current, now)
  // A word that the catalogue often uses is no last name by itself.
  const words = catalogueWords(() => liveRevision.live().sources.index)
  const mentions = keepMentionIndexes(createOrdinaryWords(words.timesWritten))
  const mentionsOf = mentions.of
  const redactor = createRedactor({ mentions: () => mentionsOf(directory.current()), words, now })
  const language = createLanguage()
  const disk = watchDisk(config.dataDir, notes)
  const damage = findDamage(database.$client)
  if (damage) {
    notes.note('database', 'health.databaseBroken', { fault: damage })
    database.$client.pragma('query_only = ON')
  }
  // What is damaged is written to no more: it would get worse.
  const write: typeof writer.write = damage ? () => Promise.reject(new Error(damage)) : writer.write
  const inquiries = createInquiryKeeper(
    database,
    { write },
    {
      ...{ spillFile: spillFile(config.dataDir), log, notes },
    },
  )
  const theme = cacheTheme(() => directory.current().district)
  const published = () => liveRevision.live().revision.content
  const sms = createTextMessages(config, { database, now, log })
  const audit = createAuditStore(database, now)
  const secrets = createSecrets(config.dataDir)
  const { sso: ssoSettings, publicUrl } = config
  const accounts = createAccounts({
    database,
    secrets,
    passwords: createPasswordHash(),
    passwordFault: createPasswordPolicy(),
    sendMail: createSendMail(config.smtpUrl, config.mailFrom, log),
    sso: ssoSettings && publicUrl ? createSingleSignOn(ssoSettings, { publicUrl, secrets, log }) : null,
    record: audit.record,
    publicUrl,
    now,
    timeZone: () => directory.current().district.timeZone,
    onFault(error) {
      log.error({ fault: (error as Error).message }, 'The database does not take who was seen')
      noteFault(notes, error)
    },
  })
  const transfer = createTransfer(database, {
    ...{ dataDir: config.dataDir, importFolder: config.importFolder, offered: language.offered, now, log },
  })
  const importFolder = config.importFolder
    ? createImportFolder(config.importFolder, {
        ...{ importer: transfer.importer, dataDir: config.dataDir, record: audit.record, language, now, log },
      })
    : null
  const worker = createOutboxWorker({
    store: outbox,
    documentsFor: async (kind, key) =>
      inSlices(documentSlicesFor(await directory.fresh(), published(), kind, key)),
    directory: search.directory,
    log,
  })

  const draftRunner = createDraftRunner({
    ...{ dataDir: config.dataDir, headFile, languages: language.offered, search, now },
    live: () => liveRevision.live().revision.id,
  })
  const rehearsals = createRehearsals({ database, draftRunner, now, log })
  const publisher = createPublisher({
    ...{ database, liveRevision, models, search, now, log },
    tools: prepareTools,
    alsoPrepare: ({ revision }) => inSlices(distinctiveWordSlices(revision.content.phrasings)).then(() => {}),
    onTakenUp: tellIndex,
  })

  const revisionTasks = createRevisionTasks(config.dataDir)
  const publishing = createPublishGate({
    ...{ publisher, rehearsals, freeze: revisionTasks.freeze },
    ...createGrantStore(database, accounts.store, now),
  })

  /** What the first question to a large directory would wait for. */
  function* getReady(snapshot: DirectorySnapshot): Slices<void> {
    if (isRouting) yield* mentions.getReady(snapshot)
    for (const lang of language.offered) yield* peopleByNameSlices(snapshot, lang)
  }

  function prepareTools() {
    const schools = directory.current().schools.map(({ slug }) => slug)
    return { models, search, semantic, schools, patience: options.patience ?? 1 }
  }

  /** For small writes that nobody waits for; a stop gives them up. Never rejects. */
  async function later(write: () => void): Promise<void> {
    try {
      await whenUnlocked(database, write, closing.signal)
    } catch (error) {
      if (!closing.signal.aborted) log.error({ fault: String(error) }, 'The database does not take a note')
    }
  }

  /** Topics, and other names of offices, are in the directory's index as they were published. */
  function tellIndex(now: PreparedRevision, before: PreparedRevision): void {
    const contents = [before.revision.content, now.revision.content] as const
    const topics = changedTopics(...contents)
    const offices = renamedOffices(directory.current().offices, contents[0].synonyms, contents[1].synonyms)
    const changes = [
      ...topics.map((key) => ({ kind: 'topic' as const, key })),
      ...offices.map((key) => ({ kind: 'office' as const, key })),
    ]
    void later(() => noteDirectoryChanges(database.$client, changes))
  }

  const forgetting = createDailyJob(
    () => {
      const { timeZone } = directory.current().district
      dropOldFiles(database, now())
      const options = { now: now(), keepTextDays: config.keepTextDays, timeZone }
      return forgetDaily(
        database,
        { ...options, spillFile: spillFile(config.dataDir) },
        { log, audit, auditKeepDays: config.auditKeepDays, notes },
      )
    },
    { log, fault: 'What is kept no more could not be erased; it is tried again' },
  )

  /** What comes later must have its turn even where one never ends. */
  async function stop(limitMs: number, ...parts: (Promise<unknown> | undefined)[]): Promise<void> {
    const stopped = Promise.all(parts).catch((error) =>
      log.error({ fault: String(error) }, 'Stopping failed'),
    )
    if (!(await settlesWithin(limitMs, stopped)))
      log.error({}, 'Something takes too long to stop; the rest goes on')
  }

  async function close(limitMs = maxCloseLength): Promise<void> {
    const stepMs = limitMs / 4
    closing.abort()
    directory.close()
    const threads = [
      publisher.stop(),
      rehearsals.stop(),
      revisionTasks.stop(),
      models.stop(),
      semantic.stop(),
    ]
    await stop(stepMs, ...threads, transfer.importer.close(), importFolder?.stop())
    await stop(stepMs, forgetting.stop(), worker.stop(), search.stop())
    disk.stop()
    await stop(stepMs, inquiries.close())
    sms?.optOuts.handOver()
    await writer.stop(stepMs)
    database.$client.close()
  }

  const giveUp = () => void Promise.all([models.stop(), search.stop()])
  options.stopping?.addEventListener('abort', giveUp)
  try {
    if (config.seedFolder && isUnseeded(database)) {
      say(`Loading the district from ${config.seedFolder} …`)
      seedDatabase(database, config.seedFolder, { today: now().toISOString().slice(0, 10) })
    }
    await directory.fresh()
    const searching = search.start()
    const revision = latestRevision(database) ?? publishRevision(database, { note: 'As installed', by: null })
    const onDangerProgress = (share: number) => onProgress('danger', share)
    const prepared = await prepareRevision(revision, { ...prepareTools(), onDangerProgress })
    liveRevision.use(prepared)
    isRouting = true
    await inSlices(getReady(directory.current()), options.stopping)
    models.hold(prepared.requests)
    await searching
    database.$client.pragma(`busy_timeout = ${maxLockWait}`)
    void forgetting.start()
    tellUnsureCases()
  } catch (error) {
    await close()
    throw error
  } finally {
    options.stopping?.removeEventListener('abort', giveUp)
  }

  /** Cases that an update could not tell apart from a family's words. */
  function tellUnsureCases(): void {
    const unsure = createSavedCaseStore(database).unsure()
    if (unsure === 0) return
    say(
      `${unsure} saved cases may hold words of families whose questions are erased. Check them at Routing, Saved questions; else they are erased.`,
    )
    const event = { who: null, what: 'cases-unsure', about: null, from: 'service' } as const
    void later(() => audit.record({ ...event, details: { cases: unsure } }))
  }

  async function fillSearch({ phrasings, sources }: PreparedRevision): Promise<void> {
    await search.usePhrasings(
      phrasings,
      () => sources.index.documents,
      (done, total) => onProgress('phrasings', done / total),
    )
    const through = outbox.last()
    const whole = await search.useDirectory(async () =>
      inSlices(directoryDocumentSlices(await directory.fresh(), published())),
    )
    if (whole) void later(() => outbox.doneThrough(through))
    worker.start()
    importFolder?.start()
  }

  async function trainTopics(prepared: PreparedRevision): Promise<void> {
    const { missing } = prepared
    if (!missing) return
    await retry(
      async () => prepared.setTopicModel(await models.train(missing, (share) => onProgress('topics', share))),
      // What is published meanwhile has been learned.
      () => closing.signal.aborted || liveRevision.live() !== prepared,
      (error) => {
        log.error({ fault: (error as Error).message }, 'The topics could not be learned; it is tried again')
        notes.note('learning', 'health.learningFailed')
      },
    )
    notes.clear('learning')
  }

  const { district } = directory.current()
  const { t } = language.speech(mainLanguage)
  for (const { key, values } of theme().faults) say(`The looks of the pages: ${t(key, values)}`)
  const { keepTextDays } = config
  const answering = {
    liveRevision,
    directory,
    mentionsOf,
    inquiries,
    redactor,
    keepTextDays,
    language,
    log,
    now,
  }
  return {
    config,
    log,
    say,
    language,
    now,
    database,
    liveRevision,
    search,
    semantic,
    publisher,
    draftRunner,
    rehearsals,
    publishing,
    redactor,
    routeTools: () => ({
      liveRevision,
      directory: directory.current(),
      mentions: mentionsOf(directory.current()),
      log,
    }),
    close,
    templates: createTemplates(fromRoot('views'), { reload }),
    assets: createAssets(undefined, { reload, theme }),
    typedTexts: createTypedTexts({ now }),
    directory: () => directory.current(),
    published,
    findInDirectory: search.directory.search,
    routing: createRoutingServices(database, {
      ...{ liveRevision, now, draftRunner, rehearsals, publishing, publisher, revisionTasks },
      suggestionScoring: createSuggestionScoring({ draftRunner, maxInquiries, log }),
      thinTopics: () => readThinTopics(models.folder),
    }),
    desk: createDesk({
      ...{ database, now, ...createDeskAnswers(answering) },
      topics: () => published().topics,
      findInDirectory: search.directory.search,
    }),
    suggest: (words, lang) =>
      suggestTopics(words, lang, {
        suggest: search.directory.suggest,
        topics: published().topics,
        identifiersIn: redactor.find,
      }),
    districtCard: () => ({ ...district, ...directory.current().district }),
    listSchools: () => directory.current().schools.map(({ slug, name, level }) => ({ slug, name, level })),
    emergencyLines: (lang) => allEmergencyLines(directory.current().crisisLines, lang),
    findEmergency: (typed) => findEmergency(typed, answering),
    answerConcern: (concern) => answerConcern(concern, answering),
    findAnswer: async (code, lang, slug) => {
      const inquiry = inquiries.find(code)
      if (!inquiry) return null
      const snapshot = directory.current()
      const asked = snapshot.schools.find((school) => school.id === inquiry.school) ?? null
      const school = snapshot.school(slug) ?? asked
      return resolveAnswer(
        inquiry,
        { school, speech: language.speech(lang), now: now() },
        liveRevision,
        snapshot,
      )
    },
    recordFeedback: async (code, feedback) => {
      await inquiries.takeFeedback(code, feedback, now())
    },
    mentions: () => mentionsOf(directory.current()),
    detectLanguage: liveRevision.detectLanguage,
    identifiersIn: (text) =>
      redactor.find(text, liveRevision.detectLanguage(text, null) === 'es' ? 'es' : 'en'),
    keepTextDays,
    sms,
    accounts,
    audit,
    records: createRecords(database, language.offered, now),
    transfer,
    noteFault: (error) => noteFault(notes, error),
    health: () => readHealth({ database, search, liveRevision, semantic, notes }),
    finishStarting: async () => {
      const prepared = liveRevision.live()
      await Promise.all([fillSearch(prepared), trainTopics(prepared)])
      publisher.start()
    },
  }
}
