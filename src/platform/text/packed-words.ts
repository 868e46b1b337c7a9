import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'

/** A list of words that never changes, and is only asked what it holds. */
export interface PackedWords {
  has(word: string): boolean
  readonly size: number
}

/** Of the table's places, this share is taken at most. */
const maxFull = 0.7
/** Letters beyond take two bytes: words with one are kept as they are. */
const maxLetter = 0xff

/** Packs words into their letters, one byte each, and a table of where each begins: in a quarter of a set's memory. */
export function packWords(words: Iterable<string>): PackedWords {
  return runSlices(packWordSlices(words))
}

const atOnce = 2000

export function* packWordSlices(words: Iterable<string>): Slices<PackedWords> {
  return asking(yield* layOut(words))
}

interface Packed {
  /** The first byte is nobody's; a 0 ends each word. */
  letters: Uint8Array
  /** Where the word of each place begins; 0 for none. */
  starts: Uint32Array
  others: ReadonlySet<string>
  size: number
}

/** By itself, so that what it works with is not kept. */
function* layOut(words: Iterable<string>): Slices<Packed> {
  const plain = new Set<string>()
  const others = new Set<string>()
  let length = 1
  yield* eachInSlices(
    words,
    (word) => {
      if (!isPlain(word)) others.add(word)
      else if (!plain.has(word)) {
        plain.add(word)
        length += word.length + 1
      }
    },
    atOnce,
  )
  let places = 16
  while (places * maxFull < plain.size) places *= 2
  const letters = new Uint8Array(length)
  const starts = new Uint32Array(places)
  let end = 1
  yield* eachInSlices(
    plain,
    (word) => {
      let place = hashOf(word) & (places - 1)
      while (starts[place] !== 0) place = (place + 1) & (places - 1)
      starts[place] = end
      for (let i = 0; i < word.length; i++) letters[end++] = word.charCodeAt(i)
      end++
    },
    atOnce,
  )
  return { letters, starts, others, size: plain.size + others.size }
}

function asking({ letters, starts, others, size }: Packed): PackedWords {
  const last = starts.length - 1

  function isAt(start: number, word: string): boolean {
    for (let i = 0; i < word.length; i++) if (letters[start + i] !== word.charCodeAt(i)) return false
    return letters[start + word.length] === 0
  }

  return {
    has(word) {
      if (!isPlain(word)) return others.has(word)
      for (let place = hashOf(word) & last; ; place = (place + 1) & last) {
        const start = starts[place]!
        if (start === 0) return false
        if (isAt(start, word)) return true
      }
    },
    size,
  }
}

function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i)
    if (letter === 0 || letter > maxLetter) return false
  }
  return true
}

/** FNV-1a; its high bits are better than its low ones. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
