import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../support/page.js'
import { createTestApp } from '../support/test-app.js'

const config = { publicUrl: null, rateLimitPerMinute: 2, trustProxy: 0, logRequests: false, embedParents: [] }

describe('The rate limit', () => {
  const refused = (res: request.Response) => {
    assert.match(readPage(res.text)('main').text(), /\(216\) 555-0100/)
    assert.ok(res.headers['retry-after'])
  }

  it('counts what one browser asks, by form and by link', async () => {
    const { app } = createTestApp({ config })
    const browser = request.agent(app)
    await browser.get('/ask?q=the+bus+is+late').expect(303).expect('ratelimit-policy', /q=40/)
    await browser.get('/ask?q=the+bus+is+late').expect(303).expect('ratelimit-policy', /q=2/)
    await browser.post('/ask').type('form').send({ concern: 'the bus' }).expect(303)
    refused(await browser.post('/ask').type('form').send({ concern: 'the bus' }).expect(429))
    await request.agent(app).get('/ask?q=the+bus').expect(303)
  })

  it('lets a school behind one address ask 20 times as much as one browser, and no more', async () => {
    const { app } = createTestApp({ config })
    for (let family = 0; family < 40; family++) await request(app).get('/ask?q=the+bus').expect(303)
    refused(await request(app).get('/ask?q=the+bus').expect(429))
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

  it('never stands before reading', async () => {
    const { app } = createTestApp({ config })
    for (let i = 0; i < 5; i++) await request(app).get('/answers/K7M2Q9XD').expect(200)
    await request(app).get('/help-now').expect(200)
  })
})
