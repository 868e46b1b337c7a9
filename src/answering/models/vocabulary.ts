import { type FeatureCounts, featureGroups } from './features.js'
import { groupWeights } from './numbers.js'

/** A text as numbers: `ids[i]` has the value `values[i]`. */
export interface FeatureVector {
  ids: Uint32Array
  values: Float32Array
}

/** How many looked-up features are remembered: more than one answer has. A power of two. */
const remembered = 4096

// Filled and read within one call.
let exact = new Float64Array(512)

/** The features a model knows, with their weight: an open-addressed hash table from feature hash to number. */
export class Vocabulary {
  readonly size: number
  private readonly slots: Uint32Array
  private readonly mask: number
  /** Look-ups of the last texts: the stretches of an answer share their features, and the table is too large for the processor's cache. */
  private readonly recentHashes = new Uint32Array(remembered)
  private readonly recentIds = new Int32Array(remembered)

  /**
   * @param hashes one a feature, in the order of the feature's number
   * @param idf inverse document frequency of each
   */
  constructor(
    readonly hashes: Uint32Array,
    readonly idf: Float32Array,
  ) {
    this.size = hashes.length
    // Every place but this one is empty with 0, which belongs here.
    this.recentHashes[0] = 1
    let capacity = 1024
    while (capacity < this.size * 2) capacity *= 2
    this.mask = capacity - 1
    this.slots = new Uint32Array(capacity)
    for (let id = 0; id < this.size; id++) {
      let slot = hashes[id]! & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = id + 1
    }
  }

  /** The feature's number, or -1. */
  idOf(hash: number): number {
    const place = hash & (remembered - 1)
    if (this.recentHashes[place] === hash) return this.recentIds[place]!
    const id = this.find(hash)
    this.recentHashes[place] = hash
    this.recentIds[place] = id
    return id
  }

  private find(hash: number): number {
    let slot = hash & this.mask
    for (;;) {
      const entry = this.slots[slot]!
      if (entry === 0) return -1
      if (this.hashes[entry - 1] === hash) return entry - 1
      slot = (slot + 1) & this.mask
    }
  }

  /** The vector of a text, written over its counts. */
  vectorOf(counts: FeatureCounts): FeatureVector {
    const { hashes: ids, counts: values } = counts
    const size = this.read(counts, ids, values)
    return { ids: ids.subarray(0, size), values: values.subarray(0, size) }
  }

  /**
   * Writes the vector of a text: sublinear tf × idf, each group scaled to unit length times its weight. Unknown features count for
   * the length.
   * @param ids @param values with room for all its features; may be the arrays of the counts themselves
   * @returns how many it wrote
   */
  read({ hashes, counts, ends }: FeatureCounts, ids: Uint32Array, values: Float32Array): number {
    // Sums of 64 bits, rounded once.
    if (exact.length < hashes.length) exact = new Float64Array(hashes.length)
    let size = 0
    let at = 0
    ends.forEach((end, group) => {
      const first = size
      let squares = 0
      for (; at < end; at++) {
        const id = this.idOf(hashes[at]!)
        if (id < 0) continue
        const count = counts[at]!
        const value = (count < 1 ? count : 1 + Math.log(count)) * this.idf[id]!
        squares += value * value
        ids[size] = id
        exact[size++] = value
      }
      const scale = squares > 0 ? groupWeights[featureGroups[group]!] / Math.sqrt(squares) : 0
      for (let i = first; i < size; i++) exact[i]! *= scale
    })
    for (let i = 0; i < size; i++) values[i] = exact[i]!
    return size
  }
}

/**
 * Chooses the features worth keeping: the `maxSize` most frequent of those in at least `minTexts` texts.
 * The order depends on the texts alone, so the same texts give the same vocabulary.
 * @param hashes each text's features, each once; several texts may share an array
 * @param total number of texts
 */
export function buildVocabulary(
  hashes: Iterable<Uint32Array>,
  total: number,
  minTexts: number,
  maxSize: number,
): Vocabulary {
  const seen = createCounter()
  for (const some of hashes) for (let i = 0; i < some.length; i++) seen.add(some[i]!)
  const kept = seen.atLeast(minTexts)
  kept.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  kept.length = Math.min(kept.length, maxSize)
  return new Vocabulary(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, n]) => Math.log((1 + total) / (1 + n)) + 1),
  )
}

/** Counts numbers of 32 bits: an open-addressed table, since a map of millions takes three times as long. */
function createCounter() {
  let keys = new Uint32Array(2 ** 16)
  let counts = new Uint32Array(2 ** 16)
  let size = 0

  function slotOf(key: number): number {
    const mask = keys.length - 1
    let slot = key & mask
    while (counts[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  function grow(): void {
    const [oldKeys, oldCounts] = [keys, counts]
    keys = new Uint32Array(oldKeys.length * 2)
    counts = new Uint32Array(oldKeys.length * 2)
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] === 0) continue
      const slot = slotOf(oldKeys[i]!)
      keys[slot] = oldKeys[i]!
      counts[slot] = oldCounts[i]!
    }
  }

  return {
    add(key: number): void {
      const slot = slotOf(key)
      keys[slot] = key
      if (counts[slot]!++ === 0 && ++size * 2 > keys.length) grow()
    },
    /** Every number that was added this often, with how often. */
    atLeast(min: number): [key: number, count: number][] {
      const found: [key: number, count: number][] = []
      for (let i = 0; i < keys.length; i++) if (counts[i]! >= min) found.push([keys[i]!, counts[i]!])
      return found
    },
  }
}
