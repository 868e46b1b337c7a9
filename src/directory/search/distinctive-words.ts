import type { RowList } from '../../platform/cache/resting-rows.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'
import type { Phrasing } from '../model/topic.js'

/** Limits: how many words are kept, and how often one must occur in a topic's phrasings. */
const limits = { words: 16, minCount: 3, minLetters: 3 }

/** Topics per slice: about a millisecond. */
const topicsAtOnce = 10

const remembered = new WeakMap<RowList<Phrasing>, DistinctiveWords>()

/** @returns a topic's most distinctive words in families' phrasings, best first, by BCP 47 code */
export type DistinctiveWords = (topic: string) => Record<string, string[]>

/** Reads the phrasings once: they are tens of thousands, and never change. */
export function distinctiveWords(phrasings: RowList<Phrasing>): DistinctiveWords {
  return runSlices(distinctiveWordSlices(phrasings))
}

/** Computes them in slices, so that `distinctiveWords` is instant. */
export function* distinctiveWordSlices(phrasings: RowList<Phrasing>): Slices<DistinctiveWords> {
  return remembered.get(phrasings) ?? rememberDistinctive(phrasings, yield* tellingWordSlices(phrasings))
}

/** The most distinctive words by language and topic, to be stored. */
export type TellingWords = readonly [lang: string, words: ReadonlyMap<string, string[]>][]

/** From now on `distinctiveWords` knows them. @param telling from `tellingWordSlices`, for these phrasings */
export function rememberDistinctive(phrasings: RowList<Phrasing>, telling: TellingWords): DistinctiveWords {
  const words = wordsOf(telling)
  remembered.set(phrasings, words)
  return words
}

export function* tellingWordSlices(phrasings: RowList<Phrasing>): Slices<TellingWords> {
  const byLanguage = new Map<string, Map<string, Map<string, number>>>()
  yield* eachInSlices(phrasings, ({ lang, topic, text }) => {
    const counts = entry(
      entry(byLanguage, lang, () => new Map()),
      topic,
      () => new Map<string, number>(),
    )
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu)))
      if (word.length >= limits.minLetters) counts.set(word, (counts.get(word) ?? 0) + 1)
  })
  const telling: [lang: string, words: Map<string, string[]>][] = []
  for (const [lang, topics] of byLanguage) telling.push([lang, yield* mostTelling(topics)])
  return telling
}

// A closure inside the function above would keep all its counts: 33 MB.
function wordsOf(telling: TellingWords): DistinctiveWords {
  return (topic) => Object.fromEntries(telling.map(([lang, words]) => [lang, words.get(topic) ?? []]))
}

/** A word scores by how often the topic's families use it, less the more topics share it. */
function* mostTelling(topics: Map<string, Map<string, number>>): Slices<Map<string, string[]>> {
  const usedBy = new Map<string, number>()
  yield* eachInSlices(
    topics.values(),
    (counts) => {
      for (const word of counts.keys()) usedBy.set(word, (usedBy.get(word) ?? 0) + 1)
    },
    topicsAtOnce,
  )
  const weight = (word: string, count: number) =>
    count * Math.log((topics.size + 1) / (usedBy.get(word) ?? 1))
  const telling = new Map<string, string[]>()
  yield* eachInSlices(
    topics,
    ([topic, counts]) => {
      const words = [...counts]
        .filter(([, count]) => count >= limits.minCount)
        .map(([word, count]) => ({ word, weight: weight(word, count) }))
        .sort((a, b) => b.weight - a.weight)
      telling.set(
        topic,
        words.slice(0, limits.words).map(({ word }) => word),
      )
    },
    topicsAtOnce,
  )
  return telling
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key) ?? make()
  map.set(key, there)
  return there
}
