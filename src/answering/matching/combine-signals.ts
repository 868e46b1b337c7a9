import type { Level } from '../../directory/model/topic.js'
import { logOdds } from '../models/log-odds.js'
import { decision, fusion, ladderShares, rightBeside } from '../models/numbers.js'
import { calibrated, fuseSignals } from './fuse-signals.js'
import type { RankedOffice, SignalName } from './match.js'
import type { MatchIndex } from './match-index.js'
import { type TopicScores, topIndexes } from './topic-scores.js'
import { negligible, type ShareTable, topicsToOffices } from './topics-to-offices.js'

/** Each signal's topic scores; null for a silent signal. */
export interface Signals {
  words: TopicScores | null
  terms: Float64Array | null
  meaning: TopicScores | null
  /** The word model on the text's English, for other languages. */
  glossed: TopicScores | null
}

interface ActiveSignal {
  name: SignalName
  weight: number
  sharpen: number
  topics: Float64Array
}

/** The signals that are not silent. */
export function activeSignals({ words, terms, meaning, glossed }: Signals): ActiveSignal[] {
  return [
    ...activeSignal('words', words?.topics),
    ...activeSignal('terms', terms),
    ...activeSignal('meaning', meaning?.topics),
    ...activeSignal('glossed', glossed?.topics),
  ]
}

// Put spreads last in hot-path object literals: in Node 20 a key after a spread makes an object of twice the size, part
// of which survives until the next full garbage collection.
const activeSignal = (
  name: Exclude<SignalName, 'name' | 'rule'>,
  topics: Float64Array | null | undefined,
): ActiveSignal[] => (topics ? [{ name, topics, ...fusion[name] }] : [])

/** Probability of out of scope: the weighted mean of the log-odds of the two models that know it. */
export function outOfScopeBy({ words, meaning }: Signals): number {
  const byWords = words?.outOfScope ?? null
  const byMeaning = meaning?.outOfScope ?? null
  if (byWords === null || byMeaning === null) return byWords ?? byMeaning ?? 0
  const share = decision.outOfScopeByMeaning
  const odds = (1 - share) * logOdds(byWords) + share * logOdds(byMeaning)
  return 1 / (1 + Math.exp(-odds))
}

const maxOffices = 5
const maxTopics = 6

/**
 * Fuses the signals. Each signal's office scores rank the offices; the fused topic scores tell how sure each office is.
 */
export function combineSignals(
  signals: Signals,
  level: Level | null,
  index: MatchIndex,
): { offices: RankedOffice[]; topics: { slug: string; probability: number }[] } {
  const said = activeSignals(signals)
  if (said.length === 0) return { offices: [], topics: [] }
  const shares = index.sharesAt(level)
  const topics = fuseSignals(said.map(({ weight, topics }) => ({ weight, scores: topics })))
  const offices = fuseSignals(
    said.map(({ weight, sharpen, topics }) => ({ weight, scores: topicsToOffices(topics, shares, sharpen) })),
  )
  const { slugs } = index.topics
  return {
    offices: withProbabilities(topIndexes(offices, maxOffices), topics, shares).map(
      ({ office, score, topic }) => ({
        office: index.offices[office]!,
        score,
        topic: topic < 0 ? null : slugs[topic]!,
      }),
    ),
    topics: topIndexes(topics, maxTopics).map((topic) => ({
      slug: slugs[topic]!,
      probability: topics[topic]!,
    })),
  }
}

/** @param offices best first; a lower office never gets a higher score */
function withProbabilities(offices: readonly number[], topics: Float64Array, shares: ShareTable) {
  const { support, topicOf } = supportOf(offices, topics, shares)
  let before = 1
  return offices.map((office) => {
    before = Math.min(before, calibrated(support[office]!))
    return { office, score: before, topic: topicOf[office]! }
  })
}

/**
 * For the asked offices, by index: the probability that the topic is one for which the office is right or acceptable;
 * and the topic that contributes most, -1 for none.
 */
function supportOf(
  asked: readonly number[],
  topics: Float64Array,
  { starts, offices, shares, size }: ShareTable,
) {
  const isAsked = new Uint8Array(size)
  for (const office of asked) isAsked[office] = 1
  const support = new Float64Array(size)
  const top = new Float64Array(size)
  const topicOf = new Int32Array(size).fill(-1)
  for (let topic = 0; topic < topics.length; topic++) {
    const probability = topics[topic]!
    if (probability < negligible) continue
    for (let at = starts[topic]!; at < starts[topic + 1]!; at++) {
      const office = offices[at]!
      const share = shares[at]!
      if (!isAsked[office] || share === 0) continue
      support[office]! += probability * (share > ladderShares.steps[1]! ? 1 : rightBeside)
      if (probability * share <= top[office]!) continue
      top[office] = probability * share
      topicOf[office] = topic
    }
  }
  return { support, topicOf }
}
