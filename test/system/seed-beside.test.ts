import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromRoot } from '../../src/platform/root.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { ourProgram } from '../support/processes/our-program.js'
import { linkBinary, temporaryDataDir } from '../support/processes/real-meilisearch.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

describe('npm run seed beside the service', function () {
  this.timeout(300_000)
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let service: ServiceProcess
  before(async () => {
    data = await temporaryDataDir()
    await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
    await linkBinary(data.dataDir)
    service = startServiceProcess({ ...env(), RATE_LIMIT_PER_MINUTE: '0' })
    await service.says('Ready.', 240_000)
  })
  after(async () => {
    service.child.kill('SIGTERM')
    await service.end()
    seeds.remove()
    await data.remove()
  })

  const env = () => ({ DATA_DIR: data.dataDir, SEED: seeds.folder, MEANING: 'no' })

  async function ask(): Promise<string> {
    const response = await fetch(`${service.address()}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern: 'the bus is late' }),
    })
    // As a family does when too many ask at once.
    if (response.status === 503) return sleep(100).then(ask)
    assert.equal(response.status, 200, await response.clone().text())
    return ((await response.json()) as { id: string }).id
  }

  it('answers every family, and keeps every answer', async () => {
    const { PATH = '', HOME = '' } = process.env
    const program = [...ourProgram('src', 'commands', 'seed'), '--force']
    const seeding = spawn(process.execPath, program, { cwd: fromRoot(), env: { PATH, HOME, ...env() } })
    let said = ''
    for (const stream of [seeding.stdout, seeding.stderr]) stream.on('data', (data) => (said += data))
    const ended = once(seeding, 'close')
    const codes: string[] = []
    const family = async () => {
      do {
        codes.push(await ask())
        await sleep(50)
      } while (seeding.exitCode === null)
    }
    await Promise.all(Array.from({ length: 4 }, family))
    assert.deepEqual(await ended, [0, null], said)
    assert.ok(codes.length > 4, `${codes.length} were asked`)
    for (const code of codes) {
      const { status } = await fetch(`${service.address()}/answers/${code}`)
      assert.equal(status, 200, code)
    }
    assert.match(await ask(), /^\w+$/)
  })
})
