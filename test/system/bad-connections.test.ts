import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import {
  type BadClients,
  badClients,
  openBadClients,
  untilClosed,
} from '../../src/commands/soak/soak-sockets.js'
import { createExpressServer } from '../../src/platform/web/create-express-server.js'

describe('Connections that ask nothing', function () {
  this.timeout(180_000)
  const app = express().get('/', (_req, res) => void res.send('answered'))
  const { server } = createExpressServer(app)
  let url: string
  before(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Each takes two file handles here, and some computers allow few. */
  const { hard } = (
    process.report!.getReport() as unknown as { userLimits: { open_files: { hard: number | string } } }
  ).userLimits.open_files
  const idle = Math.min(5000, typeof hard === 'number' ? Math.floor((hard - 1500) / 2) : 5000)
  const kinds = [
    ['idle ones', badClients.idle, idle],
    ['slow heads', badClients['slow headers'], 200],
    ['floods of headers', badClients['header flood'], 200],
  ] as const

  it('are closed by the limits of the service, and families are answered beside them', async () => {
    const opened: BadClients[] = []
    try {
      for (const [, kind, count] of kinds) opened.push(await openBadClients(url, kind, count))
      assert.equal(opened[0]!.open(), idle, 'all idle ones are open at first')
      assert.equal(await (await fetch(url)).text(), 'answered')
      for (const [i, [name]] of kinds.entries())
        assert.notEqual(await untilClosed(opened[i]!, 120), null, `${name} are still open`)
      assert.equal(await (await fetch(url)).text(), 'answered')
    } finally {
      for (const each of opened) each.close()
    }
  })
})
