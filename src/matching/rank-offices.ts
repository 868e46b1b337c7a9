import { withoutDots } from '../privacy/redact-concern.js'
import type { Level } from '../routing/revision.js'
import type { Term, TermCounts } from '../search/term-counts.js'
import { scoreTopics, termsOf } from './bm25.js'
import { calibrated, fuseSignals, type SignalView } from './fuse-signals.js'
import type { RankedOffice, SignalName } from './match.js'
import type { MatchSources, MatchStages } from './match-concern.js'
import {
  decision,
  fusion,
  ladderShares,
  outOfScopeClass,
  rightBeside,
  semanticLimits,
  termDeadline,
  traceLimits,
} from './numbers.js'
import { respell, respellText, type Token, tokenize } from './tokenize.js'
import { negligible, topicsToOffices } from './topics-to-offices.js'
import type { TraceWriter } from './trace-writer.js'
import { classify } from './trained-model.js'

/** One concern: its text, tidied, its language, and the level of the school. */
export interface OneConcern {
  text: string
  lang: string
  level: Level | null
  /** Stems of what tells who it is about. */
  privateStems: ReadonlySet<string>
}

/** What the signals say of one concern together. */
export interface Ranking {
  /** Best first, at most 5. */
  offices: RankedOffice[]
  /** Most probable first. */
  topics: { slug: string; probability: number }[]
  /** Probability that no district answers this. */
  outOfScope: number
  /** Whether any word of it is known. */
  known: boolean
  engine: 'meilisearch' | 'fallback'
  /** The signals that spoke. */
  signals: SignalName[]
}

/** Asks every signal, fuses what they say, and ranks the offices. */
export async function rankOffices(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
): Promise<Ranking> {
  const { text, lang, level, privateStems } = concern
  const tokens = putRight(tokenize(text, lang), lang, stages.spelling, sources, trace)
  const meaning = stages.meaning ? askMeaning(concern, tokens, stages.spelling, sources, trace) : null
  const words = stages.words ? askWords(tokens, sources, trace) : null
  const terms = await askTerms(stages.terms ? tokens : [], privateStems, sources, stages.meilisearch, trace)
  const signals: Signals = { words, terms: terms.topics, meaning: await meaning }
  const views = officeViews(signals, level, sources)
  const topics = fuseTopics(signals)
  const offices = trace.stage(
    'offices',
    () => fuseOffices(views, topics, level, sources),
    (offices) => ({ offices }),
  )
  return {
    offices,
    topics,
    outOfScope: outOfScopeBy(signals),
    known: terms.topics.size > 0 || tokens.some((token) => isKnown(token, lang, sources)),
    engine: terms.engine,
    signals: speaking(signals).map(({ name }) => name),
  }
}

function putRight(
  tokens: Token[],
  lang: string,
  on: boolean,
  { index }: MatchSources,
  trace: TraceWriter,
): Token[] {
  if (!on) return tokens
  return trace.stage(
    'spelling',
    () => respell(tokens, (word) => index.spelling.correct(word, lang), lang),
    (right) => ({ corrected: right.filter((token, i) => token !== tokens[i]).length }),
  )
}

/** The sentence encoder's opinion, on the text with its misspelt words put right; null where it has none in time. */
function askMeaning(
  { text, lang }: OneConcern,
  tokens: Token[],
  spelling: boolean,
  { meaning, index }: MatchSources,
  trace: TraceWriter,
): Promise<Map<string, number> | null> {
  if (lang !== 'en' || tokens.length === 0) return Promise.resolve(null)
  const read = withoutDots(text)
  const right = spelling ? respellText(read, (word) => index.spelling.correct(word, lang)) : read
  return trace.stageAsync(
    'meaning',
    () => meaning(right, semanticLimits.deadlineMs),
    (topics) => ({ topics: topics && leading(topics) }),
  )
}

function isKnown({ word, stop }: Token, lang: string, { index }: MatchSources): boolean {
  return !stop && (index.lexicon.counts.get(lang)?.has(word) ?? false)
}

/** The topic model's opinion; null while there is none. */
function askWords(
  tokens: Token[],
  { topicModel }: MatchSources,
  trace: TraceWriter,
): Map<string, number> | null {
  const model = topicModel()
  if (!model) return null
  return trace.stage(
    'words',
    () => classify(model, tokens),
    (topics) => ({ topics: leading(topics) }),
  )
}

/** The term counts' opinion, from Meilisearch or in its stead. */
async function askTerms(
  tokens: Token[],
  privateStems: ReadonlySet<string>,
  sources: MatchSources,
  meilisearch: boolean,
  trace: TraceWriter,
) {
  const isPrivate = ({ text }: Term) => text.split(' ').some((stem) => privateStems.has(stem))
  const terms = termsOf(tokens).map((term) => ({ ...term, private: isPrivate(term) }))
  return trace.stageAsync(
    'terms',
    async () => {
      const { counts, engine } = meilisearch
        ? await sources.termCounts(terms, termDeadline)
        : { counts: sources.countInMemory(terms), engine: 'fallback' as const }
      const topics = scoreTopics(terms, counts, sources.index)
      return { topics, engine, matched: matchedWords(terms, counts, topics) }
    },
    ({ topics, engine, matched }) => ({ engine, matched, topics: leading(topics) }),
  )
}

