import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { getEnvironmentData } from 'node:worker_threads'
import request from 'supertest'
import { createLog } from '../../../src/platform/web/log.js'
import { outsideRequests, startingThread } from '../../../src/platform/web/request-context.js'
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

  it('takes the id of a proxy, if it is a number, and names it in each line', async () => {
    const given = '5c0f2d4e-9a1b-4c3d-8e7f-001122334455'
    const { app, logged } = createTestApp()
    const { headers } = await request(app).get('/answers/FAXCT500').set('X-Request-Id', given).expect(500)
    assert.equal(headers['x-request-id'], given)
    const lines = logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).request)
    assert.deepEqual(lines, [given, given], 'the fault, and the request')
    for (const words of ['Jonas has a fever', 'jonas', 'abc', `${given}g`, 'a'.repeat(65), '12345678 x']) {
      const { headers: own } = await request(app).get('/help-now').set('X-Request-Id', words)
      assert.match(String(own['x-request-id']), /^[0-9a-f]{12}$/, words)
    }
  })

  it('names the request in what is logged long after, in its threads, and in no other line', async () => {
    const { app, services, logged } = createTestApp()
    const noted = createTestApp({
      log: services.log,
      findAnswer: async () => {
        await new Promise((done) => setTimeout(done, 5))
        services.log.info('later')
        startingThread(() => services.log.info(`thread ${getEnvironmentData('request-id')}`))
        outsideRequests(() => services.log.info('apart'))
        return null
      },
    })
    await request(noted.app).get('/answers/K7M2Q9XD').set('X-Request-Id', '00112233').expect(404)
    services.log.info('after')
    await request(app).get('/help-now')
    const lines = logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const requestOf = (words: string) => lines.find(({ msg }) => msg === words)?.request
    assert.equal(requestOf('later'), '00112233')
    assert.equal(requestOf('thread 00112233'), '00112233')
    assert.deepEqual([requestOf('apart'), requestOf('after')], [undefined, undefined])
    assert.equal(getEnvironmentData('request-id'), undefined)
  })
})
