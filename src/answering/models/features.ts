import type { Token } from '../../platform/text/tokenize.js'

/** Groups of hashed features; each is scaled to unit length on its own. */
export const featureGroups = ['word', 'pair', 'contentPair', 'letters'] as const

/** Change it when features change: it is part of the hash of stored models. */
export const featureVersion = 4

const groupSeeds = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]
const letterSizes = [3, 4, 5]
const stopWeight = 0.5

/** A text's feature counts by hash, one map per group. */
export type FeatureCounts = Map<number, number>[]

/**
 * Counts a text's features: stems, stem pairs, pairs of content words, and letter groups of 3 to 5 within words. Hashes
 * have 32 bits: at our sizes about one feature in 30,000 collides, which costs nothing.
 */
export function countFeatures(tokens: readonly Token[]): FeatureCounts {
  const counts: FeatureCounts = featureGroups.map(() => new Map<number, number>())
  let before = '<'
  let contentBefore = '<'
  for (const token of tokens) {
    add(counts[0]!, hashText(token.stem, groupSeeds[0]!), token.stop ? stopWeight : 1)
    add(counts[1]!, hashText(`${before} ${token.stem}`, groupSeeds[1]!), 1)
    if (!token.stop) {
      add(counts[2]!, hashText(`${contentBefore} ${token.stem}`, groupSeeds[2]!), 1)
      contentBefore = token.stem
      addLetters(counts[3]!, token.word)
    }
    before = token.stem
  }
  return counts
}

function addLetters(counts: Map<number, number>, word: string): void {
  const padded = ` ${word} `
  for (const size of letterSizes) {
    for (let start = 0; start + size <= padded.length; start++) {
      add(counts, hashSlice(padded, start, start + size, groupSeeds[3]!), 1)
    }
  }
}

function add(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function hashText(text: string, seed: number): number {
  return hashSlice(text, 0, text.length, seed)
}

// FNV-1a over UTF-16 units (Fowler, Noll, Vo) with the finalizer of MurmurHash3.
function hashSlice(text: string, from: number, to: number, seed: number): number {
  let h = seed
  for (let i = from; i < to; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  }
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 16
  return h >>> 0
}
