import type { RequestListener, Server } from 'node:http'
import supertest, { type Test } from 'supertest'

/** A test's app, which listens until its file ends: starting and stopping a server takes longer than most pages. */
interface Served {
  server: Server
  /** Requests that are under way. */
  asked: number
  open: number
  whenQuiet: (() => void)[]
}

/** What supertest does with its servers. */
interface TestParts {
  serverAddress(server: Server, path: string): string
  _whenServerReady(send: (error?: Error) => void): void
  _releaseServer(done: () => void): void
}

const served = new Map<RequestListener, Served>()
const servedTo = new WeakMap<object, Served>()
const sent = new WeakSet<object>()
const { prototype } = supertest.Test as unknown as { prototype: Test & TestParts }
const { serverAddress, _whenServerReady, _releaseServer } = prototype
const usual = ['requestTimeout', 'headersTimeout', 'keepAliveTimeout', 'timeout', 'maxConnections'] as const
const plain = supertest(() => {}).get('/') as unknown as { app: Server }

prototype.serverAddress = function (this: Test & TestParts, server: Server, path: string) {
  const [listener] = (server.listeners?.('request') ?? []) as RequestListener[]
  if (!listener || server.listening || usual.some((each) => server[each] !== plain.app[each]))
    return serverAddress.call(this, server, path)
  const its = served.get(listener) ?? serve(server)
  served.set(listener, its)
  servedTo.set(this, its)
  return serverAddress.call(this, its.server, path)
}

prototype._whenServerReady = function (this: Test & TestParts, send) {
  const its = servedTo.get(this)
  if (!its) return _whenServerReady.call(this, send)
  if (!sent.has(this)) its.asked += 1
  sent.add(this)
  if (its.server.listening) return _whenServerReady.call(this, send)
  its.server.once('listening', () => _whenServerReady.call(this, send))
}

// As with a server of its own: an answer comes when the app is done with it, and no connection is left.
prototype._releaseServer = function (this: Test & TestParts, done) {
  const its = servedTo.get(this)
  if (!its) return _releaseServer.call(this, done)
  servedTo.delete(this)
  its.asked -= 1
  if (its.asked > 0) return done()
  its.server.closeIdleConnections()
  if (its.open === 0) done()
  else its.whenQuiet.push(done)
}

function serve(server: Server): Served {
  const its: Served = { server, asked: 0, open: 0, whenQuiet: [] }
  server.on('connection', (socket) => {
    its.open += 1
    socket.once('close', () => {
      its.open -= 1
      if (its.open === 0) for (const done of its.whenQuiet.splice(0)) done()
    })
  })
  server.listen(0, '127.0.0.1').unref()
  return its
}

export const mochaHooks = {
  afterAll() {
    for (const { server } of served.values()) server.close()
    served.clear()
  },
}
