import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../support/page.js'
import { createTestApp } from '../support/test-app.js'

const config = { publicUrl: null, rateLimitPerMinute: 2, trustProxy: 0, logRequests: false, embedParents: [] }

describe('The rate limit', () => {
  it('counts what asks, on the page and in the API together', async () => {
    const { app } = createTestApp({ config })
    await request(app).get('/ask?q=the+bus+is+late').expect(303).expect('ratelimit-policy', /q=2/)
    await request(app).post('/api/v1/ask').send({ concern: 'the bus is late' }).expect(200)
    const refused = await request(app).post('/ask').type('form').send({ concern: 'the bus' }).expect(429)
    assert.match(readPage(refused.text)('main').text(), /\(216\) 555-0100/)
    assert.ok(refused.headers['retry-after'])
    await request(app)
      .post('/api/v1/ask')
      .send({ concern: 'the bus' })
      .expect(429)
      .expect('content-type', /problem\+json/)
  })

  it('never stands before reading', async () => {
    const { app } = createTestApp({ config })
    for (let i = 0; i < 5; i++) await request(app).get('/answers/K7M2Q9XD').expect(200)
    await request(app).get('/help-now').expect(200)
  })
})
