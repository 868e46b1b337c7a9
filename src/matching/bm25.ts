import type { Term, TermCounts } from '../search/term-counts.js'
import { bm25Constants, termLimits } from './numbers.js'
import type { Token } from './tokenize.js'

/** The terms to look up for a concern: its stems and the pairs of stems side by side, each once, stop words left out. */
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

/** What BM25 has to know about the topics: how many terms each one's phrasings hold together. */
export interface TopicLengths {
  lengths: ReadonlyMap<string, number>
  mean: number
}

/**
 * BM25 over topics: a topic is a document made of its phrasings, a term's frequency the number of phrasings that hold it.
 * @returns a probability a topic (softmax of the scores); empty when no term is known
 */
export function scoreTopics(
  terms: readonly Term[],
  counts: TermCounts,
  topics: TopicLengths,
): Map<string, number> {
  const { k1, b, temperature } = bm25Constants
  const scores = new Map<string, number>()
  const total = topics.lengths.size
  terms.forEach((term, i) => {
    const found = counts[i]
    if (!found || found.size === 0) return
    const idf =
      Math.log(1 + (total - found.size + 0.5) / (found.size + 0.5)) * (term.pair ? termLimits.pairWeight : 1)
    for (const [topic, frequency] of found) {
      const length = 1 - b + (b * (topics.lengths.get(topic) ?? topics.mean)) / topics.mean
      scores.set(topic, (scores.get(topic) ?? 0) + (idf * frequency * (k1 + 1)) / (frequency + k1 * length))
    }
  })
  return normalised(scores, temperature)
}

function normalised(scores: Map<string, number>, temperature: number): Map<string, number> {
  if (scores.size === 0) return scores
  const top = Math.max(...scores.values())
  let sum = 0
  for (const [topic, score] of scores) {
    const e = Math.exp((score - top) / temperature)
    scores.set(topic, e)
    sum += e
  }
  for (const [topic, e] of scores) scores.set(topic, e / sum)
  return scores
}
