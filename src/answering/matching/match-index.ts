import { type Level, ladderAt, type Phrasing } from '../../directory/model/topic.js'
import type { PhrasingDocument } from '../../platform/search/term-counts.js'
import { tokenize } from '../../platform/text/tokenize.js'
import { eachInSlices, mapInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'
import { type Lexicon, lexiconLike, lexiconSlices, type PackedLexicon } from '../models/lexicon.js'
import type { RevisionContent } from '../revision/revision.js'
import { createScoreTopics, type TopicLengths } from './bm25.js'
import { createDetectLanguage } from './detect-language.js'
import { createSpellingCorrector, type SpellingCorrector } from './spelling-corrector.js'
import { createSynonyms, type Synonyms } from './synonyms.js'
import { createReadScores, numberTopics, type TopicNumbers } from './topic-scores.js'
import { buildShareTable, officeShares, type ShareTable } from './topics-to-offices.js'

/** A revision's lookup structures for matching, built once when it goes live. */
export interface MatchIndex {
  /** Every office that can be named, in the revision's order. */
  offices: string[]
  topics: TopicNumbers
  /** Converts a model's class scores to topic numbers. */
  readScores: ReturnType<typeof createReadScores>
  lengths: TopicLengths
  /** Converts term counts to probabilities by topic number; null if no term is known. */
  scoreTopics: ReturnType<typeof createScoreTopics>
  lexicon: Lexicon
  /** A tidied text's BCP 47 language. @param given stated language, a hint; null for none */
  detectLanguage(text: string, given: string | null): string
  spelling: SpellingCorrector
  synonyms: Synonyms
  /** A topic's ladder at a level: the offices of each step; empty for an unknown topic. */
  ladderOf(topic: string, level: Level | null): readonly (readonly string[])[]
  /** The office that each of a model's classes leads to first at a level; undefined for one without a ladder. */
  firstOffices(classes: readonly string[], level: Level | null): readonly (string | undefined)[]
  /** A topic's share per office at a level; undefined for an unknown topic. */
  sharesOf(topic: string, level: Level | null): ReadonlyMap<string, number> | undefined
  /** The shares of all topics, by topic number. */
  sharesAt(level: Level | null): ShareTable
}

/**
 * Each phrasing's stems, joined by spaces, in the revision's order. 50,000 phrasings take a second, so store the
 * result.
 */
export function stemPhrasings({ phrasings }: Pick<RevisionContent, 'phrasings'>): string[] {
  return phrasings.map(({ text, lang }) =>
    tokenize(text, lang)
      .map((token) => token.stem)
      .join(' '),
  )
}

/** Phrasings that a content has more or fewer than another one. */
export interface ChangedPhrasings {
  added: Phrasing[]
  removed: Phrasing[]
}

export function changedPhrasings(
  content: Pick<RevisionContent, 'phrasings'>,
  before: Pick<RevisionContent, 'phrasings'>,
): ChangedPhrasings {
  const keyOf = ({ topic, lang, text }: Phrasing) => `${topic} ${lang} ${text}`
  const gone = new Map(before.phrasings.map((each) => [keyOf(each), each]))
  const added = content.phrasings.filter((each) => !gone.delete(keyOf(each)))
  return { added, removed: [...gone.values()] }
}

/** The phrasings as documents of the search index. @param stems from `stemPhrasings`, for this content */
export function phrasingDocuments(
  content: Pick<RevisionContent, 'phrasings'>,
  stems: readonly string[] = stemPhrasings(content),
): PhrasingDocument[] {
  return runSlices(phrasingDocumentSlices(content, stems))
}

export function phrasingDocumentSlices(
  { phrasings }: Pick<RevisionContent, 'phrasings'>,
  stems: readonly string[],
): Slices<PhrasingDocument[]> {
  return mapInSlices(phrasings.entries(), ([i, { topic, lang }]) => ({
    id: i + 1,
    topic,
    lang,
    stems: stems[i] ?? '',
  }))
}

/** The parts that depend on the phrasings alone: contents with equal phrasings share them. */
type FromPhrasings = Pick<MatchIndex, 'lexicon' | 'detectLanguage' | 'spelling' | 'lengths'>

/** @param stems from `stemPhrasings`, for this content */
export function createMatchIndex(content: RevisionContent, stems = stemPhrasings(content)): MatchIndex {
  return runSlices(matchIndexSlices(content, runSlices(countTextSlices(content, stems))))
}

/** What a match index needs to know of a content's texts. */
export interface CountedTexts {
  lexicon: Lexicon
  /** Terms in each topic's phrasings. */
  lengths: ReadonlyMap<string, number>
}

/** @param stems from `stemPhrasings`, for this content */
export function* countTextSlices(
  content: RevisionContent,
  stems: readonly string[],
): Slices<CountedTexts & { lexicon: PackedLexicon }> {
  const lengths = new Map<string, number>()
  yield* eachInSlices(content.phrasings.entries(), ([i, { topic }]) => {
    lengths.set(topic, (lengths.get(topic) ?? 0) + lengthOf(stems[i] ?? ''))
  })
  return { lexicon: yield* lexiconSlices(textsOf(content)), lengths }
}

/** @param counted from `countTextSlices`, for this content */
export function* matchIndexSlices(content: RevisionContent, counted: CountedTexts): Slices<MatchIndex> {
  return withLadders(content, yield* indexPhrasings(counted))
}

/** A content whose words are counted. */
export interface CountedContent {
  content: RevisionContent
  index: Pick<MatchIndex, 'lexicon' | 'lengths'>
}

/**
 * The same, where a similar content is indexed already: only what differs is counted.
 * @param changed from `changedPhrasings`, for the two contents
 */
export function* matchIndexNearSlices(
  content: RevisionContent,
  like: CountedContent,
  { added, removed }: ChangedPhrasings,
): Slices<MatchIndex> {
  const lengths = new Map(like.index.lengths.lengths)
  const add = (phrasings: readonly Phrasing[], times: number) => {
    for (const [i, stems] of stemPhrasings({ phrasings }).entries()) {
      const { topic } = phrasings[i]!
      const length = (lengths.get(topic) ?? 0) + times * lengthOf(stems)
      if (length === 0) lengths.delete(topic)
      else lengths.set(topic, length)
    }
  }
  add(added, 1)
  add(removed, -1)
  const lexicon = lexiconLike(textsOf(content), textsOf(like.content), like.index.lexicon)
  return withLadders(content, yield* indexPhrasings({ lexicon, lengths }))
}

const lengthOf = (stems: string): number => stems.split(' ').length

/** The index of a content with the same phrasings, danger phrases and out-of-scope phrases as that of `like`. */
export function matchIndexLike(content: RevisionContent, like: MatchIndex): MatchIndex {
  return withLadders(content, like)
}

function* indexPhrasings({ lexicon, lengths }: CountedTexts): Slices<FromPhrasings> {
  yield
  return {
    lexicon,
    detectLanguage: createDetectLanguage(lexicon),
    spelling: createSpellingCorrector(lexicon),
    lengths: {
      lengths,
      mean: [...lengths.values()].reduce((a, b) => a + b, 0) / Math.max(1, lengths.size),
    },
  }
}

const textsOf = ({ phrasings, outOfScope, dangerPhrases }: RevisionContent) => [
  ...phrasings,
  ...outOfScope,
  ...dangerPhrases,
]

function withLadders(content: RevisionContent, from: FromPhrasings): MatchIndex {
  const bySlug = new Map(content.topics.map((topic) => [topic.slug, topic]))
  const offices = content.offices.map((office) => office.id)
  const topics = numberTopics([...bySlug.keys()])
  const sharesAt = memoize((level: Level | null) => {
    const rows = content.topics.map((topic) => officeShares(topic, level))
    return { rows, table: buildShareTable(rows, offices) }
  })
  const ladderOf = (slug: string, level: Level | null) => {
    const topic = bySlug.get(slug)
    return topic ? ladderAt(topic, level) : []
  }
  const firstsOf = memoizeWeakly((classes: readonly string[]) =>
    memoize((level: Level | null) => classes.map((slug) => ladderOf(slug, level)[0]?.[0])),
  )
  const { lexicon, detectLanguage, spelling, lengths } = from
  return {
    lexicon,
    detectLanguage,
    spelling,
    lengths,
    offices,
    topics,
    readScores: createReadScores(topics),
    scoreTopics: createScoreTopics(lengths, topics),
    synonyms: createSynonyms(content.synonyms, lexicon),
    ladderOf,
    firstOffices: (classes, level) => firstsOf(classes)(level),
    sharesOf: (slug, level) => sharesAt(level).rows[topics.numberOf(slug) ?? -1],
    sharesAt: (level) => sharesAt(level).table,
  }
}

/** Memoizes by key. */
function memoize<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  return memoizeIn(new Map(), make)
}

/** The same, for as long as the key lives. */
function memoizeWeakly<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  return memoizeIn(new WeakMap(), make)
}

function memoizeIn<Key, Made>(
  made: { get(key: Key): Made | undefined; set(key: Key, value: Made): unknown },
  make: (key: Key) => Made,
): (key: Key) => Made {
  return (key) => {
    let known = made.get(key)
    if (known === undefined) {
      known = make(key)
      made.set(key, known)
    }
    return known
  }
}
