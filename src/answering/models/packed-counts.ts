import { tokenize } from '../../platform/text/tokenize.js'
import { countFeatures } from './features.js'
import type { TrainingText } from './training-texts.js'

/** The feature counts of many texts in a few arrays, in shared memory. */
export interface PackedCounts {
  hashes: Uint32Array
  counts: Float32Array
  /** The end of each group of each text, exclusive. */
  ends: Uint32Array
}

const textsPerReport = 2000
/** Features of a short text; the arrays grow where it is too few. */
const usualFeatures = 160

/** @param onProgress called regularly: on a busy machine this alone takes minutes */
export function countTexts(
  texts: readonly Pick<TrainingText, 'text' | 'lang'>[],
  groups: number,
  onProgress: () => void = () => {},
): PackedCounts {
  const shared = (length: number) => new SharedArrayBuffer(length * 4)
  // What is never written takes no memory.
  let hashes = new Uint32Array(shared(texts.length * usualFeatures))
  let counts = new Float32Array(shared(hashes.length))
  const ends = new Uint32Array(shared(texts.length * groups))
  let size = 0
  texts.forEach(({ text, lang }, i) => {
    if (i % textsPerReport === 0) onProgress()
    const counted = countFeatures(tokenize(text, lang))
    if (size + counted.hashes.length > hashes.length) {
      const room = Math.ceil(hashes.length * 1.5) + counted.hashes.length
      hashes = grown(hashes, new Uint32Array(shared(room)))
      counts = grown(counts, new Float32Array(shared(room)))
    }
    hashes.set(counted.hashes, size)
    counts.set(counted.counts, size)
    ends.set(
      counted.ends.map((end) => size + end),
      i * groups,
    )
    size += counted.hashes.length
  })
  return { hashes: hashes.subarray(0, size), counts: counts.subarray(0, size), ends }
}

function grown<A extends Uint32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old)
  return larger
}
