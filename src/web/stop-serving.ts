import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'

/** What is being answered for longer than this is cut off; in milliseconds. */
const patienceMs = 5000

/**
 * Makes a server one that can be stopped without cutting anybody off.
 * @returns stops it: it takes no new connections, and says on each answer that its connection ends with it; resolves once all
 * are answered
 */
export function stoppable(server: Server): () => Promise<void> {
  const answering = new Set<ServerResponse>()
  let stopping = false
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (stopping) closeAfter(res)
    answering.add(res)
    res.once('close', () => answering.delete(res))
  })
  return async () => {
    stopping = true
    for (const res of answering) closeAfter(res)
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
    await closed
    clearTimeout(patience)
  }
}

function closeAfter(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader('Connection', 'close')
}
