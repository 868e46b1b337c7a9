import type { RoutingTopic } from '../directory/model/topic.js'
import { rememberDistinctive } from '../directory/search/distinctive-words.js'
import type { PhrasingIndex } from '../platform/search/phrasing-index.js'
import type { Phrasings } from '../platform/search/phrasing-indexes.js'
import type { SearchEngine } from '../platform/search/search-engine.js'
import type { PhrasingDocument } from '../platform/search/term-counts.js'
import { createTermSource } from '../platform/search/term-source.js'
import { type CountingTable, termTableLike } from '../platform/search/term-table.js'
import { tidyText } from '../platform/text/tidy-text.js'
import { inSlices, yieldToEventLoop } from '../platform/threads/slices.js'
import { assessDanger } from './danger/assess-danger.js'
import type { Danger } from './danger/danger.js'
import { type DangerLimits, dangerNumbers } from './danger/danger-limits.js'
import { openGlossary } from './glossary/open-glossary.js'
import { contentCountSlices } from './matching/content-counts.js'
import { readFields } from './matching/field-words.js'
import { findAsked } from './matching/find-asked.js'
import { findComplaint } from './matching/find-complaint.js'
import type { Match, MatchRequest } from './matching/match.js'
import {
  allStages,
  beginMatching,
  type MatchSources,
  type MatchStages,
  matchConcern,
} from './matching/match-concern.js'
import {
  changedPhrasings,
  type MatchIndex,
  matchIndexLike,
  matchIndexNearSlices,
  matchIndexSlices,
  phrasingDocumentSlices,
  phrasingDocuments,
  stemPhrasings,
} from './matching/match-index.js'
import { type ModelRequest, type ModelRequests, modelRequestSlices } from './model-requests.js'
import type { ModelStore } from './models/model-store.js'
import type { SemanticSignal } from './models/semantic-signal.js'
import type { TrainedModel } from './models/trained-model.js'
import { phrasingsHashSlices } from './revision/content-hash.js'
import { withRestingRows } from './revision/rest-content.js'
import type { Revision, RevisionContent } from './revision/revision.js'
import { type Thresholds, thresholdsOf } from './revision/thresholds.js'
import { linkModels, type RevisionPool } from './revision-pool.js'
import { type CompiledRules, compileRules } from './rules/compile-rules.js'

/** A revision ready in memory. The next one is prepared next to it and swapped in. */
export interface PreparedRevision {
  revision: Revision
  topics: ReadonlyMap<string, RoutingTopic>
  sources: MatchSources
  dangerModel(): TrainedModel | null
  dangerLimits: DangerLimits
  rules: CompiledRules
  /** The keys of its models. */
  requests: ModelRequests
  /** The key of its phrasings in the search engine: equal phrasings share an index. */
  phrasings: string
  /** That index; null where it takes the documents to know. */
  phrasingIndex: PhrasingIndex | null
  /** Makes the documents of that index, which are needed too rarely to keep. */
  documents(): Promise<PhrasingDocument[]>
  /** Its phrasings, for counting. */
  table: CountingTable
  /** The model still to be trained; null when complete. */
  missing: ModelRequest | null
  setTopicModel(model: TrainedModel): void
}

/** For the search engine. */
export const phrasingsOf = ({ phrasings, phrasingIndex, documents }: PreparedRevision): Phrasings => ({
  hash: phrasings,
  index: phrasingIndex,
  documents,
})

/** The published revision in use: matches concerns to offices and detects danger. */
export interface LiveRevision {
  /** Switches to a revision at once. A topic model that must be trained first follows later. */
  use(prepared: PreparedRevision): void
  live(): PreparedRevision
  /** The revision as it is now. An answer finishes with the revision it began with. */
  pinned(): LiveRevision
  assess(text: string, lang: string | null): Danger
  /** @param hint stated BCP 47 language of the text */
  detectLanguage(text: string, hint: string | null): string
  /** Lets the slowest part of `match` begin with the same text, beside what comes before. Never throws. */
  beginMatch(request: Pick<MatchRequest, 'text' | 'lang'>, stages?: MatchStages): void
  match(request: MatchRequest, stages?: MatchStages): Promise<Match>
  /** The signals available now: `words`, `terms`. */
  signals(): string[]
}

