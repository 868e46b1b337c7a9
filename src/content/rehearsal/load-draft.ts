import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import {
  createLiveRevision,
  type PreparedRevision,
  type PrepareTools,
  prepareRevision,
} from '../../answering/live-revision.js'
import { createMentionIndex } from '../../answering/mentions/mention-index.js'
import { createOrdinaryWords } from '../../answering/mentions/ordinary-words.js'
import { modelRequestSlices } from '../../answering/model-requests.js'
import { modelFile } from '../../answering/models/model-files.js'
import { createModelStore, type ModelStore } from '../../answering/models/model-store.js'
import type { TrainedModel } from '../../answering/models/trained-model.js'
import { contentHash } from '../../answering/revision/content-hash.js'
import { mergedTopicsOf, type Revision, type RevisionContent } from '../../answering/revision/revision.js'
import type { UnderstandTools } from '../../answering/understand-concern.js'
import { type DirectorySnapshot, readDirectory } from '../../directory/model/directory-snapshot.js'
import { followMergedTopics } from '../../directory/model/merged-topics.js'
import { openPlacesOn } from '../../directory/model/open-places.js'
import { localDate } from '../../directory/time/local-time.js'
import { createReadDirectoryVersion } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { createReadChangeMark } from '../../platform/database/read-change-mark.js'
import { inSlices } from '../../platform/threads/slices.js'
import type { Log } from '../../platform/web/log.js'
import { findRevision } from '../revisions/revision-store.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import type { DraftEncoder } from './draft-encoder.js'
import type { DraftWork, ReportWork } from './draft-messages.js'
import type { DraftSearch } from './draft-search.js'

/** The live revision (`before`) and the working copy (`after`), ready to answer. */
export interface LoadedDraft {
  /** Of the working copy. */
  hash: string
  before: PreparedRevision
  after: PreparedRevision
  /** With closed schools and offices, which rules may name. */
  directory: DirectorySnapshot
  /** As families see the directory. */
  sides: Record<'before' | 'after', UnderstandTools>
}

/** Models that a draft has not learned yet: until then, its answers come from the published models. */
export type Unlearned = 'models' | 'meaning'

/** Signals may take this many times as long as in an answer: nobody waits for them. */
const patience = 60
/** Somebody waits for a single question, on a machine that may be learning. */
const trialPatience = 3
const encoderWaitMs = 30_000
const quickEncoderWaitMs = 1500

