import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createModelStore } from '../../src/matching/model-store.js'
import { outOfScopeClass, topicTraining } from '../../src/matching/numbers.js'
import { tokenize } from '../../src/matching/tokenize.js'
import { trainModel } from '../../src/matching/train-model.js'
import { classify, decodeModel, encodeModel } from '../../src/matching/trained-model.js'
import { topicTrainingTexts } from '../../src/matching/training-texts.js'
import { smallContent } from './small-revision.js'

const options = { ...topicTraining, leastSeen: 1, epochs: 20 }
const texts = topicTrainingTexts(smallContent())
const asked = { name: 'topics', key: 'a', texts: () => texts, options }

function topClass(model: ReturnType<typeof trainModel>, text: string, lang = 'en'): string {
  return [...classify(model, tokenize(text, lang))].sort((a, b) => b[1] - a[1])[0]![0]
}

describe('the topic model', () => {
  const model = trainModel(texts, options)

  it('knows a topic by words it has seen in other sentences', () => {
    assert.equal(topClass(model, 'our bus was so late again'), 'bus-late')
    assert.equal(topClass(model, 'the lunch balance is wrong, refund please'), 'lunch-account')
    assert.equal(topClass(model, 'a zero for missing homework'), 'grades')
  })

  it('knows what is none of the district’s business', () => {
    assert.equal(topClass(model, 'a poem about the weather'), outOfScopeClass)
  })

  it('reads past a typing mistake by the letters around it', () => {
    assert.equal(topClass(model, 'homewrok grde'), 'grades')
  })

  it('is the same to the byte when trained again', () => {
    assert.ok(encodeModel(model).equals(encodeModel(trainModel(texts, options))))
  })

  it('comes back from its bytes as it was', () => {
    const again = decodeModel(encodeModel(model))
    const tokens = tokenize('bus is late', 'en')
    assert.deepEqual([...classify(again, tokens)], [...classify(model, tokens)])
  })

  it('refuses bytes that are cut off, or something else', () => {
    const bytes = encodeModel(model)
    assert.throws(() => decodeModel(bytes.subarray(0, bytes.length - 4)), /bytes long/)
    assert.throws(() => decodeModel(Buffer.from('{}')), /no model/)
  })
})

describe('keeping models', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('trains in a worker once, and finds the model afterwards by what it was trained on', async () => {
    const store = createModelStore(folder)
    const request = asked
    assert.equal(await store.load(request), null)
    const shares: number[] = []
    const trained = await store.train(request, (share) => shares.push(share))
    assert.equal(topClass(trained, 'the bus is late'), 'bus-late')
    assert.equal(shares.at(-1), 1)
    assert.ok(await store.load(request))
    assert.equal(await store.load({ ...request, key: 'b' }), null)
  })

  it('clears away the older model of the same name, and no other', async () => {
    const store = createModelStore(folder)
    await store.train({ ...asked, name: 'danger' }, () => {})
    await store.train(asked, () => {})
    await store.train({ ...asked, key: 'b' }, () => {})
    assert.deepEqual(
      readdirSync(folder).map((file) => file.split('-')[0]),
      ['danger', 'topics'],
    )
  })

  it('trains a damaged model again', async () => {
    const store = createModelStore(folder)
    const request = asked
    await store.train(request, () => {})
    writeFileSync(join(folder, readdirSync(folder)[0]!), 'damaged')
    assert.equal(await store.load(request), null)
    assert.deepEqual(readdirSync(folder), [])
  })

  it('remembers what takes long to make, by what it is made from', async () => {
    const store = createModelStore(folder)
    let made = 0
    const make = () => [`made ${++made}`]
    assert.deepEqual(await store.remember('stems', 'a', make), ['made 1'])
    assert.deepEqual(await store.remember('stems', 'a', make), ['made 1'])
    assert.deepEqual(await store.remember('stems', 'b', make), ['made 2'])
    assert.equal(readdirSync(folder).length, 1)
  })

  it('can be stopped in the middle, leaving nothing half done', async () => {
    const store = createModelStore(folder)
    const training = store.train({ ...asked, options: { ...options, epochs: 100_000 } }, () => {})
    const outcome = assert.rejects(training, /stopped/)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await store.stop()
    await outcome
    assert.deepEqual(readdirSync(folder), [])
  })
})
