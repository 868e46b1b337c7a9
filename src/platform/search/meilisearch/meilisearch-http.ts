import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, Agent as TlsAgent } from 'node:https'
import { MeilisearchApiError, MeilisearchError } from 'meilisearch'

/** A request to Meilisearch that got no answer in time. */
export class SearchTimeout extends Error {
  override name = 'SearchTimeout'
  constructor(ms: number) {
    super(`Meilisearch did not answer within ${ms} ms`)
  }
}

/** Sends the Meilisearch client's requests; `close` ends the kept connections. */
export interface MeilisearchHttp {
  (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<unknown>
  close(): void
}

/** Meilisearch closes a connection after 5 s idle; close ours first. */
const kept = { keepAlive: true, maxSockets: 16, noDelay: true, timeout: 4000 }

/**
 * The `httpClient` of the Meilisearch client, over keep-alive connections. Node's `fetch` can stall 40 ms on a POST,
 * because head and body leave in two packets; here they leave in one.
 * @param timeoutMs the limit for requests without their own `signal`
 */
export function createMeilisearchHttp(timeoutMs: number): MeilisearchHttp {
  const agents = {
    plain: new Agent(kept),
    tls: new TlsAgent(kept),
  }
  const http = (input: Parameters<typeof fetch>[0], init: RequestInit = {}) =>
    send(agents, new URL(String(input)), init, timeoutMs)
  return Object.assign(http, {
    close: () => {
      agents.plain.destroy()
      agents.tls.destroy()
    },
  })
}

/** Meilisearch's error code, such as `index_not_found`; null for none. */
export function meilisearchCode(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause)
    if (e instanceof MeilisearchApiError) return e.cause?.code ?? null
  return null
}

/** An error in one line: the innermost message, which is the informative one. */
export function searchFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof MeilisearchError && error.cause instanceof Error
    ? searchFault(error.cause)
    : error.message || error.name
}

interface Agents {
  plain: Agent
  tls: TlsAgent
}

/** Retries once when the server had closed a kept connection while it was idle. */
async function send(agents: Agents, url: URL, init: RequestInit, timeoutMs: number): Promise<unknown> {
  try {
    return await sendOnce(agents, url, init, timeoutMs)
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error
    return await sendOnce(agents, url, init, timeoutMs)
  }
}

class StaleConnection extends Error {}

function sendOnce(agents: Agents, url: URL, init: RequestInit, timeoutMs: number): Promise<unknown> {
  const body = typeof init.body === 'string' ? Buffer.from(init.body) : null
  const headers = Object.fromEntries(new Headers(init.headers))
  if (body) headers['content-length'] = String(body.length)
  const tls = url.protocol === 'https:'
  const signal = init.signal ?? AbortSignal.timeout(timeoutMs)
  const reason = () => (init.signal ? signal.reason : new SearchTimeout(timeoutMs))
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(reason())
    const request = (tls ? httpsRequest : httpRequest)(url, {
      method: init.method ?? 'GET',
      headers,
      agent: tls ? agents.tls : agents.plain,
    })
    const abort = () => {
      reject(reason())
      request.destroy()
    }
    signal.addEventListener('abort', abort, { once: true })
    request.on('close', () => signal.removeEventListener('abort', abort))
    request.on('error', (error) => reject(request.reusedSocket ? new StaleConnection(error.message) : error))
    request.on('response', (response) => read(response).then(resolve, reject))
    request.end(body ?? undefined)
  })
}

async function read(response: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return text === '' ? undefined : JSON.parse(text)
  throw new MeilisearchApiError(new Response(null, { status: Math.max(status, 200) }), errorBody(text))
}

function errorBody(text: string): ConstructorParameters<typeof MeilisearchApiError>[1] {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // A proxy between us and Meilisearch answered.
  }
}