/** Holds the live revision. @param first none until `use` gives it one @param onUse receives each later one */
export function createLiveRevision(
  first: PreparedRevision | null = null,
  onUse: (prepared: PreparedRevision) => void = () => {},
): LiveRevision {
  let current = first
  const live = () => {
    if (!current) throw new Error('No revision is live yet')
    return current
  }
  return {
    live,
    pinned: () => createLiveRevision(live()),
    use: (prepared) => {
      current = prepared
      onUse(prepared)
    },
    assess: (text, lang) => {
      const { sources, dangerModel, dangerLimits } = live()
      const tidy = tidyText(text)
      const told = sources.index.detectLanguage(tidy, lang)
      return assessDanger(tidy, told, dangerModel(), dangerLimits, inEnglish(tidy, told, sources))
    },
    detectLanguage: (text, hint) => live().sources.index.detectLanguage(tidyText(text), hint),
    beginMatch: (request, stages = allStages) => {
      try {
        beginMatching(request, live().sources, stages)
      } catch {
        // `match` meets the same fault, and the danger check must not wait for it.
      }
    },
    match: (request, stages = allStages) => matchConcern(request, live().sources, stages),
    signals: () => (current?.sources.topicModel() ? ['words', 'terms'] : ['terms']),
  }
}

/** The text's English, for languages with a glossary. If reading it fails, the text itself is still checked. */
function inEnglish(text: string, lang: string, { index }: MatchSources): string | null {
  try {
    return openGlossary(lang)?.read(text, index.spelling.isEnglish) ?? null
  } catch {
    return null
  }
}

export interface PrepareTools {
  models: Pick<ModelStore, 'load' | 'train' | 'stems' | 'counts'> & Partial<Pick<ModelStore, 'folder'>>
  search: Pick<SearchEngine, 'termCounter'>
  semantic: Pick<SemanticSignal, 'topics' | 'hash'>
  /** Slugs of the district's schools, to check the rules; null if unknown. */
  schools: readonly string[] | null
  /** Multiplies the deadlines of signals: a measurement must not depend on how busy the machine is. */
  patience?: number
  /** A similar revision, whose words are counted: only what differs is. For a trial, which cannot wait. */
  counted?: PreparedRevision
  /** Progress of training the danger model, 0 to 1. */
  onDangerProgress?: (share: number) => void
  /** Where one service serves many districts: their revisions. */
  pool?: RevisionPool | undefined
}

/**
 * Prepares a revision. Resolves once the danger model is ready, trained if need be (seconds): no concern is read
 * without it. Loads a stored topic model; else `missing` says what to train.
 * @param like a prepared revision to share models and phrasings with
 */
export async function prepareRevision(
  given: Revision,
  tools: PrepareTools,
  like: PreparedRevision | null = null,
): Promise<PreparedRevision> {
  const { models, search, semantic, schools, patience = 1, pool } = tools
  const content = pool?.share(given.content, given.contentHash) ?? withRestingRows(given.content)
  const revision = { ...given, content }
  const requests = await (pool?.requestsOf(content) ?? inSlices(modelRequestSlices(content)))
  const isSame = like?.requests.key === requests.key && like.sources.topicModel()
  const shared = isSame ? like : await sharedBy(pool, requests, tools)
  const learned = shared ? learnedAs(content, shared) : await learnedFrom(revision, requests, tools)
  const { index, table, phrasings, phrasingIndex, danger, outside } = learned
  let topicModel = learned.topicModel ?? (shared && (await models.load(requests.topics)))
  await yieldToEventLoop()
  const rules = compileRules(content, schools)
  await yieldToEventLoop()
  for (const lang of ['en', 'es']) {
    rules.wordsIn(lang)
    // Read the word lists now: report a broken file at startup.
    findAsked('', lang)
    findComplaint('', lang)
  }
  readFields()
  const terms = createTermSource({ meilisearch: search.termCounter(phrasings), table })
  const topics = new Map(content.topics.map((entry) => [entry.slug, entry]))
  const prepared: PreparedRevision = {
    revision,
    topics,
    phrasings,
    phrasingIndex,
    documents: makesDocuments(content, requests.key, models),
    requests,
    table,
    rules,
    sources: {
      revision,
      index,
      limits: thresholdsOf(content.thresholds),
      topicModel: () => topicModel,
      outsideModel: () => outside,
      meaning: (text, deadlineMs) => semantic.topics(text, deadlineMs * patience),
      listens: () => semantic.hash() !== null,
      termCounts: (asked, deadlineMs) => terms.count(asked, deadlineMs * patience),
      countInMemory: (asked) => table.countNow(asked),
    },
    dangerModel: () => danger,
    dangerLimits: dangerLimits(content.thresholds),
    missing: topicModel ? null : requests.topics,
    setTopicModel: (model) => {
      topicModel = model
    },
  }
  if (models.folder !== undefined) pool?.add(prepared, models.folder)
  return prepared
}

