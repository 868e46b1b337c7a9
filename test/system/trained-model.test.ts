import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { modelRequests } from '../../src/answering/model-requests.js'
import { stemsFile } from '../../src/answering/models/model-files.js'
import { createModelStore } from '../../src/answering/models/model-store.js'
import { dangerTraining, outOfScopeClass, topicTraining } from '../../src/answering/models/numbers.js'
import { trainModel } from '../../src/answering/models/train-model.js'
import { classify, decodeModel, encodeModel } from '../../src/answering/models/trained-model.js'
import { topicTrainingTexts } from '../../src/answering/models/training-texts.js'
import { tokenize } from '../../src/platform/text/tokenize.js'
import { smallContent } from '../support/samples/small-revision.js'

const options = { ...topicTraining, minSeen: 1, epochs: 20 }
const texts = topicTrainingTexts(smallContent())
const asked = { name: 'topics', key: 'a', texts: () => texts, options }

function topClass(model: ReturnType<typeof trainModel>, text: string, lang = 'en'): string {
  return [...classify(model, tokenize(text, lang))].sort((a, b) => b[1] - a[1])[0]![0]
}

describe('The topic model', () => {
  const model = trainModel(texts, options)

  it('recognizes a topic by words seen in other sentences', () => {
    assert.equal(topClass(model, 'our bus was so late again'), 'bus-late')
    assert.equal(topClass(model, 'the lunch balance is wrong, refund please'), 'lunch-account')
    assert.equal(topClass(model, 'a zero for missing homework'), 'grades')
  })

  it('recognizes what is not the district’s business', () => {
    assert.equal(topClass(model, 'a poem about the weather'), outOfScopeClass)
  })

  it('reads past a typo by the letters around it', () => {
    assert.equal(topClass(model, 'homewrok grde'), 'grades')
  })

  it('is identical to the byte when trained again', () => {
    assert.ok(encodeModel(model).equals(encodeModel(trainModel(texts, options))))
  })

  it('is identical to the byte whatever the number of threads', () => {
    const lines = Array.from({ length: 600 }, (_, i) => `word${i % 37} other${i % 23} third${i % 11}`)
    const many = lines.map((text, i) => ({ class: `${i % 90}`, lang: 'en', text, weight: 1 }))
    const [one, two, three] = [1, 2, 3].map((threads) =>
      encodeModel(trainModel(many, { ...topicTraining, fullFrom: 20 }, () => {}, threads, 0)),
    )
    assert.ok(one!.equals(two!))
    assert.ok(one!.equals(three!))
  })

  it('changes by what one more text teaches, and not by chance', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `word${i % 37} other${i % 23} third${i % 11}`)
    const many = lines.map((text, i) => ({ class: `${i % 3 === 0}`, lang: 'en', text, weight: 1 }))
    const added = { class: 'true', lang: 'en', text: 'something unheard of', weight: 1 }
    const [before, after] = [trainModel(many, dangerTraining), trainModel([added, ...many], dangerTraining)]
    for (const text of lines) {
      const share = (of: typeof model) => classify(of, tokenize(text, 'en')).get('true') ?? 0
      assert.ok(Math.abs(share(before) - share(after)) < 0.03, text)
    }
  })

  it('is the same after a round trip through bytes', () => {
    const again = decodeModel(encodeModel(model))
    const tokens = tokenize('bus is late', 'en')
    assert.deepEqual([...classify(again, tokens)], [...classify(model, tokens)])
  })

  it('refuses bytes that are cut off or foreign', () => {
    const bytes = encodeModel(model)
    assert.throws(() => decodeModel(bytes.subarray(0, bytes.length - 4)), /bytes long/)
    assert.throws(() => decodeModel(Buffer.from('{}')), /not a model/)
  })
})

