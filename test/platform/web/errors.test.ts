import assert from 'node:assert/strict'
import request from 'supertest'
import type { Health } from '../../../src/platform/web/health-routes.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDistrict } from '../../support/samples/sample.js'

describe('Errors', () => {
  it('become problem details under /api', async () => {
    const { app } = createTestApp()
    const { body } = await request(app)
      .get('/api/v1/nowhere')
      .expect(404)
      .expect('content-type', /application\/problem\+json/)
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'detail'])
  })

  it('list the methods of an address', async () => {
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

  it('log internal errors with their location, and never the typed text', async () => {
    const { app, logged } = createTestApp({
      answerConcern: async ({ text }) => {
        throw new Error(`no such column: ${text}`)
      },
    })
    await request(app).post('/ask').type('form').send({ concern: 'Planted Pamela hit me' }).expect(500)
    assert.match(logged(), /"level":50/)
    assert.match(logged(), /errors\.test\.[jt]s:/)
    assert.doesNotMatch(logged(), /planted|pamela/i)
  })

  it('show nothing of an internal error to who asked', async () => {
    const { app } = createTestApp({
      answerConcern: async () => {
        throw new Error('no such column: planted')
      },
    })
    const ask = { concern: 'the bus is late' }
    const answers = [
      await request(app).post('/ask').type('form').send(ask).expect(500),
      await request(app).post('/api/v1/ask').send(ask).expect(500),
    ]
    for (const { text, headers } of answers)
      assert.doesNotMatch(text + JSON.stringify(headers), /column|planted|\.[jt]s:\d|node_modules|express/i)
  })
})

describe('Health', () => {
  it('says that the process is alive', async () => {
    await request(createTestApp().app).get('/healthz').expect(200, { status: 'ok' })
  })

  it('is ready while a danger model and a published revision exist, and lists what is degraded', async () => {
    const ready = { published: 'ready', danger: 'ready' } as const
    const withParts = (change: Partial<Health>) =>
      createTestApp({
        health: () => ({
          parts: { ...ready, search: 'fallback', model: 'starting', database: 'down' },
          signals: ['terms: fallback'],
          degraded: [],
          ...change,
        }),
      }).app
    const since = new Date('2026-11-02T08:00:00Z')
    const degraded = [{ part: 'search', since, key: 'health.searchFallback' as const, values: {} }]
    const { body } = await request(withParts({ degraded })).get('/readyz').expect(200)
    assert.deepEqual([body.status, body.signals], ['ready', ['terms: fallback']])
    assert.deepEqual([body.degraded[0].part, body.degraded[0].since], ['search', since.toISOString()])
    assert.match(body.degraded[0].words, /built-in search/)
    const others = { search: 'ready', model: 'ready', database: 'ready' } as const
    for (const missing of [{ danger: 'starting' }, { published: 'down' }] as const)
      await request(withParts({ parts: { ...ready, ...others, ...missing } }))
        .get('/readyz')
        .expect(503)
  })
})
