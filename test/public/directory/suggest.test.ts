import assert from 'node:assert/strict'
import request from 'supertest'
import { distinctiveWords } from '../../../src/directory/search/distinctive-words.js'
import { collectGarbage } from '../../../src/platform/process/collect-garbage.js'
import { createTestApp } from '../../support/app/test-app.js'

const limited = { publicUrl: null, rateLimitPerMinute: 1, trustProxy: 0, logRequests: false }

describe('Suggestions', () => {
  const { app, logged } = createTestApp()
  const suggest = async (q: unknown, lang?: string) => {
    const { body } = await request(app).post('/api/v1/suggest').send({ q, lang }).expect(200)
    return body.suggestions as { topic: string; title: string; url: string }[]
  }

  it('are reviewed topics, by unfinished words, with links', async () => {
    const [first] = await suggest('the bus is la')
    assert.deepEqual(first, {
      topic: 'bus-late',
      title: 'Bus is late or did not come',
      url: '/topics/bus-late',
    })
  })

  it('are at most five, from the third letter, and none without a match', async () => {
    assert.equal((await suggest('school')).length, 5)
    assert.ok((await suggest('bus')).length > 0)
    assert.deepEqual(await suggest('bu'), [])
    assert.deepEqual(await suggest('my the'), [], 'words that stand in every sentence')
    assert.deepEqual(await suggest('zebra'), [])
    assert.deepEqual(await suggest(undefined), [])
  })

  it('are in the requested language, and match only its words', async () => {
    const [first] = await suggest('autobus se atras', 'es-MX')
    assert.deepEqual(first, {
      topic: 'bus-late',
      title: 'El autobús se atrasó o no pasó',
      url: '/es/topics/bus-late',
    })
    assert.deepEqual(await suggest('autobus', 'en'), [])
  })

  it('disappear when there may be danger', async () => {
    assert.ok((await suggest('counselor')).length > 0)
    assert.deepEqual(await suggest('counselor: my son wants to kill himself'), [])
  })

  it('can be requested by GET, and appear in no cache or log', async () => {
    const answer = await request(app).get('/api/v1/suggest?q=bullyi&lang=en').expect(200)
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.ok(answer.body.suggestions.some(({ topic }: { topic: string }) => topic === 'bullying'))
    await suggest('marmalade')
    assert.match(logged(), /\/api\/v1\/suggest/)
    assert.doesNotMatch(logged(), /bullyi|marmalade/)
  })

  it('refuse what is not text, is too long, or is sent another way', async () => {
    for (const q of [7, ['bus'], 'b'.repeat(201), '\ud83d bus'])
      await request(app)
        .post('/api/v1/suggest')
        .send({ q })
        .expect(422)
        .expect('content-type', /problem\+json/)
    await request(app)
      .get(`/api/v1/suggest?q=${'b'.repeat(201)}`)
      .expect(422)
    await request(app).post('/api/v1/suggest').type('form').send({ q: 'bus' }).expect(415)
    await request(app).delete('/api/v1/suggest').expect(405).expect('allow', 'GET, HEAD, POST')
  })

  it('have their own rate limit: typing does not count as asking', async () => {
    const { app } = createTestApp({ config: { ...createTestApp().services.config, ...limited } })
    for (let i = 0; i < 20; i++) await request(app).get('/api/v1/suggest?q=bus').expect(200)
    await request(app).get('/api/v1/suggest?q=bus').expect(429)
    await request(app).post('/api/v1/ask').send({ concern: 'The bus is late' }).expect(200)
  })
})

describe('distinctiveWords', () => {
  const said = (topic: string, lang: string, ...texts: string[]) =>
    texts.map((text) => ({ topic, lang, text }))
  const words = distinctiveWords([
    ...said('late-bus', 'en', 'The bus is late', 'the BUS never came', 'my bus is slow', 'bus driver'),
    ...said('lunch', 'en', 'the lunch line', 'lunch money', 'lunch is cold', 'the soup', 'the tray'),
    ...said('lunch', 'es', 'comida fría', 'la comida', 'comida'),
  ])

  it('are frequent for this topic and rare for others', () => {
    assert.deepEqual(words('late-bus'), { en: ['bus'], es: [] })
    assert.deepEqual(words('lunch').en?.[0], 'lunch')
    assert.deepEqual(words('lunch').es, ['comida'])
  })

  it('do not keep the counts that they were chosen by', () => {
    const wordsAt = (topic: number) =>
      Array.from({ length: 200 }, (_, word) => `w${'abcdefghij'[topic % 10]}${'x'.repeat(word)}`)
    const many = Array.from(
      { length: 300 },
      (_, topic) => said(`t${topic}`, 'en', wordsAt(topic).join(' '))[0]!,
    )
    const kept: ReturnType<typeof distinctiveWords>[] = []
    function grow(): number {
      collectGarbage()
      const before = process.memoryUsage().heapUsed
      kept.push(distinctiveWords([...many]))
      collectGarbage()
      return process.memoryUsage().heapUsed - before
    }
    // One of three: the apps of the tests before still work, too. A copy, because words of the same list are remembered.
    const grown = [grow()]
    while (grown.at(-1)! >= 1e6 && grown.length < 3) grown.push(grow())
    assert.ok(grown.at(-1)! < 1e6, `${grown.join(', ')} bytes are kept`)
    assert.deepEqual(kept[0]!('t0'), { en: [] })
  })
})
