import { softmax } from '../../models/linear-model.js'
import type { NameWord } from '../locate-name-words.js'
import type { WordKnowledge } from '../word-knowledge.js'
import { maxFeatures, readTraitText, type TraitText, writeFeatures } from './word-features.js'

/** The kind of detail that a word is part of; `other` if it identifies nobody. */
export const tags = ['other', 'name', 'address', 'account'] as const

export type Tag = (typeof tags)[number]

/** A multinomial logistic regression over hashed features. */
export interface TaggerModel {
  /** Feature hashes in an open-addressing table; 0 is an empty slot. The length is a power of two. */
  keys: Uint32Array
  /** `tags.length` weights per slot of `keys`. */
  weights: Float32Array
}

/** A feature's slot in the table, or the empty one where it would go. */
export function placeOf(keys: Uint32Array, feature: number): number {
  const mask = keys.length - 1
  let place = feature & mask
  while (keys[place] !== 0 && keys[place] !== feature) place = (place + 1) & mask
  return place
}

const size = tags.length
const features = new Uint32Array(maxFeatures)

/** Probability of each tag for each word, in rows. Goes left to right; each word sees the tags before it. */
export function tagWords(
  words: readonly NameWord[],
  lang: string,
  knowledge: WordKnowledge,
  model: TaggerModel,
): Float32Array {
  const text = readTraitText(words, lang, knowledge)
  const all = new Float32Array(words.length * size)
  let before = 0
  let beforeThat = 0
  for (let at = 0; at < words.length; at++) {
    const row = all.subarray(at * size, (at + 1) * size)
    if (text.links[at]) row[0] = 1
    else scoreWord(text, at, before, beforeThat, model, row)
    beforeThat = before
    before = likeliest(row)
  }
  return all
}

function scoreWord(
  text: TraitText,
  at: number,
  before: number,
  beforeThat: number,
  { keys, weights }: TaggerModel,
  into: Float32Array,
): void {
  const count = writeFeatures(text, at, before, beforeThat, features)
  into.fill(0)
  for (let i = 0; i < count; i++) {
    const place = placeOf(keys, features[i]!)
    if (keys[place] === 0) continue
    for (let tag = 0; tag < size; tag++) into[tag]! += weights[place * size + tag]!
  }
  softmax(into)
}

export function likeliest(row: ArrayLike<number>): number {
  let best = 0
  for (let i = 1; i < row.length; i++) if (row[i]! > row[best]!) best = i
  return best
}
