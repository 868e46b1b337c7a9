import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { SearchLog } from '../../platform/search/log.js'
import { type ClassScores, type LinearModel, predict } from './linear-model.js'
import type { TrainingText } from './training-texts.js'

/** The length of a sentence embedding (Universal Sentence Encoder Lite). */
export const embeddingSize = 512

/** The encoder returns unit vectors: training steps need larger values. */
const embeddingScale = 4

/** A linear classifier from sentence embeddings to topics, and the hash of its training texts. */
export interface SemanticHead {
  hash: string
  linear: LinearModel
}

const everyFeature = Uint32Array.from({ length: embeddingSize }, (_, i) => i)

/** A sentence embedding as input for the classifier. */
export function embeddingVector(embedding: Float32Array) {
  return { ids: everyFeature, values: embedding.map((value) => value * embeddingScale) }
}

/** A sentence embedding's topic probabilities. */
export function classifyEmbedding({ linear }: SemanticHead, embedding: Float32Array): ClassScores {
  return { classes: linear.classes, probabilities: predict(linear, embeddingVector(embedding)) }
}

/** The training texts: the encoder only knows English. */
export function semanticTexts(texts: readonly TrainingText[]): TrainingText[] {
  return texts.filter((text) => text.lang === 'en')
}

/** SHA-256 over the training texts, in hex; identifies a classifier. */
export function semanticHash(texts: readonly TrainingText[]): string {
  const hash = createHash('sha256')
  for (const { class: topic, text } of semanticTexts(texts)) hash.update(`${topic}\0${text}\0`)
  return hash.digest('hex')
}

const magic = 'who-to-ask semantic head 1\n'

/** Serializes a classifier: a line of JSON, then scales, bias and weights. */
export function encodeHead({ hash, linear }: SemanticHead): Buffer {
  const header = Buffer.from(`${magic}${JSON.stringify({ hash, classes: linear.classes })}`)
  const lead = Buffer.alloc(Math.ceil((header.length + 1) / 4) * 4, ' ')
  header.copy(lead)
  lead[lead.length - 1] = 10
  const parts = [linear.scales, linear.bias, linear.weights]
  return Buffer.concat([
    lead,
    ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  ])
}

/**
 * Reads the format of `encodeHead`.
 * @throws {Error} when the bytes are not a classifier, or are cut off
 */
export function decodeHead(bytes: Buffer): SemanticHead {
  const end = bytes.indexOf(10, magic.length)
  if (bytes.toString('latin1', 0, magic.length) !== magic || end < 0)
    throw new Error('This file is not a semantic head')
  const { hash, classes } = JSON.parse(bytes.toString('utf8', magic.length, end)) as {
    hash: string
    classes: string[]
  }
  const size = classes.length
  const sizes = [embeddingSize * 4, size * 4, embeddingSize * size]
  const needed = end + 1 + sizes.reduce((a, b) => a + b, 0)
  if (bytes.length !== needed)
    throw new Error(`The semantic head is ${bytes.length} bytes long, not ${needed}`)
  // Copied: the file's bytes may be unaligned in memory.
  const body = Uint8Array.from(bytes.subarray(end + 1)).buffer
  return {
    hash,
    linear: {
      classes,
      scales: new Float32Array(body, 0, embeddingSize),
      bias: new Float32Array(body, embeddingSize * 4, size),
      weights: new Int8Array(body, embeddingSize * 4 + size * 4, embeddingSize * size),
      full: embeddingSize,
      starts: Uint32Array.from({ length: embeddingSize + 1 }, (_, feature) => feature * size),
      places: new Uint16Array(0),
    },
  }
}

/** @returns null without a file, or where it cannot be read, which is logged */
export function readHead(file: string | null, log: SearchLog): SemanticHead | null {
  if (file === null || !existsSync(file)) return null
  try {
    return decodeHead(readFileSync(file))
  } catch (error) {
    log.warn(
      { fault: (error as Error).message },
      'The semantic head cannot be read; matching continues without it',
    )
    return null
  }
}