/**
 * The words that led to the leading topic, for the trace. A name that a parent typed may stand in the catalogue, too, but not time
 * and again in one topic: what is kept are words of the topic.
 */
function matchedWords(
  terms: readonly Term[],
  counts: TermCounts,
  topics: ReadonlyMap<string, number>,
): string[] {
  const [top] = [...topics].sort((a, b) => b[1] - a[1])
  if (!top) return []
  const seen = (i: number) => counts[i]?.get(top[0]) ?? 0
  return terms
    .map((term, i) => ({ ...term, seen: seen(i) }))
    .filter((term) => !term.private && term.seen >= traceLimits.leastSeen)
    .sort((a, b) => b.seen - a.seen)
    .slice(0, traceLimits.mostWords)
    .map(({ text }) => text)
}

/** What each signal says of the topics; null where it does not speak. */
interface Signals {
  words: Map<string, number> | null
  terms: Map<string, number>
  meaning: Map<string, number> | null
}

function speaking({ words, terms, meaning }: Signals) {
  return [
    { name: 'words' as const, ...fusion.words, topics: words },
    { name: 'terms' as const, ...fusion.terms, topics: terms.size > 0 ? terms : null },
    { name: 'meaning' as const, ...fusion.meaning, topics: meaning },
  ].flatMap(({ topics, ...how }) => (topics ? [{ ...how, topics }] : []))
}

/** The two models that know of texts out of scope, together: the mean of their log-odds, weighed. */
function outOfScopeBy({ words, meaning }: Signals): number {
  const byWords = words?.get(outOfScopeClass)
  const byMeaning = meaning?.get(outOfScopeClass)
  if (byWords === undefined || byMeaning === undefined) return byWords ?? byMeaning ?? 0
  const share = decision.outOfScopeByMeaning
  const odds = (1 - share) * logOdds(byWords) + share * logOdds(byMeaning)
  return 1 / (1 + Math.exp(-odds))
}

function logOdds(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-4), 1 - 1e-4)
  return Math.log(p / (1 - p))
}

function officeViews(signals: Signals, level: Level | null, { index }: MatchSources): SignalView[] {
  const sharesOf = (topic: string) => index.sharesOf(topic, level)
  return speaking(signals).map(({ topics, weight, sharpen }) => ({
    weight,
    offices: topicsToOffices(topics, sharesOf, sharpen),
  }))
}

function fuseTopics(signals: Signals): { slug: string; probability: number }[] {
  const views = speaking(signals).map(({ topics, weight }) => ({ weight, offices: topics }))
  if (views.length === 0) return []
  const slugs = new Set(views.flatMap(({ offices }) => [...offices.keys()]))
  slugs.delete(outOfScopeClass)
  return fuseSignals(views, [...slugs]).map(([slug, probability]) => ({ slug, probability }))
}

const mostOffices = 5

function fuseOffices(
  views: SignalView[],
  topics: { slug: string; probability: number }[],
  level: Level | null,
  { index }: MatchSources,
): RankedOffice[] {
  if (views.length === 0) return []
  const sharesOf = (topic: string) => index.sharesOf(topic, level)
  const leaders = fuseSignals(views, index.offices).slice(0, mostOffices)
  const standings = standingsOf(
    leaders.map(([office]) => office),
    topics,
    sharesOf,
  )
  let before = 1
  return standings.map(({ office, support, topic }) => {
    // An office ranked lower is never shown as the surer one.
    before = Math.min(before, calibrated(support))
    return { office, score: before, topic }
  })
}

interface Standing {
  office: string
  /** How likely it is that a topic is meant for which this office is right, or would not be wrong. */
  support: number
  /** The topic that speaks most for it. */
  topic: string | null
}

/** What the topics say of some offices. All topics are gone through once, for there are hundreds. */
function standingsOf(
  offices: string[],
  topics: { slug: string; probability: number }[],
  sharesOf: (topic: string) => ReadonlyMap<string, number> | undefined,
): Standing[] {
  const standings = offices.map((office) => ({ office, support: 0, topic: null as string | null, top: 0 }))
  for (const { slug, probability } of topics) {
    if (probability < negligible) continue
    const shares = sharesOf(slug)
    if (!shares) continue
    for (const standing of standings) {
      const share = shares.get(standing.office) ?? 0
      if (share === 0) continue
      standing.support += probability * (share > ladderShares.steps[1]! ? 1 : rightBeside)
      if (probability * share <= standing.top) continue
      standing.top = probability * share
      standing.topic = slug
    }
  }
  return standings
}

function leading(topics: ReadonlyMap<string, number>): Record<string, number> {
  const rows: [string, number][] = []
  for (const row of topics) {
    if (rows.length === 5 && row[1] <= rows[4]![1]) continue
    rows.push(row)
    rows.sort((a, b) => b[1] - a[1])
    rows.length = Math.min(rows.length, 5)
  }
  return Object.fromEntries(rows.map(([topic, p]) => [topic, Math.round(p * 1000) / 1000]))
}
