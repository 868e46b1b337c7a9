import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'

const config = { publicUrl: null, rateLimitPerMinute: 2, trustProxy: 0, logRequests: false, embedParents: [] }

describe('The rate limit', () => {
  const refused = (res: request.Response) => {
    assert.match(readPage(res.text)('main').text(), /\(216\) 555-0100/)
    assert.ok(res.headers['retry-after'])
  }

  it('counts questions from one browser, by form and by link', async () => {
    const { app } = createTestApp({ config })
    const browser = request.agent(app)
    await browser.get('/ask?q=the+bus+is+late').expect(303).expect('ratelimit-policy', /q=40/)
    await browser.get('/ask?q=the+bus+is+late').expect(303).expect('ratelimit-policy', /q=2/)
    await browser.post('/ask').type('form').send({ concern: 'the bus' }).expect(303)
    refused(await browser.post('/ask').type('form').send({ concern: 'the bus' }).expect(429))
    await request.agent(app).get('/ask?q=the+bus').expect(303)
  })

  it('allows a school behind one address 20 times as much as one browser, and no more', async () => {
    const { app } = createTestApp({ config })
    for (let family = 0; family < 40; family++) await request(app).get('/ask?q=the+bus').expect(303)
    refused(await request(app).get('/ask?q=the+bus').expect(429))
  })

  it('counts the page and the API together per address', async () => {
    const { app } = createTestApp({ config })
    const program = () => request(app).post('/api/v1/ask').send({ concern: 'the bus is late' })
    await program().expect(200)
    for (let family = 1; family < 40; family++) await request(app).get('/ask?q=the+bus').expect(303)
    refused(await request(app).get('/ask?q=the+bus').expect(429))
    await program()
      .expect(429)
      .expect('ratelimit-policy', /^[^,]*q=40/)
  })

  it('stores no made-up cookie once the address is over the limit', async () => {
    const { app } = createTestApp({ config })
    const ask = (asker: number) =>
      request(app)
        .get('/ask?q=the+bus')
        .set('Cookie', `asker=${String(asker).padStart(22, 'x')}`)
    for (let asker = 0; asker < 40; asker++) await ask(asker).expect(303)
    const { headers } = await ask(40).expect(429)
    assert.doesNotMatch(String(headers['ratelimit-policy']), /q=2\b/)
  })

  it('keeps one relentless browser from using up the others’ share', async () => {
    const { app } = createTestApp({ config })
    const cookie = `asker=${'x'.repeat(22)}`
    for (let times = 0; times < 50; times++) await request(app).get('/ask?q=the+bus').set('Cookie', cookie)
    await request(app).get('/ask?q=the+bus').expect(303)
  })

  it('counts a program by its address', async () => {
    const { app } = createTestApp({ config })
    const ask = () => request(app).post('/api/v1/ask').send({ concern: 'the bus is late' })
    await ask().expect(200)
    await ask().expect(200)
    await ask()
      .expect(429)
      .expect('content-type', /problem\+json/)
    await request(app).get('/ask?q=the+bus').expect(303)
  })

  it('never limits reading like asking', async () => {
    const { app } = createTestApp({ config })
    for (let i = 0; i < 5; i++) await request(app).get('/answers/K7M2Q9XD').expect(200)
    await request(app).get('/help-now').expect(200)
  })

  it('limits reading, too, a hundred times as high, except for the crisis lines', async () => {
    const { app } = createTestApp({ config: { ...config, rateLimitPerMinute: 1 } })
    const paths = ['/search?q=bus', '/people', '/answers/K7M2Q9XD', '/es/answers']
    for (let i = 0; i < 25; i++) for (const path of paths) await request(app).get(path).expect(200)
    const others = ['/answers/K7M2Q9XD/others', '/api/v1/schools', '/api/v1/hsds/services', '/sitemap.xml']
    for (const path of [...paths, ...others]) await request(app).get(path).expect(429)
    await request(app).get('/help-now').expect(200)
    await request(app).get('/').expect(200)
    await request(app).post('/api/v1/ask').send({ concern: 'the bus is late' }).expect(200)
  })

  it('counts by the address that the proxy saw, whatever a client claims before it', async () => {
    const behind = createTestApp({ config: { ...config, trustProxy: 1 } })
    const alone = createTestApp({ config })
    for (const { app } of [behind, alone]) {
      const ask = (i: number) =>
        request(app)
          .post('/api/v1/ask')
          .set('X-Forwarded-For', app === behind.app ? `192.0.2.${i}, 203.0.113.7` : `192.0.2.${i}`)
          .send({ concern: 'the bus is late' })
      await ask(1).expect(200)
      await ask(2).expect(200)
      await ask(3).expect(429)
    }
  })

  it('warns once about a proxy missing from the settings', async () => {
    const said: string[] = []
    const say = (words: string) => void said.push(words)
    const { app, logged } = createTestApp({ config, say })
    await request(app).get('/help-now')
    assert.deepEqual(said, [])
    for (let i = 0; i < 3; i++) await request(app).get('/help-now').set('X-Forwarded-For', '203.0.113.7')
    assert.equal(said.length, 1)
    assert.match(said[0] ?? '', /Set TRUST_PROXY/)
    assert.equal(logged().match(/Set TRUST_PROXY/g)?.length, 1)
    const known = createTestApp({ config: { ...config, trustProxy: 1 }, say })
    await request(known.app).get('/help-now').set('X-Forwarded-For', '203.0.113.7')
    assert.equal(said.length, 1)
  })
})
