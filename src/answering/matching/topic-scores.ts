import type { ClassScores } from '../models/linear-model.js'
import { outOfScopeClass } from '../models/numbers.js'

/** Topics by number, so that scores fit in plain arrays: an answer loops over hundreds of topics several times. */
export interface TopicNumbers {
  /** The slugs, by topic number. */
  slugs: readonly string[]
  /** Undefined for an unknown topic. */
  numberOf(slug: string): number | undefined
}

/** One signal's scores for the topics. */
export interface TopicScores {
  /** Probabilities by topic number; 0 where the signal has none. */
  topics: Float64Array
  /** Probability that no district answers this; null for a signal that does not know. */
  outOfScope: number | null
  /** Numbers of the topics that the signal was not trained on: it says nothing about them. */
  unlearned: readonly number[]
}

/** Numbers topics by their position in the list. */
export function numberTopics(slugs: readonly string[]): TopicNumbers {
  const numbers = new Map(slugs.map((slug, number) => [slug, number]))
  return { slugs, numberOf: (slug) => numbers.get(slug) }
}

/** Converts a model's class scores to topic numbers, dropping deleted topics. */
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

/** A signal's scores, with another signal's for the topics that it was not trained on. */
export function withUnlearned(said: TopicScores, other: TopicScores | null): TopicScores {
  if (said.unlearned.length === 0 || !other) return said
  const topics = said.topics.slice()
  for (const number of said.unlearned) topics[number] = other.topics[number]!
  return { ...said, topics }
}

/** Indexes of the highest positive scores, best first; ties in index order. */
export function topIndexes(scores: Float64Array, max: number): number[] {
  const top: number[] = []
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!
    if (score <= 0 || (top.length === max && score <= scores[top[max - 1]!]!)) continue
    let at = top.length === max ? max - 1 : top.length
    for (; at > 0 && scores[top[at - 1]!]! < score; at--) top[at] = top[at - 1]!
    top[at] = i
  }
  return top
}
