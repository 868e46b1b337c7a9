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

/** One term's score gains, in parallel arrays: topic numbers and gains. */
interface Gains {
  topics: readonly number[]
  gains: readonly number[]
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
  // Single words keep getting the same map of counts; four in five pairs are new.
  const known = new WeakMap<TermCounts[number], Gains>()

  /** @param tell receives a topic number and its gain */
  function eachGain(found: TermCounts[number], visit: (topic: number, gain: number) => void): void {
    const idf = Math.log(1 + (lengths.size - found.size + 0.5) / (found.size + 0.5))
    found.forEach((frequency, slug) => {
      const number = numberOf(slug)
      if (number === undefined) return
      visit(number, (idf * frequency * (k1 + 1)) / (frequency + saturation[number]!))
    })
  }

  function gainsOf(found: TermCounts[number]): Gains {
    const before = known.get(found)
    if (before) return before
    const topics: number[] = []
    const gains: number[] = []
    eachGain(found, (topic, gain) => {
      topics.push(topic)
      gains.push(gain)
    })
    // Copies have no room to grow, which would double their memory.
    const made = { topics: topics.slice(), gains: gains.slice() }
    known.set(found, made)
    return made
  }

  return (terms, counts) => {
    const scores = new Float64Array(slugs.length)
    let spoken = false
    const add = (topic: number, gain: number) => {
      scores[topic]! += gain
      spoken = true
    }
    terms.forEach(({ pair }, i) => {
      const found = counts[i]
      if (!found || found.size === 0) return
      if (pair) {
        eachGain(found, (topic, gain) => add(topic, termLimits.pairWeight * gain))
      } else {
        const { topics, gains } = gainsOf(found)
        for (let at = 0; at < topics.length; at++) add(topics[at]!, gains[at]!)
      }
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
