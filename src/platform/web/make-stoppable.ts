import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { maxAnsweringMs } from '../process/stop-limit.js'

export const stopLimits = {
  /** Answers that take longer than this are cut off; in milliseconds. */
  patienceMs: maxAnsweringMs,
  /** An idle connection may bring a request that is on its way, or not read yet. */
  idleMs: 1000,
  /** For connections that wait to be taken; in milliseconds. They end within `patienceMs`, too. */
  takingMs: maxAnsweringMs / 2,
}
const lookEveryMs = 100

/**
 * Makes a server stoppable without cutting anyone off.
 * @param acceptors what takes connections for it, too
 * @returns stops it: refuses new connections, closes each connection after its answer, and resolves when all are
 * answered
 */
export function makeStoppable(
  server: Server,
  acceptors: readonly NetServer[] = [],
  { patienceMs, idleMs, takingMs } = stopLimits,
): () => Promise<void> {
  const answering = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let stopping = false
  let taken = 0
  server.on('connection', (socket: Socket) => {
    taken++
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (stopping) closeAfter(res)
    answering.add(res)
    res.once('close', () => answering.delete(res))
  })

  /** libuv takes one connection from each handle in a turn of the event loop, and closing resets those that wait. */
  async function takeWaiting(limit: number): Promise<void> {
    await turn()
    for (let before = -1; before < taken && performance.now() < limit; await turn()) before = taken
  }

  return async () => {
    if (!server.listening) return
    const began = performance.now()
    await takeWaiting(began + takingMs)
    const servers = [server, ...acceptors]
    const closed = Promise.all(servers.map((each) => once(each, 'close')))
    // An HTTP server's `close` ends idle connections at once.
    for (const each of servers) NetServer.prototype.close.call(each)
    // Not before: a client told to close reconnects, and would be cut off in the queue instead of refused.
    stopping = true
    for (const res of answering) closeAfter(res)
    let looks = 0
    const timer = setInterval(() => {
      looks++
      // Counts looks: requests that arrived while the thread was busy are read in between.
      if (looks > idleMs / lookEveryMs) {
        server.closeIdleConnections()
        // Node counts a connection as idle only after its first request; browsers open spare ones.
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
