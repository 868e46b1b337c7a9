import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Meilisearch } from 'meilisearch'
import { createCircuitBreaker } from '../../../src/platform/search/circuit-breaker.js'
import { silentLog } from '../../../src/platform/search/log.js'
import { createMeilisearchHttp } from '../../../src/platform/search/meilisearch/meilisearch-http.js'
import { createMeilisearchTermCounter } from '../../../src/platform/search/term-counter.js'
import { createTermSource } from '../../../src/platform/search/term-source.js'
import { createTermTable } from '../../../src/platform/search/term-table.js'
import { phrasings, word } from '../../support/processes/real-meilisearch.js'

describe('A term source with a broken Meilisearch', () => {
  const table = createTermTable(phrasings('late-bus: bus late'))
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })

  async function serve(answer: RequestListener): Promise<Server> {
    const server = createServer(answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    return server
  }

  function sourceFor(port: number, log = silentLog, failuresToOpen = 2) {
    // Longer than any test, so only the deadline ends a request.
    const httpClient = createMeilisearchHttp(600_000)
    closing.push(() => httpClient.close())
    const client = new Meilisearch({ host: `http://127.0.0.1:${port}`, httpClient })
    const connection = { search: client, admin: client, close() {} }
    const breaker = createCircuitBreaker({ failuresToOpen, openMs: 200 })
    const options = { connection: () => connection, index: () => 'phrasings-x', breaker, log }
    return createTermSource({ meilisearch: createMeilisearchTermCounter(options), table })
  }

  const portOf = (server: Server) => (server.address() as AddressInfo).port

  it('falls back when the server hangs past the deadline', async () => {
    const source = sourceFor(portOf(await serve(() => {})))
    const answer = await source.count([word('buss'), word('bus')], 60)
    assert.equal(answer.engine, 'fallback')
    assert.deepEqual(Object.fromEntries(answer.counts[1]!), { 'late-bus': 1 })
  })

  it('logs once that a slow server does not answer, not once per request', async () => {
    const said: string[] = []
    const log = { ...silentLog, warn: (_what: object | string, message = '') => void said.push(message) }
    const source = sourceFor(portOf(await serve(() => {})), log, 1000)
    for (let i = 0; i < 5; i++) await source.count([word(`buss${'s'.repeat(i)}`)], 10)
    assert.deepEqual(said, ['Meilisearch did not answer; the built-in search did'])
  })

  it('falls back when the server sends half an answer and hangs', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"results":[')
    })
    const answer = await sourceFor(portOf(server)).count([word('buss')], 60)
    assert.equal(answer.engine, 'fallback')
  })

  it('stops asking a hanging server after the first failures, and waits for no deadline', async () => {
    let asked = 0
    const source = sourceFor(portOf(await serve(() => void asked++)))
    await source.count([word('buss')], 30)
    await source.count([word('buss')], 30)
    const answer = await source.count([word('buss')], 600_000)
    assert.equal(answer.engine, 'fallback')
    assert.equal(asked, 2)
  })

  it('falls back for a dead, failing, or nonsensical server', async () => {
    const gone = await serve(() => {})
    const port = portOf(gone)
    await new Promise((resolve) => gone.close(resolve))
    const failing = await serve((_, response) => response.writeHead(500).end('oh'))
    const nonsense = await serve((_, response) => response.end('<html>'))
    for (const p of [port, portOf(failing), portOf(nonsense)])
      assert.equal((await sourceFor(p).count([word('buss')], 500)).engine, 'fallback')
  })

  it('returns to Meilisearch once it answers again', async () => {
    let well = false
    const server = await serve((request, response) => {
      if (!well) return void response.writeHead(503).end()
      request.resume()
      response.end(JSON.stringify({ results: [{ facetDistribution: { topic: { 'from-server': 7 } } }] }))
    })
    const source = sourceFor(portOf(server))
    await source.count([word('buss')])
    await source.count([word('buss')])
    well = true
    assert.equal((await source.count([word('buss')])).engine, 'fallback', 'the breaker is still open')
    await new Promise((resolve) => setTimeout(resolve, 220))
    const { counts, engine } = await source.count([word('buss')])
    assert.equal(engine, 'meilisearch')
    assert.deepEqual(Object.fromEntries(counts[0]!), { 'from-server': 7 })
  })
})
