import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { maxAnsweringMs } from '../process/stop-limit.js'

export const stopLimits = {
  /** What is being answered for longer than this is cut off; in milliseconds. */
  patienceMs: maxAnsweringMs,
  /** An idle connection may bring a request that is on its way, or that nobody has read yet. */
  idleMs: 1000,
}
const lookEveryMs = 100

/**
 * Makes a server one that can be stopped without cutting anybody off.
 * @returns stops it: it takes no new connections, and says on each answer that its connection ends with it; resolves once all
 * are answered
 */
export function makeStoppable(server: Server, { patienceMs, idleMs } = stopLimits): () => Promise<void> {
  const answering = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let stopping = false
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (stopping) closeAfter(res)
    answering.add(res)
    res.once('close', () => answering.delete(res))
  })
  return async () => {
    if (!server.listening) return
    // Who is in the queue already is let in.
    await turn()
    await turn()
    const closed = once(server, 'close')
    // The `close` of an HTTP server ends idle connections at once.
    NetServer.prototype.close.call(server)
    // Not before: who is told to close comes again, and would be cut off in the queue instead of refused.
    stopping = true
    for (const res of answering) closeAfter(res)
    const began = performance.now()
    let looks = 0
    const timer = setInterval(() => {
      looks++
      // Counted in looks: what came while the thread was busy is read between two of them.
      if (looks > idleMs / lookEveryMs) {
        server.closeIdleConnections()
        // For Node a connection is idle only after its first request; browsers open some that they may need.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
      }
      if (performance.now() - began > patienceMs) server.closeAllConnections()
    }, lookEveryMs)
    await closed
    clearInterval(timer)
  }
}

function closeAfter(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader('Connection', 'close')
}
