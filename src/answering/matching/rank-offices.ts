import type { Level } from '../../directory/model/topic.js'
import type { Term, TermCounts } from '../../platform/search/term-counts.js'
import { respellText, type Token, tokenize } from '../../platform/text/tokenize.js'
import { bareNeed, type Need } from '../danger/bare-needs.js'
import { isOnlyARide } from '../danger/only-a-ride.js'
import { openGlossary } from '../glossary/open-glossary.js'
import type { ClassScores } from '../models/linear-model.js'
import { semanticLimits, termDeadline, traceLimits, vagueText } from '../models/numbers.js'
import { scoreClasses, type TrainedModel } from '../models/trained-model.js'
import { withoutDots } from '../privacy/redact-concern.js'
import { termsOf } from './bm25.js'
import { activeSignals, combineSignals, outOfScopeBy, type Signals } from './combine-signals.js'
import { guessOutside } from './guess-outside.js'
import { type HeardText, type HearText, hearOnce } from './hear-once.js'
import { isAboutThing } from './leave-out-things.js'
import type { RankedOffice, SignalName } from './match.js'
import type { MatchSources, MatchStages } from './match-concern.js'
import type { MatchIndex } from './match-index.js'
import { isOnlyABus } from './only-a-bus.js'
import type { TokenizedText } from './synonyms.js'
import { type TopicScores, topIndexes, withUnlearned } from './topic-scores.js'
import { startTrace, type TraceWriter } from './trace-writer.js'

/** One concern: its tidied text, its language, and the school's level. */
export interface OneConcern {
  text: string
  lang: string
  level: Level | null
  /** Stems of identifying details. */
  privateStems: ReadonlySet<string>
  hear: HearText
  /** One sentence of a message: "The bus did not come." begins a story as often as it is a matter of its own. */
  isSentence?: true
}

/** The combined result of all signals for one concern. */
export interface Ranking {
  /** Best first, at most 5. */
  offices: RankedOffice[]
  /** Most likely first, at most 6. */
  topics: { slug: string; probability: number }[]
  /** Probability that no district answers this. */
  outOfScope: number
  /** Guesses the id of the outside service that would handle it; null when none is sure enough. */
  outside(): string | null
  /** Any of its words is known. */
  known: boolean
  /** Its one or two words name a whole field. */
  vague: boolean
  engine: 'meilisearch' | 'fallback'
  /** The signals that were not silent. */
  signals: SignalName[]
}

/** Runs every signal, fuses their scores, and ranks the offices. */
export async function rankOffices(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
): Promise<Ranking> {
  const { lang, level, privateStems } = concern
  const heard = concern.hear(concern.text, lang)
  const read = readSynonyms(heard, stages.synonyms, trace)
  const tokens = putRight(heard, stages.spelling, trace)
  const english = stages.glossary ? readInEnglish(concern, sources, trace) : null
  const about = stages.meaning ? textToMean(read, english, lang, stages.spelling, sources) : null
  const meaning = about === null ? null : askMeaning(about, sources, trace)
  const words = stages.words ? askWords('words', heard.scores, sources, trace) : null
  const glossed =
    stages.words && english !== null
      ? askWords('glossed', (model) => scoreClasses(model, tokenize(english, 'en')), sources, trace)
      : null
  const terms = await askTerms(stages.terms ? tokens : [], privateStems, sources, stages.meilisearch, trace)
  const meant = await meaning
  const need = bareNeed(concern.text, lang)
  const signals = withoutMistaken(
    {
      words,
      terms: terms.topics,
      glossed,
      meaning: meant && withUnlearned(meant, words),
    },
    need,
    concern,
    sources,
  )
  const { offices, topics } = trace.stage(
    'offices',
    () => combineSignals(signals, level, sources.index),
    ({ offices }) => ({ offices }),
  )
  return {
    offices,
    topics,
    outOfScope: (need && topicsOfNeeds[need]) || saysOnlyABus(concern) ? 0 : outOfScopeBy(signals),
    vague: topics.length > 1 && isVague(tokens, words),
    outside: () => guessOutside(sources.outsideModel?.() ?? null, tokens, lang),
    known: terms.topics !== null || tokens.some((token) => isKnown(token, lang, sources)),
    engine: terms.engine,
    signals: activeSignals(signals).map(({ name }) => name),
  }
}

