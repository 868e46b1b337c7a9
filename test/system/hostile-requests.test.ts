import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import request, { type Test } from 'supertest'
import { everyBuiltPattern } from '../../src/platform/text/build-pattern.js'
import { authToken, fieldsOf, postText, publicUrl } from '../support/app/a-phone.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { assertLinear } from '../support/measures/assert-linear.js'
import { hostileStrings } from '../support/samples/hostile-strings.js'

/** Texts that blocked the service for good, or for seconds. */
const stoodStill = [
  ['Bus 1 late ', '#'],
  ['12 Oak Street ', 'A'],
  ['we live', '\n'],
] as const

/** A request that hangs fails instead of blocking the run; in milliseconds. */
const deadlineMs = 50_000

describe('Hostile requests', () => {
  let service: RealService
  let desk: StaffClient
  before(async function () {
    this.timeout(300_000)
    const sms = { TWILIO_AUTH_TOKEN: authToken, PUBLIC_URL: publicUrl, SMS_NUMBER: '+12165550199' }
    service = await startRealService(sms)
    desk = signIn(service, 'desk')
  })
  after(() => service.remove())

  const routes: Record<string, (text: string) => Test> = {
    'POST /ask': (text) => request(service.app).post('/ask').type('form').send({ concern: text }),
    'GET /ask': (text) => request(service.app).get('/ask').query({ q: text }),
    'POST /es/ask': (text) => request(service.app).post('/es/ask').type('form').send({ concern: text }),
    'POST /api/v1/ask': (text) => request(service.app).post('/api/v1/ask').send({ concern: text }),
    'GET /api/v1/suggest': (text) => request(service.app).get('/api/v1/suggest').query({ q: text }),
    'GET /search': (text) => request(service.app).get('/search').query({ q: text }),
    'GET /people': (text) => request(service.app).get('/people').query({ q: text }),
    'POST /desk/look-up': (text) => desk.post('/desk/look-up', { q: text }),
    'POST /sms': (text) => postText(service.app, fieldsOf(text, '+12165550986'), `${publicUrl}/sms`),
  }

  for (const [route, send] of Object.entries(routes))
    it(`take at most three times as long for twice the text: ${route}`, async function () {
      this.timeout(300_000)
      const built = everyBuiltPattern().length
      for (const [name, text] of Object.entries(hostileStrings))
        await assertLinear(name, async (length) => {
          const { status } = await send(text(length))
          // 422: some contain no words. 431: some are too long for an address.
          assert.ok([200, 303, 422, 431].includes(status), `answered ${status}`)
        })
      assert.equal(everyBuiltPattern().length, built, 'no pattern is made of what is typed')
    })

  it('are answered, along with health checks, in at most three times the time for twice the text', async function () {
    this.timeout(300_000)
    const server = service.app.listen(0)
    try {
      const { port } = server.address() as AddressInfo
      const beside = async () =>
        (await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(deadlineMs) })).status
      const ask = async (concern: string) =>
        (
          await fetch(`http://127.0.0.1:${port}/api/v1/ask`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ concern }),
            signal: AbortSignal.timeout(deadlineMs),
          })
        ).status
      for (const [start, repeated] of stoodStill)
        await assertLinear(`${start}${repeated}`, async (length) => {
          const concern = (start + repeated.repeat(length)).slice(0, length)
          assert.deepEqual(await Promise.all([ask(concern), beside(), beside()]), [200, 200, 200])
        })
    } finally {
      server.close()
    }
  })
})
