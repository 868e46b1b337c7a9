import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendAtRate } from '../../../src/commands/soak/send-at-rate.js'
import { createSoakClient, type SoakReply } from '../../../src/commands/soak/soak-client.js'
import { overload, type SoakTarget, withBadClients } from '../../../src/commands/soak/soak-phases.js'
import { badClients } from '../../../src/commands/soak/soak-sockets.js'
import { summarize } from '../../../src/commands/soak/summarize.js'

const reply = (change: Partial<SoakReply>): SoakReply => ({
  status: 200,
  ms: 1,
  retryAfter: null,
  body: '',
  ...change,
})

describe('The soak', () => {
  it('sends at a rate, however slow the answers are', async () => {
    const all = await sendAtRate({ ratePerSecond: () => 100, seconds: 0.2 }, async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return n
    })
    assert.ok(all.length >= 15 && all.length <= 30, `${all.length} sent`)
    assert.deepEqual(
      [...all].sort((a, b) => a - b),
      all.map((_, i) => i),
    )
  })

  it('tells what was shed from what failed', () => {
    const replies = [
      reply({ ms: 5 }),
      reply({ ms: 9 }),
      reply({ status: 503, retryAfter: '10' }),
      reply({ status: 503 }),
      reply({ status: 0 }),
    ]
    assert.deepEqual(summarize(replies), {
      ...{ sent: 5, answered: 2, shed: 1, failed: 2 },
      ...{ p50: 5, p99: 9, max: 9 },
    })
  })

  it('counts who is refused, and whether danger gets help all the same', async () => {
    const said: string[] = []
    let asked = 0
    await serve(
      (req, res) => {
        const parts: Buffer[] = []
        req.on('data', (part) => parts.push(part))
        req.on('end', () => {
          const isGrave = /kill|gun/.test(Buffer.concat(parts).toString())
          res.writeHead(++asked > 40 ? 200 : 503, { 'retry-after': '1' })
          res.end(isGrave ? 'Call 988.' : 'Hello')
        })
      },
      async (target) => {
        await overload({ ...target, say: (line) => said.push(line) }, 200, 0.4)
      },
    )
    assert.match(said[0]!, /^200 a second for 0.4 s: \d+ sent, \d+ answered, [1-9]\d* shed, 0 failed/)
    assert.match(said[1]!, /^In danger: (\d+) of \1 with help lines/)
  }).timeout(5000)

  it('waits only so long for a service that does not recover', async () => {
    const said: string[] = []
    await serve(
      (_req, res) => res.writeHead(500).end(),
      (target) => overload({ ...target, say: (line) => said.push(line) }, 50, 0.1, 0.2),
    )
    assert.equal(said.at(-1), 'Not as quick as before after 0.2 s')
  })

  it('sees connections that the server closes', async () => {
    const said: string[] = []
    await serve(
      (_req, res) => res.end('Hello'),
      (target) =>
        withBadClients(
          { ...target, say: (line) => said.push(line) },
          'header flood',
          badClients['header flood'],
          {
            ...{ count: 3, seconds: 2, asking: 0.1 },
          },
        ),
    )
    assert.match(said[0]!, /^3 × header flood: all closed after 0 s more; meanwhile \d+ sent/)
  })
})

async function serve(
  answer: (req: IncomingMessage, res: ServerResponse) => unknown,
  use: (target: SoakTarget) => Promise<void>,
): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createSoakClient(url)
  try {
    await use({
      ...{ url, client, say: () => {} },
      draw: (count) =>
        Array.from({ length: count }, () => ({ text: 'The bus is late.', lang: 'en' as const })),
      memory: () => ({ service: 0, encoder: 0, meilisearch: 0 }),
      cpuMs: async () => 0,
    })
  } finally {
    client.close()
    server.closeAllConnections()
    server.close()
  }
}
