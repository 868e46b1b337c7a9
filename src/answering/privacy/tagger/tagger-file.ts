import { readFileSync } from 'node:fs'
import { placeOf, type TaggerModel, tags } from './word-tagger.js'

const magic = 'who-to-ask word tagger 1\n'
const size = tags.length
/** Smaller weights change almost nothing: a word has about fifty. */
const minWeight = 0.12

/**
 * Serializes a model: a line of JSON, the sorted features, then one byte per weight.
 * @param hash of the training data
 */
export function encodeTagger({ keys, weights }: TaggerModel, hash: string): Buffer {
  const places = [...keys.keys()].filter(
    (place) => keys[place] !== 0 && maxWeight(weights, place) >= minWeight,
  )
  places.sort((a, b) => keys[a]! - keys[b]!)
  const top = places.reduce((top, place) => Math.max(top, maxWeight(weights, place)), 0)
  const header = Buffer.from(
    `${magic}${JSON.stringify({ hash, features: places.length, scale: top / 127 })}\n`,
  )
  const features = Buffer.alloc(places.length * 4)
  const bytes = Buffer.alloc(places.length * size)
  places.forEach((place, row) => {
    features.writeUInt32LE(keys[place]!, row * 4)
    for (let tag = 0; tag < size; tag++)
      bytes.writeInt8(Math.round((weights[place * size + tag]! / top) * 127), row * size + tag)
  })
  return Buffer.concat([header, features, bytes])
}

function maxWeight(weights: Float32Array, place: number): number {
  let top = 0
  for (let tag = 0; tag < size; tag++) top = Math.max(top, Math.abs(weights[place * size + tag]!))
  return top
}

/**
 * Reads the format of `encodeTagger`.
 * @throws {Error} when the bytes are not a model, or are cut off
 */
export function decodeTagger(bytes: Buffer): TaggerModel & { hash: string } {
  const end = bytes.indexOf(10, magic.length)
  if (end < 0 || bytes.toString('latin1', 0, magic.length) !== magic)
    throw new Error('This is not a word tagger')
  const {
    hash,
    features: count,
    scale,
  } = JSON.parse(bytes.toString('utf8', magic.length, end)) as {
    hash: string
    features: number
    scale: number
  }
  const start = end + 1
  if (bytes.length !== start + count * (4 + size)) throw new Error('The word tagger is truncated')
  const keys = new Uint32Array(tableLength(count))
  const weights = new Float32Array(keys.length * size)
  for (let row = 0; row < count; row++) {
    const feature = bytes.readUInt32LE(start + row * 4)
    const place = placeOf(keys, feature)
    keys[place] = feature
    for (let tag = 0; tag < size; tag++)
      weights[place * size + tag] = bytes.readInt8(start + count * 4 + row * size + tag) * scale
  }
  return { hash, keys, weights }
}

/** The size of a hash table that is at most half full. @returns a power of two */
export function tableLength(count: number): number {
  let length = 1024
  while (length < count * 2) length *= 2
  return length
}

/** Reads a model from its file, in a few milliseconds. */
export function readTagger(file: string): TaggerModel {
  return decodeTagger(readFileSync(file))
}
