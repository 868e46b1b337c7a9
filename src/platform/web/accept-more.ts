import type { Server } from 'node:http'
import { createServer, type Server as NetServer } from 'node:net'

/**
 * Takes connections for a server from more handles of its port. libuv takes one connection from each handle in a turn of the event loop
 * (since 1.45). In a flood a turn lasts 20 to 50 ms: of 20,000 at 1,000 a second on busy cores, 1,900 waited 8 to 27 s to be taken, behind
 * connections that were kept; from 32 handles none waited longer than 0.6 s, or 4.9 for an answer (`npm run soak -- --only overload`).
 * @param handles sockets that are bound, of the port on which the server listens
 * @returns what to close besides the server
 */
export function acceptMore(server: Server, handles: readonly object[], backlog: number): NetServer[] {
  return handles.map((handle) =>
    // As an HTTP server takes its own.
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      server.emit('connection', socket)
    }).listen(handle, backlog),
  )
}
