import { editDistance, isOneSlip } from '../../platform/text/edit-distance.js'

/** A word of the catalog, and how often it occurs. */
export interface CountedWord {
  word: string
  count: number
}

/** The words that typos may be corrected to. */
export interface Misspellable {
  /** The most probable word one slip away, with at least `minCount` occurrences; null for none. */
  oneSlip(word: string, minCount: number): string | null
  /** The most frequent within two slips. */
  twoSlips(word: string, minCount: number): string | null
}

/** A slip that people make more often than others: a word with it counts `times` as often. */
export interface LikelySlip {
  times: number
  isLikely(typed: string, meant: string): boolean
}

/**
 * Groups the words by first letter and length: a typo in the first letter is rare, and would cost 25 times the
 * comparisons.
 */
export function indexMisspellable(words: readonly CountedWord[], likely: LikelySlip): Misspellable {
  const groups = new Map<string, CountedWord[]>()
  for (const counted of words) {
    const key = groupOf(counted.word.charAt(0), counted.word.length)
    const group = groups.get(key)
    if (group) group.push(counted)
    else groups.set(key, [counted])
  }
  for (const group of groups.values()) group.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))

  const near = (word: string, length: number) => groups.get(groupOf(word.charAt(0), length)) ?? []

  return {
    oneSlip(word, minCount) {
      let best: string | null = null
      let most = 0
      for (const length of [word.length, word.length - 1, word.length + 1])
        for (const { word: other, count } of near(word, length)) {
          if (count < minCount || count * likely.times <= most) break
          if (!isOneSlip(word, other)) continue
          const chance = likely.isLikely(word, other) ? count * likely.times : count
          if (chance > most) [best, most] = [other, chance]
        }
      return best
    },
    twoSlips(word, minCount) {
      let best: CountedWord | undefined
      for (let length = word.length - 2; length <= word.length + 2; length++)
        for (const counted of near(word, length)) {
          if (counted.count < minCount || (best && counted.count <= best.count)) break
          if (editDistance(word, counted.word, 2) <= 2) best = counted
        }
      return best?.word ?? null
    },
  }
}

const groupOf = (first: string, length: number) => `${first}${length}`
