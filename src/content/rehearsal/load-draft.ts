import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createLiveRevision, type PreparedRevision, prepareRevision } from '../../answering/live-revision.js'
import { createMentionIndex } from '../../answering/mentions/mention-index.js'
import { createOrdinaryWords } from '../../answering/mentions/ordinary-words.js'
import { createModelStore } from '../../answering/models/model-store.js'
import { createSemanticSignal } from '../../answering/models/semantic-signal.js'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { Revision, RevisionContent } from '../../answering/revision/revision.js'
import type { UnderstandTools } from '../../answering/understand-concern.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Log } from '../../platform/web/log.js'
import { findRevision } from '../revisions/revision-store.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import type { DraftWork, ReportWork } from './draft-messages.js'
import type { DraftSearch } from './draft-search.js'

/** The live revision (`before`) and the working copy (`after`), ready to answer. */
export interface LoadedDraft {
  /** Of the working copy. */
  hash: string
  before: PreparedRevision
  after: PreparedRevision
  directory: UnderstandTools['directory']
  sides: Record<'before' | 'after', UnderstandTools>
}

/** Signals may take this many times as long as in an answer: nobody waits for them. */
const patience = 60
const encoderWaitMs = 30_000

/** Loads the live revision and the working copy from the database, and trains the models they lack. */
export function createDraftLoader(options: {
  database: Database
  dataDir: string
  headFile: string | null
  search: DraftSearch
  log: Log
}) {
  const { database, dataDir, headFile, search, log } = options
  const models = createModelStore(join(dataDir, 'models'))
  const encoder = createSemanticSignal({ headFile, log })
  const meanings = new Map<string, ReturnType<typeof encoder.topics>>()
  let loaded: LoadedDraft | null = null

  const semantic = {
    /** The meaning of a sentence is the same on both sides. */
    topics(text: string, deadlineMs: number) {
      const known = meanings.get(text) ?? encoder.topics(text, deadlineMs)
      meanings.set(text, known)
      return known
    },
  }

  function prepare(
    revision: Revision,
    { schools }: LoadedDraft['directory'],
    like: PreparedRevision | null,
  ): Promise<PreparedRevision> {
    const slugs = schools.map(({ slug }) => slug)
    return prepareRevision(revision, { models, patience, semantic, search, schools: slugs }, like)
  }

  /** Brings both sides up to date; returns at once if nothing has changed. */
  async function load(revision: number, onProgress: ReportWork): Promise<LoadedDraft> {
    onProgress('reading', 0)
    const content = readWorkingCopy(database)
    const hash = contentHash(content)
    const directory = readDirectory(database)
    const live = findRevision(database, revision)
    if (!live) throw new Error(`There is no revision ${revision}`)
    const before =
      loaded?.before.revision.id === revision
        ? loaded.before
        : await prepare(live, directory, loaded?.after ?? null)
    const after =
      loaded?.hash === hash ? loaded.after : await prepareDraft(content, directory, before, onProgress)
    const mentions = createMentionIndex(directory, createOrdinaryWords(timesWritten(before)))
    const side = (of: PreparedRevision): UnderstandTools => ({
      liveRevision: createLiveRevision(of),
      directory,
      mentions,
      log,
    })
    loaded = { hash, before, after, directory, sides: { before: side(before), after: side(after) } }
    if (headFile) await whenReady(encoder)
    return loaded
  }

  async function prepareDraft(
    content: RevisionContent,
    directory: LoadedDraft['directory'],
    before: PreparedRevision,
    onProgress: ReportWork,
  ): Promise<PreparedRevision> {
    await learn(content, onProgress)
    const prepared = await prepare(draftOf(content), directory, before)
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
    learn,
    /** Prepares a variant of the working copy. Its phrasings are not indexed. */
    async prepareVariant(
      content: RevisionContent,
      { directory, after }: LoadedDraft,
      onProgress: ReportWork,
    ) {
      await learn(content, onProgress)
      return prepare(draftOf(content), directory, after)
    },
    hasEncoder: () => encoder.ready(),
  }
}

/** Waits for the encoder, but not forever. */
async function whenReady(encoder: ReturnType<typeof createSemanticSignal>): Promise<void> {
  for (let waited = 0; waited < encoderWaitMs && !encoder.ready(); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

export type DraftLoader = ReturnType<typeof createDraftLoader>

const draftOf = (content: RevisionContent): Revision => ({
  id: 0,
  contentHash: contentHash(content),
  publishedAt: new Date(),
  content,
})

/** How often the catalog uses a word: a frequent one alone is not a last name. */
function timesWritten({ sources }: PreparedRevision): (word: string) => number {
  const { counts } = sources.index.lexicon
  return (word) => (counts.get('en')?.get(word) ?? 0) + (counts.get('es')?.get(word) ?? 0)
}
