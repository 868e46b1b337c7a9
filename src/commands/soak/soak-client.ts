import { Agent, request } from 'node:http'

/** What came back. */
export interface SoakReply {
  /** 0 when the connection failed. */
  status: number
  ms: number
  retryAfter: string | null
  /** Why the connection failed, with status 0. */
  body: string
}

export interface SoakClient {
  get(path: string): Promise<SoakReply>
  /** Asks a concern as a program does. */
  ask(concern: string): Promise<SoakReply>
  close(): void
}

/** Sends requests over kept connections, as many as are needed. Never throws: a failed request is a reply with status 0. */
export function createSoakClient(url: string): SoakClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 2000, noDelay: true })
  const send = (method: string, path: string, body = '') =>
    new Promise<SoakReply>((resolve) => {
      const began = performance.now()
      const headers = body
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        : {}
      const end = (status: number, text: string, retryAfter: string | null = null) =>
        resolve({ status, ms: performance.now() - began, retryAfter, body: text })
      const sent = request(new URL(path, url), { method, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('error', ({ message }) => end(0, message))
        response.on('end', () =>
          end(
            response.statusCode ?? 0,
            Buffer.concat(parts).toString(),
            response.headers['retry-after'] ?? null,
          ),
        )
      })
      sent.on('error', ({ message }) => end(0, message))
      sent.end(body)
    })
  return {
    get: (path) => send('GET', path),
    ask: (concern) => send('POST', '/api/v1/ask', JSON.stringify({ concern })),
    close: () => agent.destroy(),
  }
}
