import type { ClassScores } from '../models/linear-model.js'
import { outOfScopeClass } from '../models/numbers.js'

/** Topics by number, so that what is said of them lies in plain arrays: an answer goes through hundreds several times. */
export interface TopicNumbers {
  /** The slug of each number. */
  slugs: readonly string[]
  /** Undefined for an unknown topic. */
  numberOf(slug: string): number | undefined
}

/** What one signal says of the topics. */
export interface TopicScores {
  /** A probability a topic, by its number; 0 where it says nothing. */
  topics: Float64Array
  /** Probability that no district answers this; null where the signal does not know of such texts. */
  outOfScope: number | null
  /** Numbers of the topics that the signal has never learned: of them it cannot speak, for or against. */
  unlearned: readonly number[]
}

/** Numbers topics in the order given. */
export function numberTopics(slugs: readonly string[]): TopicNumbers {
  const numbers = new Map(slugs.map((slug, number) => [slug, number]))
  return { slugs, numberOf: (slug) => numbers.get(slug) }
}

/** Lays out what a model says by the numbers of the topics; of a topic that is gone since it may not speak. */
export function createReadScores({ slugs, numberOf }: TopicNumbers): (said: ClassScores) => TopicScores {
  const known = new WeakMap<readonly string[], { places: Int32Array; unlearned: number[] }>()

  function placesOf(classes: readonly string[]) {
    const before = known.get(classes)
    if (before) return before
    const places = Int32Array.from(classes, (slug) => numberOf(slug) ?? -1)
    const learned = new Set(places)
    const unlearned = [...slugs.keys()].filter((number) => !learned.has(number))
    known.set(classes, { places, unlearned })
    return { places, unlearned }
  }

  return ({ classes, probabilities }) => {
    const topics = new Float64Array(slugs.length)
    const { places, unlearned } = placesOf(classes)
    for (let i = 0; i < places.length; i++) if (places[i]! >= 0) topics[places[i]!] = probabilities[i]!
    const outside = classes.indexOf(outOfScopeClass)
    return { topics, outOfScope: outside < 0 ? null : probabilities[outside]!, unlearned }
  }
}

/** What a signal says, with what another one says of the topics that it has never learned. */
export function withUnlearned(said: TopicScores, other: TopicScores | null): TopicScores {
  if (said.unlearned.length === 0 || !other) return said
  const topics = said.topics.slice()
  for (const number of said.unlearned) topics[number] = other.topics[number]!
  return { ...said, topics }
}

/** The places of the highest scores above 0, best first; of equal ones the first comes first. */
export function topOf(scores: Float64Array, most: number): number[] {
  const top: number[] = []
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!
    if (score <= 0 || (top.length === most && score <= scores[top[most - 1]!]!)) continue
    let at = top.length === most ? most - 1 : top.length
    for (; at > 0 && scores[top[at - 1]!]! < score; at--) top[at] = top[at - 1]!
    top[at] = i
  }
  return top
}
