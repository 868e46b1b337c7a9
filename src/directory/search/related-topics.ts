import { tokenize } from '../../platform/text/tokenize.js'
import { ladderAt, type RoutingTopic } from '../model/topic.js'

/** More would be a second list of topics. */
const maxRelated = 6
/** Bonus for topics of the same office: as much as two rare words in common. */
const sameOffice = 0.2
/** Below this, two topics share only everyday words. */
const minAlike = 0.12

/**
 * The topics nearest to one: those that share rare words (of title and summary, in English), with a bonus for the same
 * first office. Nearest first; independent of the catalog's order.
 */
export function relatedTopics(topic: RoutingTopic, topics: readonly RoutingTopic[]): RoutingTopic[] {
  const weights = weightsOf(topics)
  const own = weights.get(topic.slug) ?? new Map<string, number>()
  return topics
    .filter(({ slug }) => slug !== topic.slug)
    .map((other) => ({ other, alike: likeness(own, weights.get(other.slug)) + officeInCommon(topic, other) }))
    .filter(({ alike }) => alike >= minAlike)
    .sort((a, b) => b.alike - a.alike || (a.other.slug < b.other.slug ? -1 : 1))
    .slice(0, maxRelated)
    .map(({ other }) => other)
}

function officeInCommon(a: RoutingTopic, b: RoutingTopic): number {
  const first = ladderAt(a, null)[0] ?? []
  return ladderAt(b, null)[0]?.some((office) => first.includes(office)) ? sameOffice : 0
}

type Weights = Map<string, number>

/** A published catalog never changes: its words are weighed once. */
const weighed = new WeakMap<readonly RoutingTopic[], Map<string, Weights>>()

function weightsOf(topics: readonly RoutingTopic[]): Map<string, Weights> {
  const known = weighed.get(topics)
  if (known) return known
  const weights = weigh(topics)
  weighed.set(topics, weights)
  return weights
}

/** Each topic's stems as a unit vector, rare stems heavier. Title words count twice. */
function weigh(topics: readonly RoutingTopic[]): Map<string, Weights> {
  const stems = topics.map(({ words }) => stemsOf(`${words.en.title} ${words.en.title} ${words.en.summary}`))
  const heldBy = new Map<string, number>()
  for (const each of stems) for (const stem of new Set(each)) heldBy.set(stem, (heldBy.get(stem) ?? 0) + 1)
  const rarity = (stem: string) => Math.log(topics.length / (heldBy.get(stem) ?? 1))
  return new Map(topics.map(({ slug }, i) => [slug, unitVector(stems[i] ?? [], rarity)]))
}

function stemsOf(text: string): string[] {
  return tokenize(text, 'en')
    .filter(({ stop }) => !stop)
    .map(({ stem }) => stem)
}

function unitVector(stems: string[], rarity: (stem: string) => number): Weights {
  const weights: Weights = new Map()
  for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + rarity(stem))
  const length = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([stem, weight]) => [stem, weight / length]))
}

function likeness(a: Weights, b: Weights | undefined): number {
  let sum = 0
  for (const [stem, weight] of a) sum += weight * (b?.get(stem) ?? 0)
  return sum
}
