import type { Revision, RoutingTopic } from '../routing/revision.js'
import { type CompiledRules, compileRules } from '../rules/compile-rules.js'
import { assessDanger } from '../safety/assess-danger.js'
import type { Danger } from '../safety/danger.js'
import { dangerTrainingTexts, dangerVersion } from '../safety/danger-model.js'
import type { SearchEngine } from '../search/search-engine.js'
import { createTermSource } from '../search/term-source.js'
import { createTermTable } from '../search/term-table.js'
import type { Match, MatchRequest } from './match.js'
import { allStages, type MatchSources, type MatchStages, matchConcern } from './match-concern.js'
import { createMatchIndex, stemPhrasings } from './match-index.js'
import type { ModelRequest, ModelStore } from './model-store.js'
import { dangerTraining, topicTraining } from './numbers.js'
import type { SemanticSignal } from './semantic-signal.js'
import { tidyText } from './tidy-text.js'
import type { TrainedModel } from './trained-model.js'
import { learnedFromHash, topicTrainingTexts } from './training-texts.js'

/** What a revision needs to route, ready in memory. Another revision is prepared beside it and swapped in. */
export interface PreparedRevision {
  revision: Revision
  topics: ReadonlyMap<string, RoutingTopic>
  sources: MatchSources
  dangerModel(): TrainedModel | null
  rules: CompiledRules
  /** The model that is still to be trained; null when all are there. */
  missing: ModelRequest | null
  setTopicModel(model: TrainedModel): void
}

/** Finds offices and notices danger by the revision that is live. */
export interface Router {
  /** Takes a revision up: at once with what is kept, the topic model following when it has to be trained first. */
  use(prepared: PreparedRevision): void
  live(): PreparedRevision
  assess(text: string, lang: string | null): Danger
  /** @param hint BCP 47 language that the text is said to be in */
  tellLanguage(text: string, hint: string | null): string
  match(request: MatchRequest, stages?: MatchStages): Promise<Match>
  /** The signals that speak now: `words`, `terms`. */
  signals(): string[]
}

/** Holds the live revision. */
export function createRouter(): Router {
  let current: PreparedRevision | null = null
  const live = () => {
    if (!current) throw new Error('No revision is live yet')
    return current
  }
  return {
    live,
    use: (prepared) => {
      current = prepared
    },
    assess: (text, lang) => {
      const { sources, dangerModel } = live()
      const tidy = tidyText(text)
      return assessDanger(tidy, sources.index.tellLanguage(tidy, lang), dangerModel())
    },
    tellLanguage: (text, hint) => live().sources.index.tellLanguage(tidyText(text), hint),
    match: (request, stages = allStages) => matchConcern(request, live().sources, stages),
    signals: () => (current?.sources.topicModel() ? ['words', 'terms'] : ['terms']),
  }
}

export interface PrepareTools {
  models: ModelStore
  search: Pick<SearchEngine, 'termCounter'>
  semantic: Pick<SemanticSignal, 'topics'>
  /** Slugs of the district's schools, to check what rules name; null where they are not known. */
  schools: readonly string[] | null
  /** How many times its deadline a signal may take: a measure must not depend on how busy the machine is. */
  patience?: number
  /** Told while the danger model is trained, 0 to 1. */
  onDangerProgress?: (share: number) => void
}

/**
 * Gets a revision ready to route. The danger model is there when this resolves, trained if need be (seconds): no concern is
 * read without it. The topic model is loaded when it is kept; else `missing` says what to train.
 */
export async function prepareRevision(revision: Revision, tools: PrepareTools): Promise<PreparedRevision> {
  const { models, search, semantic, schools, patience = 1, onDangerProgress = () => {} } = tools
  const { content, contentHash } = revision
  const key = learnedFromHash(content)
  const danger: ModelRequest = {
    name: 'danger',
    key: `${key} ${dangerVersion}`,
    texts: () => dangerTrainingTexts(content),
    options: dangerTraining,
  }
  const topic: ModelRequest = {
    name: 'topics',
    key,
    texts: () => topicTrainingTexts(content),
    options: topicTraining,
  }
  const dangerModel = (await models.load(danger)) ?? (await models.train(danger, onDangerProgress))
  let topicModel = await models.load(topic)
  const stems = await models.remember('stems', key, () => stemPhrasings(content))
  const index = createMatchIndex(content, stems)
  const rules = compileRules(content, schools)
  for (const lang of ['en', 'es']) rules.wordsIn(lang)
  const table = createTermTable(index.documents)
  const terms = createTermSource({ meilisearch: search.termCounter(contentHash), table })
  return {
    revision,
    topics: new Map(content.topics.map((entry) => [entry.slug, entry])),
    sources: {
      revision,
      index,
      topicModel: () => topicModel,
      meaning: (text, deadlineMs) => semantic.topics(text, deadlineMs * patience),
      termCounts: (asked, deadlineMs) => terms.count(asked, deadlineMs * patience),
      countInMemory: (asked) => table.countNow(asked),
    },
    dangerModel: () => dangerModel,
    rules,
    missing: topicModel ? null : topic,
    setTopicModel: (model) => {
      topicModel = model
    },
  }
}
