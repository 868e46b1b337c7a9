import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import pLimit from 'p-limit'
import { createLiveRevision, type PreparedRevision, prepareRevision } from '../../answering/live-revision.js'
import { createMentionIndex } from '../../answering/mentions/mention-index.js'
import { createOrdinaryWords } from '../../answering/mentions/ordinary-words.js'
import { createModelStore } from '../../answering/models/model-store.js'
import { createSemanticSignal } from '../../answering/models/semantic-signal.js'
import { thinSlugs } from '../../answering/models/thin-slugs.js'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { Revision } from '../../answering/revision/revision.js'
import {
  type UnderstandTools,
  type UnderstoodConcern,
  understandConcern,
} from '../../answering/understand-concern.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
import { databaseFile, openReadOnly } from '../../platform/database/open-database.js'
import type { PhrasingDocument, Term, TermCounts } from '../../platform/search/term-counts.js'
import { createLog } from '../../platform/web/log.js'
import { findChanges } from '../revisions/find-changes.js'
import { findRevision } from '../revisions/revision-store.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import { lintRules } from './lint-rules.js'
import { proveCoverage } from './prove-coverage.js'
import { maxChanges, type RehearsalReport } from './rehearsal-report.js'
import { answerItem, type ReplayAnswer, type ReplayItem, replay } from './replay.js'
import { listReplayItems } from './replay-item-store.js'
import { scoreSuggestions, withSuggestions } from './score-suggestions.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

export interface DraftData {
  dataDir: string
  /** The encoder's head; null for none. */
  headFile: string | null
  /** Languages of pages. */
  languages: string[]
}

/** The tasks. All use the working copy as it is when they start. */
export type DraftOrder =
  | { do: 'rehearse'; maxInquiries: number }
  | { do: 'try'; item: ReplayItem }
  | { do: 'weigh'; suggestions: Suggestion[]; maxInquiries: number }

export type DraftRequest = { id: number; now: number; revision: number; order: DraftOrder }

export type DraftWork = 'reading' | 'danger' | 'topics' | 'phrasings' | 'checking' | 'replaying'

/** One concern, understood by the live revision and by the working copy. */
export interface DraftTrial {
  contentHash: string
  before: TrialSide
  after: TrialSide
}

export interface TrialSide extends ReplayAnswer {
  routed: Pick<UnderstoodConcern, 'danger' | 'match' | 'rule' | 'notices' | 'place'>
}

export type DraftMessage =
  | { kind: 'progress'; id: number; work: DraftWork; share: number }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; fault: string }
  | { kind: 'terms'; ask: number; hash: string; terms: readonly Term[]; deadlineMs: number }
  | { kind: 'documents'; hash: string; documents: PhrasingDocument[]; last: boolean }

export type DraftReply = DraftRequest | { counted: number; counts: TermCounts | null } | { indexed: boolean }

/** Signals may take this many times as long as in an answer: nobody waits for them. */
const patience = 60
/** Documents per message: reading a larger one would hold up answers. */
const documentsAtOnce = 1000
const encoderWaitMs = 30_000

/**
 * Holds the live revision and the working copy side by side, and runs concerns through both. Reads the database and trains by
 * itself; asks the main thread only for Meilisearch, which exists only once.
 */
