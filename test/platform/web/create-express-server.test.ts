import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import request from 'supertest'
import { createExpressServer } from '../../../src/platform/web/create-express-server.js'

describe('The server of an Express app', () => {
  const app = express()
  app.post('/echo', express.json(), (req, res) => {
    res.status(201).json({ body: req.body, host: req.hostname, type: req.is('json') })
  })
  let server: Server
  before(async () => {
    server = createExpressServer(app).server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  after(() => {
    server.close()
  })

  it('answers like the app', async () => {
    const send = (to: Server | typeof app) =>
      request(to).post('/echo').set('Host', 'elm.example').send({ bus: 'late' })
    const [made, plain] = await Promise.all([send(server), send(app)])
    assert.equal(made.status, 201)
    assert.deepEqual(made.body, { body: { bus: 'late' }, host: 'elm.example', type: 'json' })
    assert.deepEqual(made.body, plain.body)
    const fixed = ({ headers: { date, connection, ...headers } }: typeof made) => headers
    assert.deepEqual(fixed(made), fixed(plain))
  })

  it('serves another app from then on, on the same connection', async () => {
    const made = createExpressServer(express().use((_req, res) => res.status(503).end('starting')))
    made.server.listen(0, '127.0.0.1')
    await once(made.server, 'listening')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { port } = made.server.address() as AddressInfo
    const ask = async () => {
      const asked = get({ port, agent, host: '127.0.0.1', path: '/echo' })
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      answer.resume()
      await once(answer, 'end')
      return answer.statusCode
    }
    assert.equal(await ask(), 503)
    const next = express().get('/echo', (req, res) => {
      const kinds = [
        Object.getPrototypeOf(req) === next.request,
        Object.getPrototypeOf(res) === next.response,
      ]
      res.status(kinds.every(Boolean) ? 200 : 500).end()
    })
    made.serve(next)
    assert.equal(await ask(), 200)
    agent.destroy()
    made.server.close()
  })

  it('creates requests and responses whose prototypes Express need not change', async () => {
    const seen = new Promise((resolve) => {
      server.prependOnceListener('request', (req, res) =>
        resolve([Object.getPrototypeOf(req) === app.request, Object.getPrototypeOf(res) === app.response]),
      )
    })
    await request(server).get('/').expect(404)
    assert.deepEqual(await seen, [true, true])
  })
})
