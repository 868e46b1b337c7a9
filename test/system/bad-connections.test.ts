import assert from 'node:assert/strict'
import {
  type BadClients,
  badClients,
  openBadClients,
  untilClosed,
} from '../../src/commands/soak/soak-sockets.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { linkBinary, temporaryDataDir } from '../support/processes/real-meilisearch.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

describe('Connections that ask nothing', function () {
  this.timeout(240_000)
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let service: ServiceProcess
  before(async () => {
    data = await temporaryDataDir()
    await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
    await linkBinary(data.dataDir)
    const settings = { MEANING: 'no', RATE_LIMIT_PER_MINUTE: '0' }
    service = startServiceProcess({ ...settings, DATA_DIR: data.dataDir, SEED: seeds.folder })
    await service.says('Ready.')
  })
  after(async () => {
    service.child.kill('SIGTERM')
    await service.end()
    seeds.remove()
    await data.remove()
  })

  /** Each takes a file handle here and one in the service, and some computers allow few. */
  const { hard } = (
    process.report!.getReport() as unknown as { userLimits: { open_files: { hard: number | string } } }
  ).userLimits.open_files
  const idle = Math.min(5000, typeof hard === 'number' ? hard - 1500 : 5000)
  const kinds = [
    ['idle ones', badClients.idle, idle],
    ['slow bodies', badClients['slow body'], 200],
    ['slow heads', badClients['slow headers'], 200],
    ['floods of headers', badClients['header flood'], 200],
  ] as const

  async function ask(concern: string) {
    const began = performance.now()
    const response = await fetch(`${service.address()}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern }),
    })
    assert.equal(response.status, 200)
    const answer = (await response.json()) as { id: string; crisis: boolean }
    assert.match(answer.id, /^\w{8}$/)
    const took = performance.now() - began
    assert.ok(took < 5000, `it took ${took} ms`)
    return answer
  }

  it('are closed by the limits of the service, and families are answered beside them', async () => {
    const opened: BadClients[] = []
    try {
      for (const [, kind, count] of kinds) opened.push(await openBadClients(service.address(), kind, count))
      assert.equal(opened[0]!.open(), idle, 'all idle ones are open at first')
      for (let n = 0; n < 20; n++) await ask('the bus is late')
      assert.equal((await ask('my son wants to kill himself tonight')).crisis, true)
      assert.equal(opened[0]!.open(), idle, 'all idle ones are still open')
      for (const [i, [name]] of kinds.entries())
        assert.notEqual(await untilClosed(opened[i]!, 120), null, `${name} are still open`)
      await ask('the bus is late')
    } finally {
      for (const each of opened) each.close()
    }
  })
})