/** Loads the live revision and the working copy from the database, and trains the models they lack. */
export function createDraftLoader(options: {
  database: Database
  dataDir: string
  encoder: DraftEncoder
  search: DraftSearch
  log: Log
}) {
  const { database, dataDir, encoder, search, log } = options
  const models = createModelStore(join(dataDir, 'models'))
  const meanings = new Map<string, ReturnType<typeof encoder.topics>>()
  let loaded: LoadedDraft | null = null
  /** Ready before its models are trained. */
  let quick: { draft: LoadedDraft; isLearned: boolean } | null = null
  let live: { id: number; prepared: Promise<PreparedRevision> } | null = null
  const readContent = onceChanged(createReadChangeMark(database.$client), () => {
    const content = readWorkingCopy(database)
    return { content, hash: contentHash(content) }
  })
  const readWhole = onceChanged(createReadDirectoryVersion(database.$client), () => readDirectory(database))

  const semantic = {
    hash: () => encoder.hash(),
    /** The meaning of a sentence is the same on both sides. */
    topics(text: string, deadlineMs: number) {
      const known = meanings.get(text) ?? encoder.topics(text, deadlineMs)
      meanings.set(text, known)
      // One that came too late for a single question may come in time for a rehearsal.
      void known.then((found) => found ?? meanings.delete(text))
      return known
    },
  }

  function prepare(
    revision: Revision,
    { schools }: LoadedDraft['directory'],
    like: PreparedRevision | null,
    own: Partial<PrepareTools> = {},
  ): Promise<PreparedRevision> {
    const slugs = schools.map(({ slug }) => slug)
    const tools = { models, patience, semantic, search, schools: slugs, ...own }
    return prepareRevision(revision, tools, like)
  }

  /** The live revision, prepared once. */
  async function prepareLive(
    revision: number,
    directory: LoadedDraft['directory'],
  ): Promise<PreparedRevision> {
    if (live?.id !== revision) {
      const found = findRevision(database, revision)
      if (!found) throw new Error(`There is no revision ${revision}`)
      live = { id: revision, prepared: prepare(found, directory, loaded?.after ?? null) }
    }
    const { prepared } = live
    try {
      return await prepared
    } catch (error) {
      if (live.prepared === prepared) live = null
      throw error
    }
  }

  /**
   * Brings both sides up to date; returns at once if nothing has changed.
   * @returns also whether the sentence encoder takes part
   */
  async function load(
    revision: number,
    moment: Date,
    onProgress: ReportWork,
  ): Promise<LoadedDraft & { hasMeaning: boolean }> {
    onProgress('reading', 0)
    const { content, hash } = readContent()
    const directory = readWhole()
    onProgress('live', 0)
    const before = await prepareLive(revision, directory)
    onProgress('draft', 0)
    const after =
      loaded?.hash === hash
        ? loaded.after
        : await prepareDraft({ content, hash }, directory, before, onProgress)
    loaded = bothSides(hash, { before, after }, directory, moment)
    if (quick?.draft.hash === hash) quick = null
    return { ...loaded, hasMeaning: await encoder.isReady(encoderWaitMs) }
  }

  /**
   * Both sides within seconds of an edit. Rules, words, thresholds, and danger patterns are the working copy's; models that
   * are not trained yet are the live revision's.
   */
  async function loadAtOnce(
    revision: number,
    moment: Date,
    onProgress: ReportWork,
  ): Promise<{ draft: LoadedDraft; unlearned: Unlearned[] }> {
    onProgress('reading', 0)
    const { content, hash } = readContent()
    const directory = readWhole()
    onProgress('live', 1 / 3)
    const before = await prepareLive(revision, directory)
    onProgress('draft', 2 / 3)
    const known = loaded?.hash === hash ? loaded : null
    const isLearned = known !== null || (await hasModels(content))
    const borrowed = quick?.draft.hash === hash && quick.isLearned === isLearned ? quick.draft : null
    const after =
      (known ?? borrowed)?.after ??
      (await prepare(draftOf(content, hash), directory, before, {
        models: borrowing(before),
        counted: before,
      }))
    const draft = bothSides(hash, { before, after }, directory, moment)
    quick = known ? null : { draft, isLearned }
    const sides = bothSides(hash, { before: hurried(before), after: hurried(after) }, directory, moment).sides
    const isSwitchedOff = encoder.hash() === null
    const hasMeaning = isSwitchedOff || (await encoder.isReady(quickEncoderWaitMs))
    return {
      draft: { ...draft, sides },
      unlearned: [...(isLearned ? [] : ['models' as const]), ...(hasMeaning ? [] : ['meaning' as const])],
    }
  }

  /** True if nothing is left to train. */
  async function hasModels(content: RevisionContent): Promise<boolean> {
    const { danger, topics, outside } = await inSlices(modelRequestSlices(content))
    return [danger, topics, outside].every((request) => existsSync(modelFile(models.folder, request)))
  }

  /** The store, with the live revision's models for those that it lacks. */
  function borrowing({
    sources,
    dangerModel,
  }: PreparedRevision): Pick<ModelStore, 'load' | 'stems' | 'counts' | 'train'> {
    const published: Record<string, TrainedModel | null> = {
      danger: dangerModel(),
      topics: sources.topicModel(),
      outside: sources.outsideModel?.() ?? null,
    }
    const load: ModelStore['load'] = async (request) =>
      (await models.load(request)) ?? published[request.name] ?? null
    // Answers do without a guess at outside services: it is not worth seconds.
    const train: ModelStore['train'] = (request, onProgress) =>
      request.name === 'outside'
        ? Promise.reject(new Error('It is trained later'))
        : models.train(request, onProgress)
    return { load, train, stems: models.stems, counts: models.counts }
  }

  function bothSides(
    hash: string,
    { before, after }: Pick<LoadedDraft, 'before' | 'after'>,
    directory: LoadedDraft['directory'],
    moment: Date,
  ): LoadedDraft {
    const today = localDate(moment, directory.district.timeZone)
    const isOrdinary = createOrdinaryWords(timesWritten(before))
    const mentions = createMentionIndex(openPlacesOn(directory, today), isOrdinary)
    const side = (of: PreparedRevision): UnderstandTools => ({
      liveRevision: createLiveRevision(of),
      directory: openPlacesOn(followMergedTopics(directory, mergedTopicsOf(of.revision.content)), today),
      mentions,
      log,
    })
    return { hash, before, after, directory, sides: { before: side(before), after: side(after) } }
  }

  async function prepareDraft(
    { content, hash }: { content: RevisionContent; hash: string },
    directory: LoadedDraft['directory'],
    before: PreparedRevision,
    onProgress: ReportWork,
  ): Promise<PreparedRevision> {
    await learn(content, onProgress)
    const prepared = await prepare(draftOf(content, hash), directory, before)
    if (prepared.phrasings !== before.phrasings) {
      onProgress('phrasings', 0)
      await search.index(prepared.phrasings, await prepared.documents())
    }
    return prepared
  }

  /** Trains the models that a content lacks. @param measureThin also measures topics with few phrasings */
  function learn(content: RevisionContent, onProgress: ReportWork, measureThin = false): Promise<void> {
    return models.learn(
      gzipSync(JSON.stringify(content), { level: 1 }),
      ({ name, share }) => onProgress(name as DraftWork, share),
      { measureThin },
    )
  }

  return {
    load,
    loadAtOnce,
    learn,
    /** Prepares a variant of the working copy. Its phrasings are not indexed. */
    async prepareVariant(
      content: RevisionContent,
      { directory, after }: LoadedDraft,
      onProgress: ReportWork,
    ) {
      await learn(content, onProgress)
      return prepare(draftOf(content, contentHash(content)), directory, after)
    },
  }
}

/** The same, for somebody who waits. */
function hurried(prepared: PreparedRevision): PreparedRevision {
  const { meaning, termCounts } = prepared.sources
  const share = trialPatience / patience
  const sources: PreparedRevision['sources'] = {
    ...prepared.sources,
    meaning: (text, deadlineMs) => meaning(text, deadlineMs * share),
    termCounts: (terms, deadlineMs) => termCounts(terms, deadlineMs * share),
  }
  return { ...prepared, sources }
}

/** Reads again only after a change: on a busy machine it takes seconds. */
function onceChanged<T>(readMark: () => unknown, read: () => T): () => T {
  let known: { mark: unknown; value: T } | null = null
  return () => {
    const mark = readMark()
    if (known?.mark !== mark) known = { mark, value: read() }
    return known!.value
  }
}

export type DraftLoader = ReturnType<typeof createDraftLoader>

const draftOf = (content: RevisionContent, hash: string): Revision => ({
  id: 0,
  contentHash: hash,
  publishedAt: new Date(),
  content,
})

/** How often the catalog uses a word: a frequent one alone is not a last name. */
function timesWritten({ sources }: PreparedRevision): (word: string) => number {
  const { counts } = sources.index.lexicon
  return (word) => (counts.get('en')?.get(word) ?? 0) + (counts.get('es')?.get(word) ?? 0)
}
