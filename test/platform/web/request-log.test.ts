import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import request from 'supertest'
import { createLog } from '../../../src/platform/web/log.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The request log', () => {
  const token = 'AQ3x-Live_Token-of-a-Link-0123456789abcdefgh'
  for (const [path, route] of [
    [`/choose-password/${token}`, '/choose-password/:token'],
    [`/es/choose-password/${token}`, '/es/choose-password/:token'],
    [`/choose-password/${token}?next=${token}`, '/choose-password/:token'],
    ['/answers/K7M2Q9XD', '/answers/:code'],
    // This one fails in its handler, which the error log reports, too.
    ['/es/answers/FAXCT500', '/es/answers/:code'],
    ['/answers/N0SVCHC0/others', '/answers/:code/others'],
    ['/api/v1/schools/K7M2Q9XD', '/api/v1/schools/:slug'],
    [`/no-such-room/${token}`, '(no route)'],
    [`/api/v1/no-such/${token}`, '(no route)'],
  ] as const)
    it(`has the pattern of ${path.replace(token, '…')}, and nothing from its address`, async () => {
      const { app, logged } = createTestApp()
      await request(app).get(path)
      assert.ok(logged().includes(`"route":"${route}"`), logged())
      for (const secret of [token, 'K7M2Q9XD', 'FAXCT500', 'N0SVCHC0'])
        assert.ok(!logged().includes(secret), `${secret} is in the log`)
    })

  it('is written when the rest of the log has only warnings', async () => {
    const lines: string[] = []
    const sink = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) })
    const { app } = createTestApp({ log: createLog('warn', sink) })
    await request(app).get('/help-now').expect(200)
    assert.equal(lines.length, 1)
  })

  it('records how each request ended', async () => {
    const { app, logged } = createTestApp()
    await request(app).get('/help-now').expect(200)
    const [line] = logged().trim().split('\n')
    const { req, res, responseTime } = JSON.parse(line ?? '')
    assert.deepEqual([req.method, req.route, res], ['GET', '/help-now', { status: 200 }])
    assert.match(req.id, /^[0-9a-f]{12}$/)
    assert.ok(responseTime >= 0)
  })
})
