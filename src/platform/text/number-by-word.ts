import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'
import { openWords, type PackedWords, packWordSlices, type WordParts } from './packed-words.js'

/** A whole number for each word: a map, or one that is packed. */
export interface NumberByWord extends Iterable<[word: string, number: number]> {
  /** @param hash from `hashOf`, where several are asked for the same word */
  get(word: string, hash?: number): number | undefined
  has(word: string): boolean
  readonly size: number
}

/** One that can be stored: `openNumbers` reads its parts. */
export interface PackedNumbers extends NumberByWord {
  readonly parts: NumberParts
}

/** What packed numbers consist of. */
export interface NumberParts {
  words: WordParts
  /** By the word's place. */
  values: PlacedNumbers
}

/** The same numbers in a quarter of a map's memory, to be looked up as fast. They never change. */
export function packNumbers(numbers: ReadonlyMap<string, number>): PackedNumbers {
  return runSlices(packNumberSlices(numbers))
}

export function* packNumberSlices(numbers: ReadonlyMap<string, number>): Slices<PackedNumbers> {
  const words = yield* packWordSlices(numbers.keys())
  return openNumbers({ words: words.parts, values: yield* valuesOf(numbers, words) })
}

type PlacedNumbers = Uint16Array | Uint32Array

/** By itself, so that the map is not kept. */
function* valuesOf(numbers: ReadonlyMap<string, number>, words: PackedWords): Slices<PlacedNumbers> {
  let most = 0
  for (const number of numbers.values()) most = Math.max(most, number)
  const values = most < 2 ** 16 ? new Uint16Array(words.places) : new Uint32Array(words.places)
  yield* eachInSlices(numbers, ([word, number]) => {
    values[words.placeOf(word)] = number
  })
  return values
}

/** Numbers that were packed before. Nothing is copied. */
export function openNumbers(parts: NumberParts): PackedNumbers {
  const { values } = parts
  const words = openWords(parts.words)
  return {
    parts,
    get(word, hash) {
      const place = words.placeOf(word, hash)
      return place < 0 ? undefined : values[place]
    },
    has: words.has,
    size: words.size,
    *[Symbol.iterator]() {
      for (const word of words) yield [word, values[words.placeOf(word)]!]
    },
  }
}
