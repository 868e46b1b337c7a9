import type { Token } from '../../platform/text/tokenize.js'

/** Groups of hashed features; each is scaled to unit length on its own. */
export const featureGroups = ['word', 'pair', 'contentPair', 'letters'] as const

/** Change it when features change: it is part of the hash of stored models. */
export const featureVersion = 4

const groupSeeds = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]
const letterSizes = [3, 4, 5]
const stopWeight = 0.5

/** A text's features: the hash and the count of each. Those of one group follow each other. */
export interface FeatureCounts {
  hashes: Uint32Array
  counts: Float32Array
  /** The end of each group, exclusive. */
  ends: readonly number[]
}

/**
 * Counts a text's features: stems, stem pairs, pairs of content words, and letter groups of 3 to 5 within words. Hashes
 * have 32 bits: at our sizes about one feature in 30,000 collides, which costs nothing.
 */
export function countFeatures(tokens: readonly Token[]): FeatureCounts {
  const { hashes, counts, ends } = lendFeatures(tokens)
  return { hashes: hashes.slice(), counts: counts.slice(), ends }
}

/** The same in arrays that the next text fills anew. The caller may write in them. */
export function lendFeatures(tokens: readonly Token[]): FeatureCounts {
  const [words, pairs, contentPairs, letters] = groupSeeds as [number, number, number, number]
  const content = tokens.filter(({ stop }) => !stop)
  const counter = createCounter()
  for (const { stem, stop } of tokens) counter.add(finish(mix(words, stem)), stop ? stopWeight : 1)
  counter.endGroup()
  countPairs(counter, tokens, pairs)
  counter.endGroup()
  countPairs(counter, content, contentPairs)
  counter.endGroup()
  for (const { word } of content) countLetters(counter, ` ${word} `, letters)
  counter.endGroup()
  return counter.counted()
}

function countPairs(counter: Counter, tokens: readonly Token[], seed: number): void {
  let before = '<'
  for (const { stem } of tokens) {
    counter.add(finish(mix(mix(mix(seed, before), ' '), stem)), 1)
    before = stem
  }
}

function countLetters(counter: Counter, padded: string, seed: number): void {
  for (const size of letterSizes)
    for (let start = 0; start + size <= padded.length; start++)
      counter.add(finish(mix(seed, padded, start, start + size)), 1)
}

type Counter = ReturnType<typeof createCounter>

/** Lent to one text after another: an answer counts dozens of stretches. Most have fewer features. */
const lent = { hashes: new Uint32Array(512), counts: new Float32Array(512), slots: new Uint32Array(1024) }

/** Counts hashes group by group, in the order they are first seen: an open-addressed table, quicker than a map. */
function createCounter() {
  let { hashes, counts } = lent
  /** The number of a hash's entry, plus one. */
  let slots = lent.slots.fill(0)
  const ends: number[] = []
  let size = 0
  let groupStart = 0

  function slotOf(hash: number): number {
    const mask = slots.length - 1
    let slot = hash & mask
    while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== hash) slot = (slot + 1) & mask
    return slot
  }

  function grow(): void {
    const [oldHashes, oldCounts] = [hashes, counts]
    hashes = new Uint32Array(size * 2)
    counts = new Float32Array(size * 2)
    hashes.set(oldHashes)
    counts.set(oldCounts)
    slots = new Uint32Array(slots.length * 2)
    for (let entry = groupStart; entry < size; entry++) slots[slotOf(hashes[entry]!)] = entry + 1
  }

  return {
    add(hash: number, by: number): void {
      let slot = slotOf(hash)
      if (slots[slot] === 0) {
        if (size === hashes.length) {
          grow()
          slot = slotOf(hash)
        }
        hashes[size] = hash
        counts[size] = 0
        slots[slot] = ++size
      }
      counts[slots[slot]! - 1]! += by
    },
    endGroup(): void {
      ends.push(size)
      groupStart = size
      slots.fill(0)
    },
    counted: (): FeatureCounts => ({
      hashes: hashes.subarray(0, size),
      counts: counts.subarray(0, size),
      ends,
    }),
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo): `finish` spreads its bits. */
function mix(seed: number, text: string, from = 0, to = text.length): number {
  let h = seed
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** The finalizer of MurmurHash3. */
function finish(mixed: number): number {
  let h = mixed ^ (mixed >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 16
  return h >>> 0
}
