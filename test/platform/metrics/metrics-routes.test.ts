import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import request from 'supertest'
import { createTestApp } from '../../support/app/test-app.js'

const token = 'a-token-of-24-characters'
const config = { publicUrl: null, rateLimitPerMinute: 0, trustProxy: 1, logRequests: false, embedParents: [] }

describe('/metrics', () => {
  const open = createTestApp({ config: { ...config, metricsToken: token } })
  const alone = createTestApp({ config })

  it('is for programs on this computer', async () => {
    const { text, headers } = await request(alone.app).get('/metrics').expect(200)
    assert.match(headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/)
    assert.match(text, /^# HELP whotoask_requests_total /m)
    assert.match(headers['cache-control'] ?? '', /no-store/)
  })

  it('is not for those who come through a proxy on this computer', async () => {
    const signs: [string, string][] = [
      ['X-Forwarded-For', '203.0.113.9'],
      ['X-Forwarded-For', '127.0.0.1'],
      ['X-Real-IP', '127.0.0.1'],
      ['Forwarded', 'for=203.0.113.9'],
      ['Via', '1.1 proxy'],
      ['Host', 'ask.cedarvalley.example'],
    ]
    for (const [name, value] of signs)
      for (const { app } of [alone, open]) await request(app).get('/metrics').set(name, value).expect(404)
  })

  it('is not for a proxy that says nothing of itself', async () => {
    const server = createServer(alone.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    // The first line of nginx's `proxy_pass` without other settings.
    socket.write('GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
    let answer = ''
    for await (const bytes of socket) answer += bytes
    server.close()
    assert.match(answer, /^HTTP\/1\.1 404 /)
  })

  it('is not for other computers', async function () {
    const address = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address
    if (!address) return this.skip()
    const server = createServer(alone.app).listen(0, '0.0.0.0')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { status } = await fetch(`http://${address}:${port}/metrics`, { headers: { Host: 'localhost' } })
    server.close()
    assert.equal(status, 404)
  })

  it('is for those who have the token', async () => {
    const far = () => request(open.app).get('/metrics').set('X-Forwarded-For', '203.0.113.9')
    await far().set('Authorization', `Bearer ${token}`).expect(200)
    await far().set('Authorization', `bearer ${token}`).expect(200)
    await far().set('Authorization', `Bearer ${token}x`).expect(401)
    await far().set('Authorization', `Basic ${token}`).expect(404)
    await request(alone.app)
      .get('/metrics')
      .set('X-Forwarded-For', '203.0.113.9')
      .set('Authorization', 'Bearer null')
      .expect(404)
    await request(open.app).post('/metrics').expect(405)
  })
})
