import type { Token } from '../../platform/text/tokenize.js'
import { lendFeatures } from './features.js'
import { type ClassScores, type LinearModel, predict } from './linear-model.js'
import { Vocabulary } from './vocabulary.js'

/** A linear model with the vocabulary it was trained with. */
export interface TrainedModel {
  vocabulary: Vocabulary
  linear: LinearModel
}

/** Probability of each class for a text, as an array: for a model of many classes. */
export function scoreClasses({ linear, vocabulary }: TrainedModel, tokens: readonly Token[]): ClassScores {
  return {
    classes: linear.classes,
    probabilities: predict(linear, vocabulary.vectorOf(lendFeatures(tokens))),
  }
}

/** Probability of each class for a text. */
export function classify(model: TrainedModel, tokens: readonly Token[]): Map<string, number> {
  const { classes, probabilities } = scoreClasses(model, tokens)
  return new Map(classes.map((name, i) => [name, probabilities[i]!]))
}

const magic = 'who-to-ask model 3\n'

interface Header {
  classes: string[]
  features: number
  /** Features with a full row. */
  full: number
  weights: number
}

/** Lays a model out in one piece: a line of JSON, then its arrays, each aligned to four bytes. */
export function encodeModel(model: TrainedModel): Buffer {
  const { linear, vocabulary } = model
  const header = JSON.stringify({
    classes: linear.classes,
    features: vocabulary.size,
    full: linear.full,
    weights: linear.weights.length,
  } satisfies Header)
  const start = Buffer.from(`${magic}${header}`)
  const lead = Buffer.alloc(Math.ceil((start.length + 1) / 4) * 4, ' ')
  start.copy(lead)
  lead[lead.length - 1] = 10
  const parts = [
    vocabulary.hashes,
    vocabulary.idf,
    linear.scales,
    linear.bias,
    linear.starts,
    linear.places,
    linear.weights,
  ]
  return Buffer.concat([
    lead,
    ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  ])
}

/**
 * Reads what `encodeModel` wrote. The arrays are views on the bytes: nothing is copied.
 * @throws {Error} when the bytes are not a model, or are cut off
 */
export function decodeModel(bytes: Buffer): TrainedModel {
  const headerEnd = bytes.indexOf(10, magic.length)
  if (bytes.toString('latin1', 0, magic.length) !== magic || headerEnd < 0)
    throw new Error('This file is not a model')
  const header = JSON.parse(bytes.toString('utf8', magic.length, headerEnd)) as Header
  const { classes, features, full, weights: count } = header
  const sparse = count - full * classes.length
  let at = bytes.byteOffset + headerEnd + 1
  const needed = headerEnd + 1 + features * 16 + 4 + classes.length * 4 + sparse * 2 + count
  if (bytes.length !== needed)
    throw new Error(`The model's file is ${bytes.length} bytes long, not ${needed}`)
  const take = (length: number) => {
    at += length
    return at - length
  }
  const hashes = new Uint32Array(bytes.buffer, take(features * 4), features)
  const idf = new Float32Array(bytes.buffer, take(features * 4), features)
  const scales = new Float32Array(bytes.buffer, take(features * 4), features)
  const bias = new Float32Array(bytes.buffer, take(classes.length * 4), classes.length)
  const starts = new Uint32Array(bytes.buffer, take(features * 4 + 4), features + 1)
  const places = new Uint16Array(bytes.buffer, take(sparse * 2), sparse)
  const weights = new Int8Array(bytes.buffer, take(count), count)
  return {
    vocabulary: new Vocabulary(hashes, idf),
    linear: { classes, full, starts, places, weights, scales, bias },
  }
}
