import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readEncoderWeights } from '../../src/answering/models/encoder-weights.js'
import { createSentencePieces, type PieceVocabulary } from '../../src/answering/models/sentence-pieces.js'
import { fromRoot } from '../../src/platform/root.js'

interface EncoderPackage {
  EmbeddingsModel: new (data: {
    vocabulary: PieceVocabulary
    model: null
  }) => {
    tokenizer: { encode(text: string): number[] }
  }
}

describe('Pieces of a sentence', () => {
  it('are those with the highest sum of scores', () => {
    const reserved = ['�', '<s>', '</s>', '<1>', '<2>', '<3>'].map((piece) => [piece, 0] as const)
    const cut = createSentencePieces([
      ...reserved,
      ['▁bus', -3],
      ['▁', -2],
      ['bus', -4],
      ['▁b', -4],
      ['us', -3],
      ['es', -1],
      ['s', -9],
    ])
    assert.deepEqual(cut('bus'), [6])
    assert.deepEqual(cut('buses'), [6, 11])
    assert.deepEqual(cut('us bus'), [7, 10, 6])
    assert.deepEqual(cut('qq us'), [7, 0, 7, 10])
    assert.deepEqual(cut(''), [])
  })

  it('are the same as in the package of the encoder, for phrasings in twelve languages, and odd texts', () => {
    const { EmbeddingsModel } = createRequire(import.meta.url)('@energetic-ai/embeddings') as EncoderPackage
    const { vocabulary } = readEncoderWeights()
    const usual = new EmbeddingsModel({ vocabulary, model: null }).tokenizer
    const cut = createSentencePieces(vocabulary)
    const folder = fromRoot('seeds', 'phrasings')
    const lines = readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((_, i) => i % 40 === 0),
    )
    assert.ok(lines.length > 2000)
    const odd = [
      'é ﬁ Å ½',
      '8:30:15 ://:) ):',
      '😀😀 a😀b',
      '\t\n ',
      '▁▁ ▁',
      '\ud800 x',
      'NULL null',
      'x'.repeat(90),
    ]
    for (const text of [...lines, ...odd]) assert.deepEqual(cut(text), usual.encode(text), text)
  })
})
