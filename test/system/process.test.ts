import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLanguage } from '../../src/platform/language/language.js'
import { freePort } from '../support/processes/free-port.js'
import { fromSource, ourProgram } from '../support/processes/our-program.js'
import { temporaryDataDir } from '../support/processes/real-meilisearch.js'
import {
  processesOn,
  type ServiceProcess,
  startServiceProcess,
} from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const english = createLanguage().speech('en')

describe('The service as a process', () => {
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let running: ServiceProcess[] = []

  before(async () => {
    data = await temporaryDataDir()
  })
  afterEach(async () => {
    for (const { child, end } of running) if (child.kill('SIGTERM')) await end()
    running = []
  })
  after(async () => {
    seeds.remove()
    await data.remove()
  })

  function start(env: Record<string, string> = {}, program = ourProgram('src', 'server')): ServiceProcess {
    const service = startServiceProcess({ DATA_DIR: data.dataDir, SEED: seeds.folder, ...env }, program)
    running.push(service)
    return service
  }

  const ask = (service: ServiceProcess) =>
    fetch(`${service.address()}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern: 'the bus is late' }),
    }).then((answer) => answer.json() as Promise<{ engine: string; answers: { office: string }[] }>)

  const meilisearches = () => processesOn(data.dataDir).length

  const ways = [
    { signal: 'SIGTERM', how: '', program: ourProgram('src', 'server') },
    { signal: 'SIGINT', how: ', from its sources', program: fromSource('src', 'server') },
  ] as const
  for (const { signal, how, program } of ways) {
    it(`announces itself and serves${how}; ${signal} stops it and its Meilisearch`, async () => {
      const service = start({}, program)
      await service.says('Ready.')
      assert.match(service.said(), /^Who to Ask is starting\.$/m)
      assert.match(service.said(), /^Serving Elm County Schools on http:\/\/127\.0\.0\.1:\d+$/m)
      assert.match(
        service.said(),
        /^Set up your district here \(the key works once\): http\S+\/setup\?key=\S{20,}$/m,
      )
      const answer = await ask(service)
      assert.deepEqual([answer.answers[0]?.office, answer.engine], ['transportation', 'meilisearch'])
      assert.equal(meilisearches(), 1)
      service.child.kill(signal)
      assert.equal(await service.end(), 0)
      assert.match(service.said(), /Stopping\.\n$/)
      assert.equal(meilisearches(), 0)
    })
  }

  it('answers with the lines to call from the start, until it can answer', async () => {
    const fresh = await temporaryDataDir()
    const port = await freePort()
    const service = start({ DATA_DIR: fresh.dataDir, PORT: String(port) })
    await service.says('starting.')
    const scrape = () => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
    const early = await scrape()
    assert.match(early, /^whotoask_ready 0$/m)
    assert.match(early, /^process_start_time_seconds \d+/m)
    const seen = new Set<number>()
    for (let isUp = false; !isUp; await sleep(100)) {
      isUp = service.said().includes('Serving')
      const { status, headers } = await fetch(`http://127.0.0.1:${port}/help-now`).then(async (answer) => {
        assert.match(await answer.text(), /tel:911/)
        return answer
      })
      if (status === 503) assert.equal(headers.get('retry-after'), '10')
      seen.add(status)
    }
    assert.deepEqual([...seen], [503, 200])
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200)
    assert.match(await scrape(), /^whotoask_ready 1$/m)
    service.child.kill('SIGTERM')
    assert.equal(await service.end(), 0)
    await fresh.remove()
  })

  for (const moment of [
    'starting.',
    'Loading',
    'Learning to detect danger',
    'Serving',
    'Answers are available now',
  ])
    it(`stops at once during startup, without an error, at: ${moment}`, async () => {
      const fresh = await temporaryDataDir()
      const service = start({ DATA_DIR: fresh.dataDir })
      await service.says(moment)
      service.child.kill('SIGTERM')
      assert.equal(await service.end(), 0, service.said())
      assert.doesNotMatch(service.said(), /Error|at file|Ready/)
      assert.deepEqual(processesOn(fresh.dataDir), [])
      await fresh.remove()
    })

  it('starts again after kill -9, with one Meilisearch and not two', async () => {
    const first = start()
    await first.says('Ready.')
    first.child.kill('SIGKILL')
    await first.end()
    assert.equal(meilisearches(), 1, 'the leftover')
    const second = start()
    await second.says('Ready.')
    assert.equal(meilisearches(), 1)
    assert.equal((await ask(second)).engine, 'meilisearch')
  })

  it('says that the port is taken, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const service = start({ PORT: String(port) })
    assert.equal(await service.end(), 1)
    assert.equal(service.said(), `${english.t('start.portInUse', { port })}\n`)
    other.close()
  })

  it('lists every error in its settings', async () => {
    const service = start({ PORT: 'http', MEILI_KEY: 'x', SEED: 'nowhere', LOG_LEVEL: 'loud' })
    assert.equal(await service.end(), 1)
    const [first, ...lines] = service.said().trim().split('\n')
    assert.equal(first, english.t('settings.faults', { count: 4 }))
    assert.deepEqual(
      lines.map((line) => /^ {2}- (\w+) .*$/.exec(line)?.[1]),
      ['PORT', 'SEED', 'LOG_LEVEL', 'MEILI_KEY'],
    )
  })

  it('names every bad row of a seed folder', async () => {
    const bad = writeSeedFolder({ ...smallDistrict, 'schools.csv': 'slug,name\noak,Oak\n' })
    const fresh = await temporaryDataDir()
    const service = start({ DATA_DIR: fresh.dataDir, SEED: bad.folder })
    assert.equal(await service.end(), 1)
    assert.match(service.said(), /schools\.csv/)
    assert.doesNotMatch(service.said(), /^\s+at /m)
    assert.deepEqual(processesOn(fresh.dataDir), [])
    bad.remove()
    await fresh.remove()
  })
})
