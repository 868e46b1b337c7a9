import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'
import { type PackedWords, packWordSlices } from './packed-words.js'

/** A whole number for each word: a map, or one that is packed. */
export interface NumberByWord extends Iterable<[word: string, number: number]> {
  /** @param hash from `hashOf`, where several are asked for the same word */
  get(word: string, hash?: number): number | undefined
  has(word: string): boolean
  readonly size: number
}

/** The same numbers in a quarter of a map's memory, to be looked up as fast. They never change. */
export function packNumbers(numbers: ReadonlyMap<string, number>): NumberByWord {
  return runSlices(packNumberSlices(numbers))
}

export function* packNumberSlices(numbers: ReadonlyMap<string, number>): Slices<NumberByWord> {
  const words = yield* packWordSlices(numbers.keys())
  return asking(words, yield* valuesOf(numbers, words))
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

function asking(words: PackedWords, values: PlacedNumbers): NumberByWord {
  return {
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
