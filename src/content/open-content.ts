import type { Answering } from '../answering/open-answering.js'
import type { Config } from '../config.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { distinctiveWordSlices } from '../directory/search/distinctive-words.js'
import { createReadChangeMark } from '../platform/database/read-change-mark.js'
import { createMailer } from '../platform/mail/send-mail.js'
import type { Platform } from '../platform/open-platform.js'
import { inSlices } from '../platform/threads/slices.js'
import { stopParts } from '../platform/threads/stop-parts.js'
import { createNightlyBackup } from './backups/nightly-backup.js'
import { createCatalogOffers, createCatalogTasks, watchCatalog } from './catalog/catalog-offers.js'
import { noteInstalled } from './catalog/note-installed.js'
import { createContactLetters } from './contact-letters/contact-letters.js'
import { createEraseDaily } from './erase-daily.js'
import { createWeeklyGrading } from './grading/weekly-grading.js'
import { createImportFolder } from './imports/import-folder.js'
import { createOneRosterStore } from './imports/one-roster-store.js'
import { createPullRules } from './imports/pull/pull-rule-store.js'
import { createRosterPull } from './imports/pull/roster-pull.js'
import { createTransfer } from './imports/transfer.js'
import { createIndexCheck } from './index-check.js'
import { openBoard } from './insights/board/open-board.js'
import { createMonthlyLetter } from './insights/letter/monthly-letter.js'
import { watchLinks } from './links/watch-links.js'
import { createRecords } from './records/records.js'
import { createDraftLearning } from './rehearsal/draft-learning.js'
import { createDraftRunner } from './rehearsal/draft-runner.js'
import { keepDraftReady } from './rehearsal/keep-draft-ready.js'
import { createRehearsals, maxInquiries } from './rehearsal/rehearsals.js'
import { createSuggestionScoring } from './rehearsal/suggestion-scoring.js'
import { tellUnsureCases } from './rehearsal/tell-unsure-cases.js'
import { createPendingFiles } from './revisions/pending-file-store.js'
import { publishRevision } from './revisions/publish-revision.js'
import { createPublisher } from './revisions/publisher.js'
import { latestRevision } from './revisions/revision-store.js'
import { createRevisionTasks } from './revisions/revision-tasks.js'
import { createTellIndex } from './revisions/tell-index.js'
import { ownRules } from './sample/first-own-revision.js'
import { createSampleDistrict } from './sample/sample-district.js'
import { watchLeftovers } from './sample/watch-leftovers.js'
import { seedIfEmpty } from './seeds/seed-if-empty.js'
import { createSetupState } from './setup/setup-state.js'
import { createMysteryShopper } from './shopper/mystery-shopper.js'
import { createTodayLines } from './today/today-lines.js'
import { bringTranslations } from './translations/bring-translations.js'
import { createTranslationEditor } from './translations/translation-editor.js'

