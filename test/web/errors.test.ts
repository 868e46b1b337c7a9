import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../support/page.js'
import { sampleDistrict } from '../support/sample.js'
import { createTestApp } from '../support/test-app.js'

describe('Errors', () => {
  it('become problem details below /api', async () => {
    const { app } = createTestApp()
    const { body } = await request(app)
      .get('/api/v1/nowhere')
      .expect(404)
      .expect('content-type', /application\/problem\+json/)
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'detail'])
  })

  it('say which methods an address takes', async () => {
    const { app } = createTestApp()
    await request(app).delete('/ask').expect(405).expect('allow', 'GET, HEAD, POST')
    await request(app).get('/api/v1/ask').expect(405).expect('allow', 'POST')
  })

  it('give the district’s phone when the district itself cannot be read', async () => {
    let down = false
    const { app } = createTestApp({
      districtCard: () => {
        if (down) throw new Error('no database')
        return sampleDistrict
      },
    })
    down = true
    const { text } = await request(app).get('/').expect(500)
    assert.match(readPage(text)('main').text(), /\(216\) 555-0100/)
  })

  it('log our faults with their place, and never what was typed', async () => {
    const { app, logged } = createTestApp({
      answerConcern: async ({ text }) => {
        throw new Error(`no such column: ${text}`)
      },
    })
    await request(app).post('/ask').type('form').send({ concern: 'Planted Pamela hit me' }).expect(500)
    assert.match(logged(), /"level":50/)
    assert.match(logged(), /errors\.test\.ts/)
    assert.doesNotMatch(logged(), /planted|pamela/i)
  })
})

describe('Health', () => {
  it('says that the process is there', async () => {
    await request(createTestApp().app).get('/healthz').expect(200, { status: 'ok' })
  })

  it('is ready with a fallback for search, and not before the model is', async () => {
    const withParts = (search: 'ready' | 'fallback', model: 'ready' | 'starting') =>
      createTestApp({
        health: () => ({ parts: { database: 'ready', search, model }, signals: ['fallback'] }),
      }).app
    const { body } = await request(withParts('fallback', 'ready')).get('/readyz').expect(200)
    assert.deepEqual(body.signals, ['fallback'])
    await request(withParts('ready', 'starting')).get('/readyz').expect(503)
  })
})