export function runDraft(port: MessagePort, { dataDir, headFile, languages }: DraftData): void {
  const log = createLog('error')
  const database = openReadOnly(databaseFile(dataDir))
  const models = createModelStore(join(dataDir, 'models'))
  const semantic = createSemanticSignal({ headFile, log })
  const meanings = new Map<string, ReturnType<typeof semantic.topics>>()
  const waiting = new Map<number, (counts: TermCounts | null) => void>()
  let indexed: (there: boolean) => void = () => {}
  let asks = 0
  let loaded: Loaded | null = null
  const inTurn = pLimit(1)

  const say = (message: DraftMessage) => port.postMessage(message)

  const tools = {
    models,
    patience,
    semantic: {
      /** The meaning of a sentence is the same on both sides. */
      topics(text: string, deadlineMs: number) {
        const known = meanings.get(text) ?? semantic.topics(text, deadlineMs)
        meanings.set(text, known)
        return known
      },
    },
    search: {
      termCounter: (hash: string) => ({
        ready: () => true,
        count: (terms: readonly Term[], deadlineMs: number) =>
          new Promise<TermCounts | null>((resolve) => {
            const ask = ++asks
            waiting.set(ask, resolve)
            say({ kind: 'terms', ask, hash, terms, deadlineMs })
          }),
      }),
    },
  }

  /** Brings both sides up to date; returns at once if nothing has changed. */
  async function load(id: number, revision: number): Promise<Loaded> {
    say({ kind: 'progress', id, work: 'reading', share: 0 })
    const content = readWorkingCopy(database)
    const hash = contentHash(content)
    const directory = readDirectory(database)
    const schools = directory.schools.map(({ slug }) => slug)
    const prepare = (of: Revision, like: PreparedRevision | null) =>
      prepareRevision(of, { ...tools, schools }, like)
    const live = findRevision(database, revision)
    if (!live) throw new Error(`There is no revision ${revision}`)
    const before =
      loaded?.before.revision.id === revision ? loaded.before : await prepare(live, loaded?.after ?? null)
    const after =
      loaded?.hash === hash
        ? loaded.after
        : await prepareDraft(
            { id: 0, contentHash: hash, publishedAt: new Date(), content },
            before,
            id,
            prepare,
          )
    const mentions = createMentionIndex(directory, createOrdinaryWords(timesWritten(before)))
    const side = (of: PreparedRevision): UnderstandTools => ({
      liveRevision: createLiveRevision(of),
      directory,
      mentions,
      log,
    })
    loaded = { hash, before, after, directory, sides: { before: side(before), after: side(after) } }
    await encoderReady()
    return loaded
  }

  async function prepareDraft(
    draft: Revision,
    before: PreparedRevision,
    id: number,
    prepare: (of: Revision, like: PreparedRevision | null) => Promise<PreparedRevision>,
  ): Promise<PreparedRevision> {
    await learn(id, draft)
    const prepared = await prepare(draft, before)
    if (prepared.phrasings !== before.phrasings) await index(id, prepared)
    return prepared
  }

  /** Sends the phrasings to be indexed next to the live ones, where a publication will find them. */
  function index(id: number, { phrasings: hash, sources }: PreparedRevision): Promise<boolean> {
    const { documents } = sources.index
    say({ kind: 'progress', id, work: 'phrasings', share: 0 })
    for (let from = 0; from < documents.length; from += documentsAtOnce) {
      const last = from + documentsAtOnce >= documents.length
      say({ kind: 'documents', hash, documents: documents.slice(from, from + documentsAtOnce), last })
    }
    return new Promise((resolve) => {
      indexed = resolve
    })
  }

  async function encoderReady(): Promise<void> {
    if (!headFile) return
    for (let waited = 0; waited < encoderWaitMs && !semantic.ready(); waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async function handle({ id, now, revision, order }: DraftRequest): Promise<unknown> {
    const began = performance.now()
    const on = await load(id, revision)
    const moment = new Date(now)
    if (order.do === 'try') return tryOne(order.item, on, moment)
    const items = listReplayItems(database, { maxInquiries: order.maxInquiries, now: moment })
    if (order.do === 'weigh') return weigh(id, order.suggestions, items, on, moment)
    const { revision: draft } = on.after
    if (thinSlugs(draft.content).size > 0) await learn(id, draft, true)
    say({ kind: 'progress', id, work: 'checking', share: 0 })
    const { content } = on.after.revision
    const changes = findChanges(on.before.revision.content, content)
    const today = localDate(moment, on.directory.district.timeZone)
    return {
      contentHash: on.hash,
      revision,
      changes: changes.slice(0, maxChanges),
      changeCount: changes.length,
      touchesDanger: changes.some(({ touchesDanger }) => touchesDanger),
      lint: lintRules(content, on.directory, today),
      proof: proveCoverage(content, on.directory, { languages, now: moment }),
      replay: await replay(items, on.sides, moment, (share) =>
        say({ kind: 'progress', id, work: 'replaying', share }),
      ),
      signals: ['words', 'terms', ...(semantic.ready() ? ['meaning'] : [])],
      ms: Math.round(performance.now() - began),
    } satisfies RehearsalReport
  }

  /**
   * Replays the working copy against itself with the suggestions. Phrasings and synonyms are tried separately, because a word
   * learned from a phrasing is not replaced by its synonym any more.
   */
  async function weigh(
    id: number,
    suggestions: Suggestion[],
    items: ReplayItem[],
    on: Loaded,
    moment: Date,
  ): Promise<SuggestionScore[]> {
    const kinds = [
      suggestions.filter(({ synonym }) => !synonym),
      suggestions.filter(({ synonym }) => synonym),
    ].filter(({ length }) => length > 0)
    const weighed: SuggestionScore[] = []
    for (const [tried, some] of kinds.entries()) {
      const liveRevision = createLiveRevision(await prepareTaken(id, some, on))
      const sides = { without: on.sides.after, with: { ...on.sides.after, liveRevision } }
      const found = await scoreSuggestions(some, items, sides, moment, (share) =>
        say({ kind: 'progress', id, work: 'replaying', share: (tried + share) / kinds.length }),
      )
      weighed.push(...found)
    }
    return weighed
  }

  async function prepareTaken(id: number, suggestions: Suggestion[], on: Loaded): Promise<PreparedRevision> {
    const content = withSuggestions(on.after.revision.content, suggestions)
    const draft = { id: 0, contentHash: contentHash(content), publishedAt: new Date(), content }
    await learn(id, draft)
    const schools = on.directory.schools.map(({ slug }) => slug)
    return prepareRevision(draft, { ...tools, schools }, on.after)
  }

  function learn(id: number, { content }: Revision, measureThin = false): Promise<void> {
    return models.learn(
      gzipSync(JSON.stringify(content), { level: 1 }),
      ({ name, share }) => say({ kind: 'progress', id, work: name as DraftWork, share }),
      { measureThin },
    )
  }

  port.on('message', (message: DraftReply) => {
    if ('counted' in message) {
      waiting.get(message.counted)?.(message.counts)
      waiting.delete(message.counted)
    } else if ('indexed' in message) indexed(message.indexed)
    else
      void inTurn(async () => {
        const { id } = message
        try {
          say({ kind: 'done', id, result: await handle(message) })
        } catch (error) {
          say({ kind: 'failed', id, fault: error instanceof Error ? error.message : String(error) })
        }
      })
  })
}

interface Loaded {
  hash: string
  before: PreparedRevision
  after: PreparedRevision
  directory: UnderstandTools['directory']
  sides: Record<'before' | 'after', UnderstandTools>
}

async function tryOne(item: ReplayItem, { hash, sides }: Loaded, moment: Date): Promise<DraftTrial> {
  const side = async (tools: UnderstandTools): Promise<TrialSide> => {
    const { text, lang, school } = item
    const request = { text, lang, school: tools.directory.school(school), moment }
    const { danger, match, rule, notices, place } = await understandConcern(request, tools)
    return { ...(await answerItem(item, tools, moment)), routed: { danger, match, rule, notices, place } }
  }
  return { contentHash: hash, before: await side(sides.before), after: await side(sides.after) }
}

/** How often the catalogue uses a word: a frequent one alone is not a last name. */
function timesWritten({ sources }: PreparedRevision): (word: string) => number {
  const { counts } = sources.index.lexicon
  return (word) => (counts.get('en')?.get(word) ?? 0) + (counts.get('es')?.get(word) ?? 0)
}