/** Editing, importing, rehearsing, publishing and erasing the district's data. */
export function openContent(
  config: Config,
  platform: Platform,
  { directory, snapshots }: DirectoryWing,
  answering: Answering,
) {
  const { database, search, language, log, now, audit, writeLater, jobs } = platform
  const { liveRevision, models, headFile, semantic } = answering
  const { dataDir } = config
  const { ofStaff: offered } = language
  const transfer = createTransfer(database, {
    dataDir,
    importFolder: config.importFolder,
    offered,
    identifiersIn: answering.identifiersIn,
    now,
    log,
    openPull: (importer) =>
      config.oneRoster &&
      createRosterPull(config.oneRoster, {
        importer,
        dataDir,
        rules: createPullRules(database, config.oneRoster),
        timeZone: () => directory().district.timeZone,
        countLinked: createOneRosterStore(database.$client).countLinkedPeople,
        record: audit.record,
        now,
        log,
        jobs,
      }),
  })
  const importFolder = config.importFolder
    ? createImportFolder(config.importFolder, {
        importer: transfer.importer,
        doubts: transfer.doubts,
        dataDir,
        record: audit.record,
        language,
        now,
        log,
      })
    : null
  const draftRunner = createDraftRunner({
    dataDir,
    headFile,
    semantic,
    languages: offered,
    search,
    now,
    live: () => liveRevision.live().revision.id,
  })
  const rehearsals = createRehearsals({ database, draftRunner, now, log })
  const revisionTasks = createRevisionTasks(dataDir, { readMark: createReadChangeMark(database.$client) })
  const publisher = createPublisher({
    database,
    liveRevision,
    models,
    search,
    now,
    log,
    tools: answering.prepareTools,
    alsoPrepare: ({ revision }) => inSlices(distinctiveWordSlices(revision.content.phrasings)).then(() => {}),
    async restoreWorkingCopy(revision, contentHash) {
      const schools = directory().whole.schools.map(({ slug }) => slug)
      return revisionTasks.load({ revision }, schools, contentHash)
    },
    onTakenUp: createTellIndex({ database, directory, writeLater }),
  })
  const erasing = createEraseDaily(config, platform, { directory }, transfer.importer)
  const backups = createNightlyBackup(config, platform, { directory })
  const grading = createWeeklyGrading(config, platform, { directory })
  const shopper = createMysteryShopper(platform, { directory }, answering)
  const linkWatch = watchLinks(config, platform, { directory })
  const indexCheck = createIndexCheck(platform, { directory }, answering)
  const catalogTasks = createCatalogTasks(dataDir)
  const catalogWatch = watchCatalog(config, platform, { directory }, catalogTasks.run)
  const records = createRecords(database, offered, now)
  const contactLetters = createContactLetters({
    ...platform,
    config,
    mailer: createMailer(config.smtpUrl, config.mailFrom),
    editor: records.editor,
    directory,
    record: audit.record,
  })
  const publishedRules = () => ownRules(database.$client, liveRevision.live().revision)
  const leftovers = watchLeftovers(platform, directory, publishedRules, config.standardFolder)

  // Files are dropped without a request, and a publication goes on after its own.
  jobs.plan(() => (importFolder || publisher.progress() ? now() : null))

  /**
   * Gets an empty database ready to answer.
   * @param stopping aborts it: then it rejects
   * @throws {DatabaseError | SeedError} if there is nothing to answer from
   */
  async function startAnswering(stopping?: AbortSignal): Promise<void> {
    const filled = await noteInstalled(database, config, now(), () => seedIfEmpty(platform, config))
    if (!platform.isReopened) bringTranslations(platform, config.seedFolder)
    await snapshots.fresh()
    // An earlier version published nothing at all for a database that it left empty.
    const latest = filled ? null : latestRevision(database, answering.contentWith)
    const revision = latest ?? publishRevision(database, { note: 'As installed', by: null })
    await answering.takeUpFirst(revision, stopping)
    platform.waitBrieflyForLocks()
    erasing.start()
    tellUnsureCases(platform)
  }

  /**
   * Continues while concerns are answered: fills the search index, trains the topic model.
   * @param onFault called at each training that fails, which is tried again
   * @returns when both are done
   */
  async function finishStarting(onFault?: (fault: unknown) => void): Promise<void> {
    leftovers.tell()
    // Learning may fail for days, on a full disk: backups and letters do not wait for that.
    const startJobs = startOnce()
    const filled = answering.fillSearch().then(() => {
      indexCheck.start()
      importFolder?.start()
      transfer.pull?.start()
    })
    const learned = answering.learnTopics((fault) => {
      startJobs()
      onFault?.(fault)
    })
    await Promise.all([filled, learned])
    publisher.start()
    shopper.start()
    startJobs()
  }

  /** @returns starts the jobs that need no topic model, once */
  function startOnce(): () => void {
    let isStarted = false
    return () => {
      if (isStarted) return
      isStarted = true
      backups?.start()
      void linkWatch.start()
      contactLetters.start()
      catalogWatch.start()
      grading.start()
    }
  }

  const board = openBoard(database, { now, timeZone: () => directory().district.timeZone })
  return {
    startAnswering,
    finishStarting,
    transfer,
    draftRunner,
    draftReadiness: keepDraftReady(draftRunner),
    rehearsals,
    publisher,
    revisionTasks,
    catalogOffers: createCatalogOffers(platform, offered, catalogTasks.run),
    draftLearning: createDraftLearning({ draftRunner, log }),
    suggestionScoring: createSuggestionScoring({ draftRunner, maxInquiries, log }),
    sample: createSampleDistrict(database, directory, publishedRules, config.standardFolder),
    setupState: createSetupState(database, now),
    records,
    /** Null without `BACKUP_DIR`. */
    backups,
    contactLetters,
    indexCheck,
    shopper,
    grading,
    board,
    monthlyLetter: createMonthlyLetter({
      ...{ database, board, grading, shopper, directory, now, languages: language.offered },
      published: () => liveRevision.live().revision.content,
    }),
    todayLines: createTodayLines({ database, language, directory, record: audit.record, now }),
    translations: {
      ...createTranslationEditor(database, language.offered, now),
      files: createPendingFiles(database, now),
    },
    async close(stepMs: number): Promise<void> {
      transfer.doubts.stop()
      await stopParts(log, stepMs, [
        publisher.stop(),
        rehearsals.stop(),
        revisionTasks.stop(),
        transfer.pull?.stop(),
        transfer.importer.close(),
        importFolder?.stop(),
        erasing.stop(),
        backups?.stop(),
        linkWatch.stop(),
        contactLetters.stop(),
        shopper.stop(),
        indexCheck.stop(),
        catalogWatch.stop(),
        catalogTasks.stop(),
        grading.stop(),
      ])
    },
  }
}

export type Content = ReturnType<typeof openContent>
