import assert from 'node:assert/strict'
import { type Encoder, openEncoder } from '../../src/answering/models/open-encoder.js'

describe('A sentence run without the steps that its model waits at', function () {
  this.timeout(120_000)
  let direct: Encoder
  let usual: Encoder

  before(async () => {
    usual = await openEncoder(false)
    direct = await openEncoder()
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
    it(`has the same embedding, number by number: ${text.slice(0, 20)}`, async () => {
      assert.deepEqual(await direct.embed([text]), await usual.embed([text]))
    })

  it('leaves several sentences to the package', async () => {
    const texts = ['the bus is late', 'lunch money']
    assert.deepEqual(await direct.embed(texts), await usual.embed(texts))
  })
})