/** Another district's revision that has learned from the same texts; null for none. */
async function sharedBy(
  pool: RevisionPool | undefined,
  requests: ModelRequests,
  { models }: PrepareTools,
): Promise<PreparedRevision | null> {
  const found = pool?.find(requests.key)
  if (!found || models.folder === undefined) return null
  await linkModels(found.folder, models.folder, requests)
  return found.prepared
}

/** The slow parts, and the trained models. */
interface Learned {
  danger: TrainedModel | null
  topicModel: TrainedModel | null
  outside: TrainedModel | null
  index: MatchIndex
  table: CountingTable
  phrasings: string
  phrasingIndex: PhrasingIndex | null
}

function learnedAs(content: RevisionContent, like: PreparedRevision): Learned {
  const { sources, table, phrasings, phrasingIndex } = like
  return {
    danger: like.dangerModel(),
    topicModel: sources.topicModel(),
    outside: sources.outsideModel?.() ?? null,
    table,
    phrasings,
    phrasingIndex,
    index: matchIndexLike(content, sources.index),
  }
}

async function learnedFrom(
  { content }: Revision,
  { danger, topics, outside, key }: ModelRequests,
  { models, counted, onDangerProgress = () => {} }: PrepareTools,
): Promise<Learned> {
  const dangerModel = (await models.load(danger)) ?? (await models.train(danger, onDangerProgress))
  // Seconds. Answers do without it where it fails.
  const outsideModel =
    (await models.load(outside)) ?? (await models.train(outside, () => {}).catch(() => null))
  const topicModel = await models.load(topics)
  const indexed = counted ? await indexedNear(content, counted) : await indexedAlone(content, key, models)
  return { danger: dangerModel, topicModel, outside: outsideModel, ...indexed }
}

type Indexed = Pick<Learned, 'index' | 'table' | 'phrasings' | 'phrasingIndex'>

async function indexedAlone(
  content: RevisionContent,
  key: string,
  models: Pick<ModelStore, 'stems' | 'counts'>,
): Promise<Indexed> {
  const counts = await models.counts(key, async () => {
    const stems = await models.stems(key, () => stemPhrasings(content))
    return inSlices(contentCountSlices(content, stems))
  })
  const { table, phrasings, phrasingIndex, telling } = counts
  rememberDistinctive(content.phrasings, telling)
  return { index: await inSlices(matchIndexSlices(content, counts)), table, phrasings, phrasingIndex }
}

async function indexedNear(
  content: RevisionContent,
  { revision, sources, table }: PreparedRevision,
): Promise<Indexed> {
  const before = { content: revision.content, index: sources.index }
  const changed = changedPhrasings(content, before.content)
  const [added, removed] = [changed.added, changed.removed].map((phrasings) =>
    phrasingDocuments({ phrasings }),
  )
  return {
    index: await inSlices(matchIndexNearSlices(content, before, changed)),
    table: termTableLike(table, added!, removed!),
    phrasings: await inSlices(phrasingsHashSlices(content)),
    phrasingIndex: null,
  }
}

/** Separate, so that the search engine, which keeps it for older revisions, too, keeps no models. */
function makesDocuments(content: RevisionContent, key: string, models: Pick<ModelStore, 'stems'>) {
  return async () => {
    const stems = await models.stems(key, () => stemPhrasings(content))
    return inSlices(phrasingDocumentSlices(content, stems))
  }
}

/** Unchanged limits keep their measured value exactly. */
function dangerLimits(moved: Partial<Thresholds> = {}): DangerLimits {
  const odds = (share: number | undefined, usual: number) =>
    share === undefined ? usual : Math.log(share / (1 - share))
  return {
    now: odds(moved.dangerNow, dangerNumbers.now),
    support: odds(moved.dangerSupport, dangerNumbers.support),
  }
}
