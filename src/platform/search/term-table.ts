import { type NumberParts, openNumbers, packNumberSlices } from '../text/number-by-word.js'
import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'
import type {
  CountPairs,
  NumberedCounts,
  PhrasingDocument,
  Term,
  TermCounter,
  TermCounts,
  TopicCounts,
} from './term-counts.js'

/** Counts terms in memory: exact stems only, no server, always available. */
export interface CountingTable extends TermCounter {
  countNow(terms: readonly Term[]): TermCounts
}

/** Of phrasings that are laid out. */
export interface TermTable extends CountingTable {
  readonly phrasings: number
  readonly topics: number
  /** To be stored: `openTermTable` reads them. */
  readonly parts: TermTableParts
}

/** What a term table consists of. */
export interface TermTableParts {
  text: LaidOut
  places: PlaceParts
}

/**
 * Lays out the phrasings for counting: one array of word numbers with a gap (0) after each phrasing, and for each word
 * its positions. 6 bytes a word with up to 65,535 different ones; shares nothing with Meilisearch.
 */
export function createTermTable(documents: Iterable<PhrasingDocument>): TermTable {
  return runSlices(termTableSlices(documents))
}

export function* termTableSlices(documents: Iterable<PhrasingDocument>): Slices<TermTable> {
  const text = yield* layOut(documents)
  yield
  return openTermTable({ text, places: yield* indexPlaces(text.words, text.vocabulary.words.size) })
}

/** A table that was laid out before. Nothing is copied. */
export function openTermTable(parts: TermTableParts): TermTable {
  const { text } = parts
  const vocabulary = openNumbers(text.vocabulary)
  const places = openPlaces(text.words, parts.places)
  const tally = createTally(text)
  const known = new Map<string, TopicCounts>()

  function countWord(word: string): TopicCounts {
    const id = vocabulary.get(word)
    return id === undefined ? new Map() : tally(places.of(id))
  }

  function countPair(pair: string): TopicCounts {
    const space = pair.indexOf(' ')
    const first = vocabulary.get(pair.slice(0, space))
    const second = vocabulary.get(pair.slice(space + 1))
    return first === undefined || second === undefined ? new Map() : tally(places.before(first, second))
  }

  // Words repeat across concerns, and there is a limited number. Four in five pairs are new: counting one is as fast as
  // caching it.
  function count({ text: term, pair }: Term): TopicCounts {
    if (pair) return countPair(term)
    const before = known.get(term)
    if (before) return before
    const counts = countWord(term)
    // Words that no phrasing holds may be names: not cached.
    if (counts.size > 0) known.set(term, counts)
    return counts
  }

  const countNow = (terms: readonly Term[]) => terms.map(count)
  return {
    countNow,
    count: async (terms) => countNow(terms),
    ready: () => true,
    phrasings: text.topicOf.length,
    topics: text.topics.length,
    parts,
  }
}

/**
 * The counts of a table with some phrasings more and some fewer: without laying out the others again.
 * @param removed phrasings that `known` has
 */
export function termTableLike(
  known: CountingTable,
  added: readonly PhrasingDocument[],
  removed: readonly PhrasingDocument[],
): CountingTable {
  const [more, fewer] = [createTermTable(added), createTermTable(removed)]
  const countNow = (terms: readonly Term[]) => {
    const [gained, lost] = [more.countNow(terms), fewer.countNow(terms)]
    return known.countNow(terms).map((counts, i) => corrected(counts, gained[i]!, lost[i]!))
  }
  return { countNow, count: async (terms) => countNow(terms), ready: () => true }
}

function corrected(counts: TopicCounts, gained: TopicCounts, lost: TopicCounts): TopicCounts {
  if (gained.size === 0 && lost.size === 0) return counts
  const all = new Map(counts)
  for (const [topic, count] of gained) all.set(topic, (all.get(topic) ?? 0) + count)
  for (const [topic, count] of lost) {
    const left = (all.get(topic) ?? 0) - count
    if (left > 0) all.set(topic, left)
    else all.delete(topic)
  }
  return all
}

type WordNumbers = Uint16Array | Uint32Array

interface LaidOut {
  vocabulary: NumberParts
  topics: string[]
  /** Word numbers from 1; 0 ends a phrasing. */
  words: WordNumbers
  /** For each phrasing, the position of the 0 that ends it. */
  ends: Uint32Array
  /** For each phrasing, its topic number. */
  topicOf: Uint16Array
}

function* layOut(documents: Iterable<PhrasingDocument>): Slices<LaidOut> {
  const vocabulary = new Map<string, number>()
  const topicIds = new Map<string, number>()
  const words: number[] = []
  const ends: number[] = []
  const topicOf: number[] = []
  yield* eachInSlices(documents, ({ topic, stems }) => {
    topicOf.push(numberOf(topicIds, topic) - 1)
    for (const stem of stems.split(' ')) if (stem !== '') words.push(numberOf(vocabulary, stem))
    ends.push(words.push(0) - 1)
  })
  return {
    vocabulary: (yield* packNumberSlices(vocabulary)).parts,
    topics: [...topicIds.keys()],
    words: vocabulary.size < 2 ** 16 ? Uint16Array.from(words) : Uint32Array.from(words),
    ends: Uint32Array.from(ends),
    topicOf: Uint16Array.from(topicOf),
  }
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size + 1)
  return numbers.size
}

