import { join } from 'node:path'
import type { Config } from '../config.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { localDate } from '../directory/time/local-time.js'
import type { Platform } from '../platform/open-platform.js'
import { fromRoot } from '../platform/root.js'
import { inSlices } from '../platform/threads/slices.js'
import { stopParts } from '../platform/threads/stop-parts.js'
import type { DistrictCard } from '../platform/web/district-card.js'
import type { SharedNotes } from '../platform/web/share-notes.js'
import { type AnswerTools, answerConcern, inquire } from './answer-concern.js'
import { presentMainLine } from './cards/open-instead.js'
import type { Concern } from './concern.js'
import { countAnswers } from './count-answers.js'
import { findAnswer, type PickedChild } from './find-answer.js'
import { findEmergency, type TypedText } from './find-emergency.js'
import { brokenGlossaries } from './glossary/open-glossary.js'
import { goLiveFirst } from './go-live-first.js'
import type { Erasure } from './inquiries/erase-statements.js'
import { eraseTyped } from './inquiries/erase-typed.js'
import type { Feedback } from './inquiries/feedback.js'
import { createInquiryKeeper } from './inquiries/inquiry-keeper.js'
import { countReplyReports, type ReplyReport } from './inquiries/reply-report-store.js'
import { spillFile } from './inquiries/spill-lines.js'
import { createTypedTexts } from './inquiries/typed-texts.js'
import { learnTopics } from './learn-topics.js'
import { createLiveRevision, type PrepareTools } from './live-revision.js'
import { cacheMentionIndexes } from './mentions/mention-index.js'
import { noteMissingRoles } from './mentions/note-missing-roles.js'
import { createOrdinaryWords } from './mentions/ordinary-words.js'
import { createModelStore } from './models/model-store.js'
import { createSemanticSignal, type SemanticSignal } from './models/semantic-signal.js'
import type { TrainedModel } from './models/trained-model.js'
import { noteMissingTopics } from './note-missing-topics.js'
import { catalogWords } from './privacy/catalog-words.js'
import { languagesWithNames } from './privacy/find-identifiers.js'
import { createRedactor } from './privacy/redactor.js'
import { readTagger } from './privacy/tagger/tagger-file.js'
import type { TaggerModel } from './privacy/tagger/word-tagger.js'
import { readHealth, watchParts } from './read-health.js'
import { restLater } from './revision/rest-content.js'
import { mergedTopicsOf, type Revision } from './revision/revision.js'
import { linkModels, type RevisionPool } from './revision-pool.js'
import { createSearchFiller } from './search-filler.js'
import { suggestTopics } from './suggest-topics.js'
import { createTranslateContent } from './translate-content.js'
import { warmUp, warmUpALittle } from './warm-up.js'
import { countMissed, watchAnswering } from './watch-answering.js'

/** What the districts of one service share. */
export interface AnsweringInCommon {
  revisions: RevisionPool
  semantic: SemanticSignal
  /** Takes part in the health of the encoder. */
  encoderNotes: SharedNotes
  tagger: TaggerModel
}

export interface AnsweringOptions {
  /** Receives the progress of long work, 0 to 1. */
  onProgress?: (work: 'danger' | 'topics' | 'phrasings', share: number) => void
  /** Multiplies the deadlines of signals: 1 for families, more for measurements. */
  patience?: number
  /** Where one service serves many districts. */
  answeringInCommon?: AnsweringInCommon
}

