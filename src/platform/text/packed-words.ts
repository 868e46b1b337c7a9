import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'

/** A list of words that never changes, in the order in which they came. */
export interface PackedWords extends Iterable<string> {
  has(word: string): boolean
  /**
   * The word's place, for what an array of `places` says of it; -1 for none.
   * @param hash from `hashOf`, where several lists are asked for the same word
   */
  placeOf(word: string, hash?: number): number
  /** The word with this place. */
  wordAt(place: number): string
  /** More than there are words: some are nobody's. */
  readonly places: number
  readonly size: number
  /** To be stored: `openWords` reads them. */
  readonly parts: WordParts
}

/** Of the table's places, this share is taken at most. */
const maxFull = 0.7

/** Packs words into their letters, most in one byte each, and a table of where each begins: in a quarter of a set's memory. */
export function packWords(words: Iterable<string>): PackedWords {
  return runSlices(packWordSlices(words))
}

const atOnce = 2000

export function* packWordSlices(words: Iterable<string>): Slices<PackedWords> {
  return openWords(yield* layOut(words))
}

/** What packed words consist of. */
export interface WordParts {
  /** In UTF-8 as Java writes it: each half of a pair by itself, and a 0 as two bytes. The first byte is nobody's; a 0 ends each word. */
  letters: Uint8Array
  /** Where the word of each place begins; 0 for none. */
  starts: Uint32Array
  size: number
}

/** By itself, so that what it works with is not kept. */
function* layOut(words: Iterable<string>): Slices<WordParts> {
  const each = new Set<string>()
  let length = 1
  yield* eachInSlices(
    words,
    (word) => {
      if (each.has(word)) return
      each.add(word)
      length += lengthOf(word) + 1
    },
    atOnce,
  )
  let places = 16
  while (places * maxFull < each.size) places *= 2
  const letters = new Uint8Array(length)
  const starts = new Uint32Array(places)
  let end = 1
  yield* eachInSlices(
    each,
    (word) => {
      let place = hashOf(word) & (places - 1)
      while (starts[place] !== 0) place = (place + 1) & (places - 1)
      starts[place] = end
      end = write(word, letters, end) + 1
    },
    atOnce,
  )
  return { letters, starts, size: each.size }
}

/** Words that were packed before. Nothing is copied. */
export function openWords(parts: WordParts): PackedWords {
  const { letters, starts, size } = parts
  const last = starts.length - 1

  function placeOf(word: string, hash = hashOf(word)): number {
    for (let place = hash & last; ; place = (place + 1) & last) {
      const start = starts[place]!
      if (start === 0) return -1
      if (isAt(start, word)) return place
    }
  }

  function isAt(start: number, word: string): boolean {
    let at = start
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      if (isPlain(unit)) {
        if (letters[at++] !== unit) return false
      } else if (unit < 0x800) {
        if (letters[at++] !== (0xc0 | (unit >> 6)) || letters[at++] !== rest(unit)) return false
      } else if (
        letters[at++] !== (0xe0 | (unit >> 12)) ||
        letters[at++] !== rest(unit >> 6) ||
        letters[at++] !== rest(unit)
      )
        return false
    }
    return letters[at] === 0
  }

  return {
    has: (word) => placeOf(word) >= 0,
    placeOf,
    wordAt: (place) => read(letters, starts[place]!),
    places: starts.length,
    size,
    parts,
    *[Symbol.iterator]() {
      for (let start = 1; start < letters.length; start = letters.indexOf(0, start) + 1)
        yield read(letters, start)
    },
  }
}

/** Of one byte. */
const isPlain = (unit: number): boolean => unit < 0x80 && unit !== 0

/** A further byte of a letter. */
const rest = (bits: number): number => 0x80 | (bits & 0x3f)

/** In bytes. */
function lengthOf(word: string): number {
  let length = 0
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    length += isPlain(unit) ? 1 : unit < 0x800 ? 2 : 3
  }
  return length
}

/** @returns where it ends */
function write(word: string, letters: Uint8Array, start: number): number {
  let at = start
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (isPlain(unit)) letters[at++] = unit
    else {
      if (unit < 0x800) letters[at++] = 0xc0 | (unit >> 6)
      else {
        letters[at++] = 0xe0 | (unit >> 12)
        letters[at++] = rest(unit >> 6)
      }
      letters[at++] = rest(unit)
    }
  }
  return at
}

function read(letters: Uint8Array, start: number): string {
  const units: number[] = []
  for (let at = start; letters[at] !== 0; ) {
    const byte = letters[at++]!
    if (byte < 0x80) units.push(byte)
    else if (byte < 0xe0) units.push(((byte & 0x1f) << 6) | (letters[at++]! & 0x3f))
    else units.push(((byte & 0x0f) << 12) | ((letters[at++]! & 0x3f) << 6) | (letters[at++]! & 0x3f))
  }
  return String.fromCharCode(...units)
}

/** FNV-1a; its high bits are better than its low ones. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
