import type { Term, TermCounts } from '../../platform/search/term-counts.js'
import type { Token } from '../../platform/text/tokenize.js'
import { bm25Constants, termLimits } from '../models/numbers.js'
import type { TopicNumbers } from './topic-scores.js'

/** The distinct terms to look up for a concern: stems without stop words, and pairs of adjacent stems. */
export function termsOf(tokens: readonly Token[]): Term[] {
  const words = new Set<string>()
  const pairs = new Set<string>()
  tokens.forEach((token, i) => {
    if (!token.stop) words.add(token.stem)
    const next = tokens[i + 1]
    if (next && !(token.stop && next.stop)) pairs.add(`${token.stem} ${next.stem}`)
  })
  return [
    ...[...words].slice(0, termLimits.words).map((text) => ({ text, pair: false })),
    ...[...pairs].slice(0, termLimits.pairs).map((text) => ({ text, pair: true })),
  ]
}

/** Terms in each topic's phrasings, by slug, and their mean: BM25's document lengths. */
export interface TopicLengths {
  lengths: ReadonlyMap<string, number>
  mean: number
}

/**
 * Prepares BM25 over topics: a topic is a document, and a term's frequency the number of its phrasings with the term.
 * @returns a function from terms and their counts to a probability per topic number (softmax of the scores); null if no
 * term is known
 */
export function createScoreTopics(
  { lengths, mean }: TopicLengths,
  { slugs, numberOf }: TopicNumbers,
): (terms: readonly Term[], counts: TermCounts) => Float64Array | null {
  const { k1, b, temperature } = bm25Constants
  const saturation = Float64Array.from(
    slugs,
    (slug) => k1 * (1 - b + (b * (lengths.get(slug) ?? mean)) / mean),
  )
  const numbersIn = memoizeNumbers(numberOf)

  function gainOf(idf: number, frequency: number, number: number): number {
    return (idf * frequency * (k1 + 1)) / (frequency + saturation[number]!)
  }

  /** Gains are worked out each time: those of all words that were ever asked for would take 16 MB. */
  function addGains(found: TermCounts[number], weight: number, scores: Float64Array): boolean {
    const idf = Math.log(1 + (lengths.size - found.size + 0.5) / (found.size + 0.5))
    let spoken = false
    if (found.pairs && found.topics) {
      const { pairs } = found
      const numbers = numbersIn(found.topics)
      for (let i = 0; i < pairs.length; i += 2) {
        const number = numbers[pairs[i]!]!
        if (number < 0) continue
        scores[number]! += weight * gainOf(idf, pairs[i + 1]!, number)
        spoken = true
      }
      return spoken
    }
    for (const [slug, frequency] of found) {
      const number = numberOf(slug)
      if (number === undefined) continue
      scores[number]! += weight * gainOf(idf, frequency, number)
      spoken = true
    }
    return spoken
  }

  return (terms, counts) => {
    const scores = new Float64Array(slugs.length)
    let spoken = false
    terms.forEach(({ pair }, i) => {
      const found = counts[i]
      if (found && addGains(found, pair ? termLimits.pairWeight : 1, scores)) spoken = true
    })
    return spoken ? softmaxPositive(scores, temperature) : null
  }
}

/** Softmax of the positive scores, in place. */
function softmaxPositive(scores: Float64Array, temperature: number): Float64Array {
  let top = 0
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] === 0) continue
    scores[i] = Math.exp((scores[i]! - top) / temperature)
    sum += scores[i]!
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum
  return scores
}

/** The topic numbers of a table's topics, -1 for one that is no more. */
function memoizeNumbers(numberOf: TopicNumbers['numberOf']): (topics: readonly string[]) => Int32Array {
  const known = new WeakMap<readonly string[], Int32Array>()
  return (topics) => {
    const before = known.get(topics)
    if (before) return before
    const numbers = Int32Array.from(topics, (slug) => numberOf(slug) ?? -1)
    known.set(topics, numbers)
    return numbers
  }
}