/** The topic of a child who did not come home. */
export const missingChild = 'child-missing'

/** The topics that a bare need may be about, as far as a district has them; of heat that is off somewhere, any. */
const topicsOfNeeds: Partial<Record<Need, readonly string[]>> = {
  pickup: [missingChild, 'pickup-early', 'bus-late', 'bus-special', 'sports-transport', 'aftercare'],
  home: ['basic-needs', 'community-help', 'summer-meals', 'homeless', 'family-hard'],
}

/** The topics of a bus that did not come. */
const topicsOfBuses = ['bus-late', 'bus-special', 'bus-route', 'sports-transport']

const saysOnlyABus = ({ text, lang, isSentence }: OneConcern) => !isSentence && isOnlyABus(text, lang)

/** "The bus did not come" is told in the words for a missing child; "nobody came for my son", in those for a fight at recess. */
function withoutMistaken(
  signals: Signals,
  need: Need | null,
  concern: OneConcern,
  { index: { topics: known } }: MatchSources,
): Signals {
  const { text, lang } = concern
  const numbersOf = (slugs: readonly string[]) =>
    new Set(slugs.map((slug) => known.numberOf(slug)).filter((number) => number !== undefined))
  const needed = numbersOf((need && topicsOfNeeds[need]) ?? [])
  if (needed.size > 0) return withTopics(signals, (topic) => needed.has(topic))
  if (!(isAboutThing(text, lang) || isOnlyARide(text, lang))) return signals
  const buses = saysOnlyABus(concern) ? numbersOf(topicsOfBuses) : null
  if (buses && buses.size > 0) return withTopics(signals, (topic) => buses.has(topic))
  const missing = known.numberOf(missingChild)
  return missing === undefined ? signals : withTopics(signals, (topic) => topic !== missing)
}

function withTopics({ words, terms, meaning, glossed }: Signals, keeps: (topic: number) => boolean): Signals {
  const kept = (topics: Float64Array) => topics.map((score, topic) => (keeps(topic) ? score : 0))
  const only = (said: TopicScores | null) => said && { ...said, topics: kept(said.topics) }
  return { words: only(words), terms: terms && kept(terms), meaning: only(meaning), glossed: only(glossed) }
}

/** True for few words that the word model spreads over many topics. */
function isVague(tokens: readonly Token[], words: TopicScores | null): boolean {
  const said = tokens.filter(({ stop }) => !stop).length
  if (words === null || said > 2) return false
  return Math.max(...words.topics) < (said < 2 ? vagueText.oneWord : vagueText.twoWords)
}

/** Runs before spelling: a word with a synonym is not misspelled. */
function readSynonyms({ typed, read }: HeardText, on: boolean, trace: TraceWriter): TokenizedText {
  if (!on) return typed
  return trace.stage('synonyms', read, (said) => ({ read: said !== typed }))
}

function putRight({ read, right }: HeardText, on: boolean, trace: TraceWriter): Token[] {
  if (!on) return right()
  const { tokens } = read()
  return trace.stage('spelling', right, (corrected) => ({
    corrected: corrected.filter((token, i) => token !== tokens[i]).length,
  }))
}

/** The English of the words in the language's glossary; null for no glossary, or no known word. */
function readInEnglish(
  { text, lang }: Pick<OneConcern, 'text' | 'lang'>,
  { index }: MatchSources,
  trace: TraceWriter,
): string | null {
  const glossary = openGlossary(lang)
  if (!glossary) return null
  return trace.stage(
    'glossary',
    () => glossary.read(withoutDots(text), index.spelling.isEnglish),
    (english) => ({ words: english?.split(' ').length ?? 0 }),
  )
}

/**
 * What the sentence encoder reads: the text with spelling corrected, or its English.
 * @returns null for a text without words, or in a language that it cannot read
 */
function textToMean(
  { text, tokens }: TokenizedText,
  english: string | null,
  lang: string,
  spelling: boolean,
  { index, listens }: MatchSources,
): string | null {
  if (tokens.length === 0 || (english === null && lang !== 'en')) return null
  const read = withoutDots(english ?? text)
  return spelling && (listens?.() ?? true)
    ? respellText(read, (word) => index.spelling.correct(word, 'en'))
    : read
}

