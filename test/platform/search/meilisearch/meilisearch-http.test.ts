import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import {
  createMeilisearchHttp,
  SearchTimeout,
} from '../../../../src/platform/search/meilisearch/meilisearch-http.js'
import { until } from '../../../support/processes/real-meilisearch.js'

describe('createMeilisearchHttp', () => {
  let server: Server
  let sockets: Socket[]
  let onData: (socket: Socket, text: string) => void
  let http: ReturnType<typeof createMeilisearchHttp>
  let url: string
  const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{"well":true}'.replace('12', '13')

  beforeEach(async () => {
    sockets = []
    server = createServer((socket) => {
      sockets.push(socket)
      socket.on('data', (part) => onData(socket, part.toString()))
      socket.on('error', () => {})
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/x`
    http = createMeilisearchHttp(30_000)
  })
  afterEach(() => {
    http.close()
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  it('sends head and body in one packet, and keeps the connection', async () => {
    const packets: string[] = []
    onData = (socket, text) => {
      packets.push(text)
      socket.write(ok)
    }
    for (let i = 0; i < 2; i++)
      assert.deepEqual(await http(url, { method: 'POST', body: '{"q":"é"}' }), { well: true })
    assert.equal(packets.length, 2)
    assert.match(packets[0]!, /^POST \/x [\s\S]*content-length: 10[\s\S]*\r\n\r\n\{"q":"é"\}$/i)
    assert.equal(sockets.length, 1)
  })

  it('retries when a kept connection was closed', async () => {
    let answers = 0
    onData = (socket) => {
      if (answers++ === 1) return void socket.destroy()
      socket.write(ok)
    }
    await http(url)
    assert.deepEqual(await http(url), { well: true })
    assert.equal(answers, 3)
  })

  it('does not retry when a new connection breaks', async () => {
    let asked = 0
    onData = (socket) => {
      asked++
      socket.destroy()
    }
    await assert.rejects(http(url))
    assert.equal(asked, 1)
  })

  it('gives up after its own limit, and releases the connection', async () => {
    onData = () => {}
    http = createMeilisearchHttp(100)
    await assert.rejects(http(url), SearchTimeout)
    await until('the connection is closed', () => sockets[0]?.destroyed === true, 500)
  })
})