describe('The training texts of the topic model', () => {
  const phrase = { kind: 'suicide', lang: 'en', text: 'he wants to die' } as const
  const learned = (danger: boolean, topic: string) => {
    const content = smallContent({ dangerPhrases: [{ ...phrase, danger }] })
    const topics = content.topics.map((each, i) => (i === 0 ? { ...each, slug: topic } : each))
    return topicTrainingTexts({ ...content, topics }).filter(({ text }) => text === phrase.text)
  }

  it('assign danger to its own topic, where there is one', () => {
    assert.deepEqual(
      learned(true, 'self-harm-worry').map((text) => text.class),
      ['self-harm-worry'],
    )
    assert.deepEqual(learned(true, 'another'), [])
  })

  it('leave out the harmless counterparts of danger', () => {
    assert.deepEqual(learned(false, 'self-harm-worry'), [])
  })
})

describe('Keeping models', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('trains once in a worker, and then finds the model by its training data', async () => {
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

  it('deletes the least recently used models of that name only, and none in use', async () => {
    const store = createModelStore(folder)
    const requests = modelRequests(smallContent())
    const live = { ...requests, topics: asked }
    await store.train({ ...asked, name: 'danger' }, () => {})
    await store.train(asked, () => {})
    store.hold(live)
    for (const key of ['b', 'c', 'd', 'e', 'f']) {
      await store.train({ ...asked, key }, () => {})
      if (key === 'd') await store.load({ ...asked, key: 'b' })
    }
    const there = async (key: string) => (await store.load({ ...asked, key })) !== null
    assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(there)), [
      true,
      true,
      false,
      true,
      true,
      true,
    ])
    assert.equal(readdirSync(folder).filter((file) => file.startsWith('danger-')).length, 1)
  })

  it('learns all that content needs, each model once, in its worker', async () => {
    const store = createModelStore(folder)
    const content = smallContent({
      dangerPhrases: [{ kind: 'suicide', lang: 'en', danger: true, text: 'wants to die' }],
    })
    const { danger, topics, outside, key } = modelRequests(content)
    const told: { name: string; share: number }[] = []
    const learn = () => store.learn(gzipSync(JSON.stringify(content)), (progress) => told.push(progress))
    await learn()
    await learn()
    const ends = told.filter(({ share }) => share === 1).map(({ name }) => name)
    assert.deepEqual(ends, ['danger', 'topics'])
    const first = told.findIndex(({ name }) => name === 'topics')
    const dangerEnds = told.findIndex(({ name, share }) => name === 'danger' && share === 1)
    assert.ok(dangerEnds < first, 'one after the other: at once, they take too much memory')
    assert.ok(await store.load(danger))
    assert.ok(await store.load(topics))
    assert.ok(await store.load(outside))
    const stems = await store.stems(key, () => assert.fail('the stems are there'))
    assert.equal(stems.length, content.phrasings.length)
    const { table } = await store.counts(key, () => assert.fail('the counts are there'))
    assert.equal(table.phrasings, content.phrasings.length)
  })

  it('trains a damaged model again', async () => {
    const store = createModelStore(folder)
    const request = asked
    await store.train(request, () => {})
    writeFileSync(join(folder, readdirSync(folder)[0]!), 'damaged')
    assert.equal(await store.load(request), null)
    assert.deepEqual(readdirSync(folder), [])
  })

  it('remembers expensive results by their input', async () => {
    const store = createModelStore(folder)
    let made = 0
    const make = () => [`made ${++made}`]
    assert.deepEqual(await store.stems('a', make), ['made 1'])
    assert.deepEqual(await store.stems('a', make), ['made 1'])
    assert.deepEqual(await store.stems('b', make), ['made 2'])
  })

  it('does without a file that cannot be written', async () => {
    const store = createModelStore(folder)
    mkdirSync(`${stemsFile(folder, 'c')}.part`)
    assert.deepEqual(await store.stems('c', () => ['made']), ['made'])
    assert.deepEqual(await store.stems('c', () => ['made again']), ['made again'])
  })

  it('can be stopped midway, leaving nothing half done', async () => {
    const store = createModelStore(folder)
    const training = store.train({ ...asked, options: { ...options, epochs: 100_000 } }, () => {})
    const outcome = assert.rejects(training, { name: 'ThreadFault', failure: 'ended' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await store.stop()
    await outcome
    assert.deepEqual(readdirSync(folder), [])
  })
})
