import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import {
  type AddressInfo,
  connect,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { makeStoppable } from '../../../src/platform/web/make-stoppable.js'

describe('makeStoppable', () => {
  let server: Server
  let stop: () => Promise<void>
  let waiting: (() => void)[]
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const limits = { patienceMs: 600_000, idleMs: 200, takingMs: 60_000 }

  beforeEach(async () => {
    waiting = []
    server = createServer((_req, res) => void waiting.push(() => res.end('help')))
    // A client that waited for a cut connection would be too late.
    stop = makeStoppable(server, [], limits)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  after(() => agent.destroy())

  const port = () => (server.address() as AddressInfo).port

  /** Whether one of the servers takes a connection: by then another process may listen on the port. */
  async function isTaken(to: number, servers: NetServer[]): Promise<boolean> {
    const from: (number | undefined)[] = []
    const note = ({ remotePort }: Socket) => void from.push(remotePort)
    for (const each of servers) each.on('connection', note)
    const socket = connect(to, '127.0.0.1')
    try {
      await once(socket, 'connect')
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED')
      return false
    }
    const { localPort } = socket
    // It waits in the queue of whoever listens, and each turn of the event loop empties that of ours.
    for (let turns = 0; turns < 3; turns++) await turn()
    for (const each of servers) each.off('connection', note)
    socket.destroy()
    return from.includes(localPort)
  }

  async function ask(): Promise<IncomingMessage> {
    const [answer] = (await once(get({ port: port(), host: '127.0.0.1', agent }), 'response')) as [
      IncomingMessage,
    ]
    return answer.resume()
  }

  it('finishes running requests and new ones on open connections, and tells them it closes', async () => {
    const first = [ask(), ask()]
    while (waiting.length < 2) await sleep(5)
    const open = connect(port(), '127.0.0.1')
    await once(open, 'connect')
    open.write('GET / HTTP/1.1\r\nHost: x\r\n')
    await sleep(20)
    const stopped = stop()
    open.write('\r\n')
    while (waiting.length < 3) await sleep(5)
    for (const answer of waiting.splice(0)) answer()
    for (const { statusCode, headers } of await Promise.all(first))
      assert.deepEqual([statusCode, headers.connection], [200, 'close'])
    const [late] = await once(open, 'data')
    assert.match(String(late), /^HTTP\/1\.1 200 OK\r\n[\s\S]*Connection: close\r\n[\s\S]*help/)
    await stopped
  })

  it('waits for connections that others take for it, and lets them take no more', async () => {
    const acceptor = createNetServer({ allowHalfOpen: true }, (socket) => {
      server.emit('connection', socket)
    }).listen(0, '127.0.0.1')
    await once(acceptor, 'listening')
    stop = makeStoppable(server, [acceptor], limits)
    const ports = [server, acceptor].map((each) => (each.address() as AddressInfo).port)
    const asked = once(get({ port: ports[1], host: '127.0.0.1', agent: false }), 'response')
    while (waiting.length < 1) await sleep(5)
    let isOver = false
    const stopped = stop().then(() => {
      isOver = true
    })
    await sleep(50)
    for (const closed of ports) assert.equal(await isTaken(closed, [server, acceptor]), false)
    assert.equal(isOver, false)
    waiting[0]?.()
    const [answer] = (await asked) as [IncomingMessage]
    assert.equal(answer.resume().headers.connection, 'close')
    await stopped
  })

  it('answers a request that arrived on an idle connection but was not yet read', async () => {
    const open = connect(port(), '127.0.0.1')
    const send = () => open.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    send()
    while (waiting.length < 1) await sleep(5)
    waiting.splice(0)[0]?.()
    await once(open, 'data')
    send()
    const stopped = stop()
    while (waiting.length < 1) await sleep(5)
    waiting.splice(0)[0]?.()
    const [last] = await once(open, 'data')
    assert.match(String(last), /Connection: close/)
    await stopped
  })

  it('takes all connections that wait to be taken, and answers them', async () => {
    server.removeAllListeners('request').on('request', (_req, res) => res.end('help'))
    stop = makeStoppable(server, [], limits)
    // Each is open to its client at once, and taken one by one.
    const asked = Array.from({ length: 50 }, () =>
      once(get({ port: port(), host: '127.0.0.1', agent: false }), 'response'),
    )
    const stopped = stop()
    for (const [answer] of await Promise.all(asked)) assert.equal(answer.resume().statusCode, 200)
    await stopped
  })

  it('takes no more after a while, however many come', async () => {
    stop = makeStoppable(server, [], { ...limits, takingMs: 100 })
    let coming = true
    server.on('connection', () => {
      if (!coming) return
      for (let n = 0; n < 2; n++) connect(port(), '127.0.0.1').on('error', () => {})
    })
    connect(port(), '127.0.0.1').on('error', () => {})
    await once(server, 'connection')
    const stopped = stop()
    await once(server, 'close')
    coming = false
    await stopped
  })

  it('keeps connections alive as long as it accepts new ones', async () => {
    const asked = ask()
    while (waiting.length < 1) await sleep(5)
    const stopped = stop()
    assert.equal(server.listening, true)
    waiting.splice(0)[0]?.()
    assert.equal((await asked).headers.connection, 'keep-alive')
    await stopped
  })

  it('does not wait long for a connection that never sent a request', async () => {
    const open = connect(port(), '127.0.0.1')
    await once(open, 'connect')
    await sleep(20)
    await stop()
  })

  it('leaves connections open while serving, and does not wait long for an idle one', async () => {
    const answer = ask()
    while (waiting.length < 1) await sleep(5)
    waiting.splice(0)[0]?.()
    assert.equal((await answer).headers.connection, 'keep-alive')
    await sleep(20)
    await stop()
  })
})