/** Positions processed per slice: about a millisecond. */
const placesAtOnce = 10_000

interface PlaceParts {
  /** Positions grouped by word, those of one word by the next. */
  byNext: Uint32Array
  /** For each word number, where its group begins. */
  starts: Uint32Array
}

interface Places {
  /** Positions of a word, in order. */
  of(word: number): Uint32Array
  /** Positions of a word right before another, in order. */
  before(word: number, next: number): Uint32Array
}

/**
 * Sorts the positions by word, in one array: those of word `n` run from `starts[n]` to `starts[n + 1]`, sorted by the next
 * word, so that a pair is found by binary search: "the" has thousands of positions. Those of one word are sorted anew when it
 * is first counted: a second array would take 7 MB.
 */
function* indexPlaces(words: WordNumbers, vocabulary: number): Slices<PlaceParts> {
  const starts = new Uint32Array(vocabulary + 2)
  yield* eachInSlices(words, (word) => starts[word + 1]!++, placesAtOnce)
  for (let n = 1; n < starts.length; n++) starts[n]! += starts[n - 1]!
  const places = yield* fillPlaces(words, starts, words.keys())
  const order = yield* inOrderOfNext(places)
  return { byNext: yield* fillPlaces(words, starts, order), starts }
}

function openPlaces(words: WordNumbers, { byNext, starts }: PlaceParts): Places {
  const nextAt = (i: number) => words[byNext[i]! + 1] ?? 0

  /** The first position of `word` that is followed by `next` or a later word. */
  function firstBefore(word: number, next: number): number {
    let [low, high] = [starts[word]!, starts[word + 1]!]
    while (low < high) {
      const middle = (low + high) >> 1
      if (nextAt(middle) < next) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    of: (word) => byNext.slice(starts[word], starts[word + 1]).sort(),
    before: (word, next) => byNext.subarray(firstBefore(word, next), firstBefore(word, next + 1)),
  }
}

/** All positions ordered by the next word: for each position, the one before it. */
function* inOrderOfNext(places: Uint32Array): Slices<Uint32Array> {
  const order = new Uint32Array(places.length)
  let filled = 0
  if (places.length > 0) order[filled++] = places.length - 1
  yield* eachInSlices(
    places,
    (place) => {
      if (place > 0) order[filled++] = place - 1
    },
    placesAtOnce,
  )
  return order
}

/** Groups the positions by word, in the given order within each. */
function* fillPlaces(words: WordNumbers, starts: Uint32Array, order: Iterable<number>): Slices<Uint32Array> {
  const next = starts.slice()
  const places = new Uint32Array(words.length)
  yield* eachInSlices(
    order,
    (place) => {
      places[next[words[place]!]!++] = place
    },
    placesAtOnce,
  )
  return places
}

/** Counts by topic, in a tenth of a map's memory: frequent words occur in every topic, and thousands are kept. */
class Tally implements TopicCounts, NumberedCounts {
  constructor(
    readonly topics: readonly string[],
    readonly pairs: CountPairs,
  ) {}

  get size(): number {
    return this.pairs.length / 2
  }

  get(topic: string): number | undefined {
    for (let i = 0; i < this.pairs.length; i += 2)
      if (this.topics[this.pairs[i]!] === topic) return this.pairs[i + 1]
    return undefined
  }

  *[Symbol.iterator](): Generator<[string, number]> {
    for (let i = 0; i < this.pairs.length; i += 2) yield [this.topics[this.pairs[i]!]!, this.pairs[i + 1]!]
  }
}

/** Phrasings per topic; each counts once however often it holds the term. Topics in the order in which they come. */
function createTally({ words, ends, topicOf, topics }: LaidOut): (places: Uint32Array) => TopicCounts {
  const firstAt = sampleFirsts(words.length, ends)
  // Filled and emptied within one call: quicker than a map.
  const counts = new Uint32Array(topics.length)
  const found = new Uint16Array(topics.length)
  return (places) => {
    let size = 0
    let phrasing = -1
    for (const place of places) {
      if (place < (ends[phrasing] ?? 0)) continue
      phrasing = firstAt[place >>> sampleBits]!
      while (ends[phrasing]! < place) phrasing += 1
      const topic = topicOf[phrasing]!
      if (counts[topic]!++ === 0) found[size++] = topic
    }
    const most = found.subarray(0, size).reduce((most, topic) => Math.max(most, counts[topic]!), 0)
    const pairs = most < 2 ** 16 ? new Uint16Array(size * 2) : new Uint32Array(size * 2)
    for (let i = 0; i < size; i++) {
      const topic = found[i]!
      pairs[2 * i] = topic
      pairs[2 * i + 1] = counts[topic]!
      counts[topic] = 0
    }
    return new Tally(topics, pairs)
  }
}

/** 32 positions, which are about four phrasings. */
const sampleBits = 5

/** For every 32nd position, the phrasing that it belongs to. */
function sampleFirsts(positions: number, ends: Uint32Array): Uint32Array {
  const firsts = new Uint32Array((positions >>> sampleBits) + 1)
  let phrasing = 0
  for (let i = 0; i < firsts.length; i++) {
    while (ends[phrasing]! < i << sampleBits) phrasing += 1
    firsts[i] = phrasing
  }
  return firsts
}