/** The main job, from a concern to the people who can help. Answers once `takeUpFirst` has given it a revision. */
export function openAnswering(
  config: Config,
  platform: Platform,
  { snapshots, directory, getReady, setGetReadyFirst, setMergedTopics }: DirectoryWing,
  { onProgress = () => {}, patience = 1, answeringInCommon: inCommon }: AnsweringOptions,
) {
  const { database, search, language, notes, metrics, log, now, write, emptyLogSoon, writeLater, closing } =
    platform
  const headFile = semanticHeadFile(config)
  const semantic =
    inCommon?.semantic ?? createSemanticSignal({ headFile, log, notes, onMissed: countMissed(metrics) })
  const leaveNotes = inCommon?.encoderNotes.join(notes)
  const pool = inCommon?.revisions
  const models = createModelStore(join(config.dataDir, 'models'))
  const liveRevision = createLiveRevision(null, (prepared) => {
    const merged = mergedTopicsOf(prepared.revision.content)
    setMergedTopics(() => merged)
    noteMissingTopics(prepared, log)
    noteMissingRoles(directory(), log)
    restLater(prepared.revision.content, closing)
  })
  watchParts({ search, liveRevision, notes })
  // A word that is frequent in the catalog is not a last name by itself.
  const words = catalogWords(() => liveRevision.live().sources.index)
  const mentionIndexes = cacheMentionIndexes(createOrdinaryWords(words.timesWritten))
  const mentions = () => mentionIndexes.of(directory())
  const tagger = inCommon?.tagger ?? readOwnTagger()
  const redactor = createRedactor({ mentions, words, tagger, now })
  const inquiries = createInquiryKeeper(
    database,
    { write, emptyLogSoon },
    { spillFile: spillFile(config.dataDir), log, notes },
  )
  const typedTexts = createTypedTexts({ now })
  const translateContent = createTranslateContent()
  /** With translations, for display: routing uses `liveRevision`. */
  const published = () => translateContent(liveRevision.live().revision.content, directory().translations)
  const filler = createSearchFiller({
    ...{ database, search, snapshots, writeLater, metrics, log },
    published: () => liveRevision.live().revision.content,
    district: config.district,
  })
  const answerTools: AnswerTools = {
    liveRevision,
    directory: snapshots,
    mentionsOf: mentionIndexes.of,
    inquiries,
    redactor,
    keepTextDays: config.keepTextDays,
    language,
    log,
    now,
    counts: countAnswers(metrics, language.offered),
  }
  const health = () => readHealth({ database, search, liveRevision, semantic, notes })
  watchAnswering(metrics, { semantic, inquiries, liveRevision, search, health })

  const stopLearning = () => Promise.all([models.stop(), inCommon ? leaveNotes?.() : semantic.stop()])
  // Training threads stop first: others may wait for them at shutdown.
  closing.addEventListener('abort', () => void stopLearning().catch(() => {}))

  const prepareTools = (): PrepareTools => {
    const schools = directory().whole.schools.map(({ slug }) => slug)
    return { models, search, semantic, schools, patience, pool }
  }

  /** @param stopping aborts it; the promise then rejects */
  async function takeUpFirst(revision: Revision, stopping?: AbortSignal): Promise<void> {
    const onDangerProgress = (share: number) => onProgress('danger', share)
    const getReadyFirst = () => {
      setGetReadyFirst(mentionIndexes.getReady)
      return inSlices(getReady(directory()), stopping)
    }
    const tools = { models, search, liveRevision, getReady: getReadyFirst }
    const prepare = () => ({ ...prepareTools(), onDangerProgress })
    await goLiveFirst(revision, { ...tools, prepareTools: prepare }, stopping)
  }

  async function warmUpAll(): Promise<void> {
    const { phrasings } = liveRevision.live().revision.content
    const textsIn = (codes: readonly string[]) =>
      codes.flatMap((code) => phrasings.find(({ lang }) => lang === code) ?? [])
    const concernOf = (text: string, lang: string): Concern => ({
      ...{ text, lang, language: lang },
      ...{ school: null, channel: 'api' },
    })
    const parts = {
      assess: liveRevision.assess,
      findIdentifiers: redactor.find,
      inquire: (text: string, lang: string) => inquire(concernOf(text, lang), answerTools),
    }
    const sayWhy = (error: Error) => {
      if (!closing.aborted) log.warn({ fault: error.message }, 'The first answers may be slow')
    }
    const sayBroken = () => {
      for (const each of brokenGlossaries())
        log.error({ ...each }, 'A glossary cannot be read: its language is answered without it')
    }
    const often = language.offered.filter((lang) => languagesWithNames.has(lang))
    const others = language.offered.filter((lang) => !languagesWithNames.has(lang))
    await warmUp(textsIn(often), parts, closing).catch(sayWhy)
    void warmUpALittle(textsIn(others), parts, closing).catch(sayWhy).finally(sayBroken)
  }

  const mainLine = (lang: string) =>
    presentMainLine({ directory: directory(), now: now(), speech: language.speech(lang) })

  return {
    /** The district's facts, with whether its line is open. */
    districtCard: (lang: string): DistrictCard => ({ ...directory().district, closed: mainLine(lang) }),
    liveRevision,
    semantic,
    models,
    headFile,
    redactor,
    published,
    answerTools,
    prepareTools,
    mentions,
    takeUpFirst,
    /** Beside the first questions, which are slower until then. Never rejects. */
    warmUp: warmUpAll,
    /** Resolves when it is known whether there is a Meilisearch: it may take long to start. */
    searchStarted: search.start,
    async fillSearch(): Promise<void> {
      await search.start()
      await filler.fill(liveRevision.live(), (share) => onProgress('phrasings', share))
    },
    verifySearch: (signal: AbortSignal) => filler.verify(liveRevision.live(), signal),
    /** A content that another district has in memory. @param hash its `contentHash` */
    contentWith: (hash: string) => pool?.contentWith(hash) ?? null,
    learnTopics: (onFault?: (fault: unknown) => void) =>
      learnTopics(liveRevision.live(), {
        learned: pool && ((key) => takeTopics(pool, key, models.folder)),
        models,
        liveRevision,
        closing,
        notes,
        log,
        onProgress: (share) => onProgress('topics', share),
        onFault,
      }),
    /** For evaluation: the current inputs of `understandConcern`. */
    understandTools: () => ({ liveRevision, directory: directory(), mentions: mentions(), log }),
    typedTexts,
    keepTextDays: config.keepTextDays,
    suggest: (typed: string, lang: string) =>
      suggestTopics(typed, lang, {
        suggest: search.directory.suggest,
        topics: published().topics,
        identifiersIn: redactor.find,
      }),
    findEmergency: (typed: TypedText) => findEmergency(typed, answerTools),
    answerConcern: (concern: Concern) => answerConcern(concern, answerTools),
    findAnswer: async (code: string, lang: string, school: string | null, child?: PickedChild) =>
      findAnswer(code, lang, school, child ?? null, answerTools),
    recordFeedback: async (code: string, feedback: Feedback) => {
      await inquiries.takeFeedback(code, feedback, now())
    },
    noteAskedAgain: async (code: string) => {
      await inquiries.noteAskedAgain(code, now())
    },
    eraseTyped: (token: string | null, what: Erasure['what'], asked: readonly string[]) =>
      eraseTyped(token, what, asked, { typedTexts, inquiries, directory, now }),
    wasErased: inquiries.wasErased,
    recordReply: async (code: string, report: Omit<ReplyReport, 'day'>) => {
      const day = localDate(now(), directory().district.timeZone)
      await inquiries.takeReply(code, { ...report, day })
    },
    countReplies: (since: string) => countReplyReports(database, since),
    detectLanguage: liveRevision.detectLanguage,
    identifiersIn: (text: string) =>
      redactor.find(text, liveRevision.detectLanguage(text, null) === 'es' ? 'es' : 'en'),
    health,
    async close(stepMs: number): Promise<void> {
      await stopParts(log, stepMs, [stopLearning(), filler.stop(), search.stop()])
      await stopParts(log, stepMs, [inquiries.close()])
    },
  }
}

export type Answering = ReturnType<typeof openAnswering>

/** Null without the sentence encoder. */
export const semanticHeadFile = ({ meaning }: Pick<Config, 'meaning'>): string | null =>
  meaning ? fromRoot('seeds', 'semantic-head.bin') : null

/** The model of names, as it comes with the service. */
export const readOwnTagger = (): TaggerModel => readTagger(fromRoot('seeds', 'redaction', 'tagger.bin'))

/** The topic model of another district with the same texts, once it is learned. @param folder gets the file, too */
async function takeTopics(pool: RevisionPool, key: string, folder: string): Promise<TrainedModel | null> {
  const found = pool.find(key)
  const model = found?.prepared.sources.topicModel() ?? null
  if (found && model) await linkModels(found.folder, folder, found.prepared.requests)
  return model
}
