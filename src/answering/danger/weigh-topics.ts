import { logOdds, sigmoid } from '../models/log-odds.js'
import { heldByNeed } from './bare-needs.js'
import type { Danger } from './danger.js'
import { type DangerLimits, dangerNumbers, kindsAt, levelAt, moreUrgent } from './danger-limits.js'
import { graveTopics, heavyTopics, uneasyTopics } from './grave-topics.js'

/** Topics that a concern is about, most probable first. */
export type ProbableTopics = readonly { slug: string; probability: number }[]

/**
 * The danger check with what the concern is about: a grave topic raises it, an everyday one that is sure takes away what no
 * pattern supports.
 * @param topics none where a name or a rule told the office: then the words decide alone
 */
export function weighTopics(
  danger: Danger,
  topics: ProbableTopics,
  limits: DangerLimits = dangerNumbers,
): Danger {
  if (topics.length === 0 || !Number.isFinite(danger.odds)) return danger
  const { withTopics, seriousWithTopics, graveTopic, maxKinds } = dangerNumbers
  const grave = topics.filter(({ slug }) => slug in graveTopics)
  const share = sumOf(grave)
  const heavy = topics.filter(({ slug }) => heavyTopics.has(slug))
  const odds = weigh(danger.odds, share, withTopics)
  const serious = weigh(danger.seriousOdds, share + sumOf(heavy), seriousWithTopics)
  if (isEveryday(danger, odds, topics, limits))
    return { ...danger, level: null, kinds: [], asks: false, score: sigmoid(odds) }
  const found = moreUrgent(levelAt({ danger: odds, serious }, limits), danger.byClause)
  const byTopic = share >= graveTopic
  const byPattern = hasPattern(danger)
  const level = found ?? (byTopic || byPattern ? 'support' : null)
  const [leading] = grave
  const kinds = byTopic && leading ? [...danger.likely, graveTopics[leading.slug]!] : danger.likely
  return heldByNeed({
    ...danger,
    level,
    kinds: kindsAt(level, kinds).slice(0, maxKinds),
    asks:
      level === 'support' && !byTopic && (byPattern || danger.byClause !== null || odds >= limits.support),
    score: sigmoid(odds),
    evidence: byTopic && leading ? [...danger.evidence, `topic:${leading.slug}`] : danger.evidence,
  })
}

/** The danger check of a text that only asks for a person by name: no words speak of danger, unless a pattern finds it. */
export function weighName(danger: Danger): Danger {
  const isChance = danger.level === 'support' && danger.byClause === null && !hasPattern(danger)
  return isChance ? { ...danger, level: null, kinds: [], asks: false } : danger
}

interface Weights {
  words: number
  topics: number
  offset: number
}

function weigh(odds: number, share: number, { words, topics, offset }: Weights): number {
  return words * odds + topics * logOdds(held(share)) + offset
}

function sumOf(topics: ProbableTopics): number {
  return topics.reduce((sum, { probability }) => sum + probability, 0)
}

/** One sure topic in which nobody is in danger, words that are not sure, and no pattern. */
function isEveryday(danger: Danger, odds: number, topics: ProbableTopics, limits: DangerLimits): boolean {
  const [first] = topics
  return (
    first !== undefined &&
    first.probability >= dangerNumbers.sureTopic &&
    !(first.slug in graveTopics) &&
    !uneasyTopics.has(first.slug) &&
    danger.byClause === null &&
    !hasPattern(danger) &&
    odds < limits.now + dangerNumbers.unsure
  )
}

/** Names of patterns have their language in front. */
function hasPattern({ evidence }: Danger): boolean {
  return evidence.some((name) => /^[a-z]{2}:/.test(name))
}

/** Between 0.01 and 0.99: no topic is surer than that. */
function held(share: number): number {
  return Math.min(Math.max(share, 0.01), 0.99)
}