/**
 * Lets the sentence encoder begin with a concern, which takes longest, before anything else is read. `rankOffices` then finds its
 * result, or waits for the rest. Waits for nothing.
 */
export function beginMeaning(
  concern: Pick<OneConcern, 'text' | 'lang'>,
  sources: MatchSources,
  stages: Pick<MatchStages, 'synonyms' | 'spelling' | 'glossary' | 'meaning'>,
): void {
  if (!stages.meaning || !(sources.listens?.() ?? true)) return
  const trace = startTrace()
  const read = readSynonyms(hearOnce(sources, stages)(concern.text, concern.lang), stages.synonyms, trace)
  const english = stages.glossary ? readInEnglish(concern, sources, trace) : null
  const about = textToMean(read, english, concern.lang, stages.spelling, sources)
  if (about !== null) void sources.meaning(about, semanticLimits.deadlineMs)
}

/** The sentence encoder's scores; null when not ready in time. */
function askMeaning(
  text: string,
  { meaning, index }: MatchSources,
  trace: TraceWriter,
): Promise<TopicScores | null> {
  return trace.stageAsync(
    'meaning',
    async () => {
      const said = await meaning(text, semanticLimits.deadlineMs)
      return said && index.readScores(said)
    },
    (said) => ({ topics: said && topTopics(said.topics, index) }),
  )
}

function isKnown({ word, stop }: Token, lang: string, { index }: MatchSources): boolean {
  return !stop && (index.lexicon.counts.get(lang)?.has(word) ?? false)
}

/** The topic model's scores; null while it is missing. */
function askWords(
  stage: 'words' | 'glossed',
  scores: (model: TrainedModel) => ClassScores,
  { topicModel, index }: MatchSources,
  trace: TraceWriter,
): TopicScores | null {
  const model = topicModel()
  if (!model) return null
  return trace.stage(
    stage,
    () => index.readScores(scores(model)),
    ({ topics }) => ({ topics: topTopics(topics, index) }),
  )
}

/** Scores by term counts, from Meilisearch or from memory. */
async function askTerms(
  tokens: Token[],
  privateStems: ReadonlySet<string>,
  sources: MatchSources,
  meilisearch: boolean,
  trace: TraceWriter,
) {
  const { index } = sources
  const isPrivate = (text: string) =>
    privateStems.size > 0 && text.split(' ').some((stem) => privateStems.has(stem))
  const terms = termsOf(tokens).map(({ text, pair }) => ({ text, pair, private: isPrivate(text) }))
  return trace.stageAsync(
    'terms',
    async () => {
      const { counts, engine } = meilisearch
        ? await sources.termCounts(terms, termDeadline)
        : { counts: sources.countInMemory(terms), engine: 'fallback' as const }
      const topics = index.scoreTopics(terms, counts)
      return { topics, engine, matched: matchedWords(terms, counts, topics, index) }
    },
    ({ topics, engine, matched }) => ({ engine, matched, topics: topics ? topTopics(topics, index) : {} }),
  )
}

/**
 * The words that led to the top topic, for the trace. A typed name may be in the catalog, too, but not repeatedly in
 * one topic: require several occurrences.
 */
function matchedWords(
  terms: readonly Term[],
  counts: TermCounts,
  topics: Float64Array | null,
  { topics: { slugs } }: MatchIndex,
): string[] {
  const [top] = topics ? topIndexes(topics, 1) : []
  if (top === undefined) return []
  return terms
    .map(({ text, private: hidden }, i) => ({ text, hidden, seen: counts[i]?.get(slugs[top]!) ?? 0 }))
    .filter(({ hidden, seen }) => !hidden && seen >= traceLimits.minSeen)
    .sort((a, b) => b.seen - a.seen)
    .slice(0, traceLimits.maxWords)
    .map(({ text }) => text)
}

/** The top topics, for the trace. */
function topTopics(topics: Float64Array, { topics: { slugs } }: MatchIndex): Record<string, number> {
  return Object.fromEntries(
    topIndexes(topics, traceLimits.maxTopics).map((topic) => [
      slugs[topic]!,
      Math.round(topics[topic]! * 1000) / 1000,
    ]),
  )
}
