import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { createExpressServer } from '../../../src/platform/web/create-express-server.js'
import { limitSlowBodies } from '../../../src/platform/web/slow-body.js'

describe('Slow requests', () => {
  let server: Server
  const limits = { bodyMs: 300, restMs: 200 }

  beforeEach(async () => {
    limits.bodyMs = 300
    server = createServer((req, res) => {
      if (req.url === '/refused') return void res.writeHead(303).end()
      req.resume().on('end', () => res.end('taken'))
    })
    server.prependListener('request', (req, res) => limitSlowBodies(limits)(req, res))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const parts = 10

  /**
   * Sends a head that promises ten bytes, and then one byte at a time. @returns the reply, and how many bytes
   * were taken
   */
  async function drip(path: string, type: string, everyMs: number) {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
    let said = ''
    socket.on('data', (data) => {
      said += data
    })
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${parts}\r\n\r\n`,
    )
    let sent = 0
    while (sent < parts && !said.includes('taken') && !socket.destroyed) {
      await sleep(everyMs)
      if (socket.destroyed) break
      socket.write('x')
      sent++
    }
    if (sent === parts) await once(socket, 'data').catch(() => {})
    socket.destroy()
    return { said, sent }
  }

  it('are ended when the body takes too long, even at a trickle', async () => {
    const { said, sent } = await drip('/', 'application/json', 100)
    assert.match(said, /^HTTP\/1\.1 408 /)
    assert.ok(sent < parts, `${sent} bytes of ${parts} were taken`)
  })

  it('are accepted within the limit', async () => {
    limits.bodyMs = 50_000
    assert.match((await drip('/', 'application/json', 10)).said, /taken/)
  })

  it('get the server’s full time when uploading files, but not once refused', async () => {
    assert.match((await drip('/', 'multipart/form-data; boundary=x', 50)).said, /taken/)
    const refused = await drip('/refused', 'multipart/form-data; boundary=x', 100)
    assert.match(refused.said, /^HTTP\/1\.1 303 /)
    assert.ok(refused.sent < parts, `${refused.sent} bytes of ${parts} were taken`)
  })

  it('have limits in the service: a minute for a family’s request, 20 s for its head', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = createExpressServer(express()).server
    assert.deepEqual([headersTimeout, requestTimeout, keepAliveTimeout], [20_000, 900_000, 65_000])
  })
})
