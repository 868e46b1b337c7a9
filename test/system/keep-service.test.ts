import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { importPatience } from '../../src/content/imports/importer.js'
import { holdPort } from '../../src/platform/process/held-port.js'
import { type KeptService, keepService, stopPatience } from '../../src/platform/process/keep-service.js'
import { sendPort } from '../../src/platform/process/service-run.js'
import { maxClosingMs } from '../../src/platform/process/stop-limit.js'
import { fromRoot } from '../../src/platform/root.js'
import { stopLimits } from '../../src/platform/web/make-stoppable.js'
import { freePort } from '../support/processes/free-port.js'
import { ourProgram } from '../support/processes/our-program.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('keepService', () => {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-kept-'))
  after(() => rmSync(folder, { recursive: true }))

  // One left over by a failed test would live on, with the output of the tests open.
  const kept: KeptService[] = []
  afterEach(async () => {
    for (const service of kept) service.kill()
    await Promise.all(kept.splice(0).map((service) => service.ended))
  })

  let said: string[]
  let logged: string
  function keep(
    source: string,
    patience = stopPatience,
    port = holdPort(null),
    pauses = { first: 1, longest: 4 },
  ) {
    said = []
    logged = ''
    const program = join(folder, 'service.mjs')
    writeFileSync(program, source)
    const service = keepService({
      ...{ program, pauses, patience, port },
      say: (words) => said.push(words),
      log: (lines) => {
        logged += lines
      },
    })
    kept.push(service)
    return service
  }

  it('gives up on a service that never gets to serve, and says so', async () => {
    const { code } = await keep('process.exit(70)').ended
    assert.equal(code, 70)
    assert.deepEqual(said, [
      ...Array(4).fill('The service ended unexpectedly (code 70) and is being restarted.'),
      'The service failed to start 5 times in a row. See its messages above.',
    ])
  })

  it('lets families wait while it is restarted, and refuses them once it stops', async () => {
    const port = await freePort()
    const source = `
      import { createServer } from 'node:http'
      const again = process.argv.includes('--served-before')
      process.once('message', (_message, handle) => {
        const server = createServer((req, res) => {
          if (req.url === '/end') process.kill(process.pid, 'SIGKILL')
          res.end(again ? 'the second' : 'the first')
        })
        setTimeout(() => server.listen(handle, () => process.send('serving')), again ? 300 : 0)
      })`
    const held = holdPort({ host: '127.0.0.1', port })
    const service = keep(source, stopPatience, held, { first: 300, longest: 600 })
    // Each on a connection of its own: one kept from before ends with the service.
    const ask = async (path = '/') =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })).text()
    await until('it answers', () => ask().then(Boolean, () => false), 20_000)
    assert.equal(await ask(), 'the first')
    await assert.rejects(ask('/end'), 'only the answer under way is lost')
    // After the second end there is a pause, too.
    for (let end = 0; end < 2; end++) {
      assert.deepEqual(await Promise.all([ask(), ask(), ask()]), Array(3).fill('the second'))
      await assert.rejects(ask('/end'))
    }
    assert.equal(await ask(), 'the second')
    service.stop()
    await service.ended
    await assert.rejects(ask())
  })

  it('holds no port on which somebody listens', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    assert.equal(await holdPort({ host: '127.0.0.1', port }).take(), null)
    other.close()
    await once(other, 'close')
    const held = holdPort({ host: '127.0.0.1', port })
    assert.ok(await held.take())
    held.release()
  })

  it('waits for a port that comes late', async () => {
    const [file = '', ...loader] = ourProgram('src', 'platform', 'process', 'supervised').reverse()
    const program = join(folder, 'late.mjs')
    writeFileSync(
      program,
      `import { onSupervisorExit, takeHeldPort } from ${JSON.stringify(pathToFileURL(file).href)}
       onSupervisorExit(() => {})
       process.send('waits')
       process.send((await takeHeldPort()).length === 1 ? 'has it' : 'has none')
       process.disconnect()`,
    )
    const child = fork(program, ['--held-port'], { execArgv: loader.reverse(), cwd: fromRoot() })
    assert.equal((await once(child, 'message'))[0], 'waits')
    await sleep(100)
    const held = holdPort({ host: '127.0.0.1', port: await freePort() })
    child.send({ left: 0 }, (await held.take()) as unknown as Socket)
    assert.equal((await once(child, 'message'))[0], 'has it')
    held.release()
  }).timeout(30_000)

  it('gives handles from which many connections are taken in one turn of the event loop', async () => {
    const [kept = '', ...loader] = ourProgram('src', 'platform', 'process', 'supervised').reverse()
    const [accepting = ''] = ourProgram('src', 'platform', 'web', 'accept-more').reverse()
    const program = join(folder, 'taking.mjs')
    writeFileSync(
      program,
      `import { createServer } from 'node:http'
       import { takeHeldPort } from ${JSON.stringify(pathToFileURL(kept).href)}
       import { acceptMore } from ${JSON.stringify(pathToFileURL(accepting).href)}
       const [port, ...more] = await takeHeldPort()
       let turns = 0
       const turn = () => {
         turns += 1
         setImmediate(turn)
       }
       const server = createServer((req, res) => {
         const until = Date.now() + 1000
         while (Date.now() < until);
         res.end()
         turn()
         let taken = 0
         server.on('connection', () => {
           taken += 1
           if (taken === 20) process.send({ turns }, () => process.exit())
         })
       })
       server.listen(port, () => {
         acceptMore(server, more, 511)
         process.send('serving')
       })`,
    )
    const port = await freePort()
    const held = holdPort({ host: '127.0.0.1', port })
    const handle = await held.take()
    const child = fork(program, ['--held-port'], { execArgv: loader.reverse(), cwd: fromRoot() })
    sendPort(child, handle!)
    assert.equal((await once(child, 'message'))[0], 'serving')
    const open = () => connect(port, '127.0.0.1').on('error', () => {})
    const busy = open()
    busy.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await sleep(200)
    const waiting = Array.from({ length: 20 }, open)
    const [{ turns }] = await once(child, 'message')
    assert.ok(turns <= 5, `20 connections were taken in ${turns} turns`)
    for (const each of [busy, ...waiting]) each.destroy()
    held.release()
  }).timeout(30_000)

  it("restarts one that has served, as often as needed, and passes on its watchdog's report", async () => {
    const count = join(folder, 'count')
    writeFileSync(count, '')
    const source = `
      import { appendFileSync, readFileSync, writeSync } from 'node:fs'
      appendFileSync('${count}', 'x')
      const times = readFileSync('${count}', 'utf8').length
      process.send('serving', () => {
        if (times === 7) process.exit(0)
        if (times === 1) writeSync(4, 'where it stood')
        process.kill(process.pid, 'SIGKILL')
      })`
    const { code, killed } = await keep(source).ended
    assert.deepEqual([code, killed], [0, false])
    assert.equal(said.length, 6)
    assert.deepEqual(said.slice(0, 2), [
      'The service hung and is being restarted.',
      'The service ended unexpectedly (SIGKILL) and is being restarted.',
    ])
    assert.equal(logged, 'where it stood')
  })

  it('accepts a refusal at the first start as final, but not after it has served', async () => {
    assert.equal((await keep('process.exit(1)').ended).code, 1)
    assert.deepEqual(said, [])
    const count = join(folder, 'refusals')
    writeFileSync(count, '')
    const source = `
      import { appendFileSync, readFileSync } from 'node:fs'
      appendFileSync('${count}', 'x')
      const end = [70, 1, 1, 0][readFileSync('${count}', 'utf8').length - 1]
      if (end === 1) process.exit(1)
      process.send('serving', () => process.exit(end))`
    assert.equal((await keep(source).ended).code, 0)
    assert.equal(said.length, 3)
  })

  it('never gives up on one that has served, however often it fails to start', async () => {
    const count = join(folder, 'failed')
    writeFileSync(count, '')
    const { code } = await keep(`
      import { appendFileSync, readFileSync } from 'node:fs'
      appendFileSync('${count}', 'x')
      const times = readFileSync('${count}', 'utf8').length
      if (times > 1 && times < 8) process.exit(times % 2 ? 1 : 70)
      process.send('serving', () => process.exit(times === 1 ? 70 : 0))`).ended
    assert.equal(code, 0)
    assert.equal(readFileSync(count, 'utf8').length, 8)
    assert.equal(said.filter((words) => words.includes('failed to start 5 times')).length, 1)
  })

  const ignoresSigterm = (serves: boolean, path: string) => `
      import { writeFileSync } from 'node:fs'
      process.on('SIGTERM', () => {})
      const isReady = () => writeFileSync(${JSON.stringify(path)}, '')
      ${serves ? "process.send('serving', isReady)" : 'isReady()'}
      setInterval(() => {}, 1000)`
  const never = 600_000

  for (const [what, serves, patience] of [
    ['one that starts', false, { starting: 100, serving: never }],
    ['one that serves', true, { starting: never, serving: 100 }],
  ] as const)
    it(`kills ${what} and does not stop in time`, async () => {
      const ready = join(folder, `ready ${what}`)
      const service = keep(ignoresSigterm(serves, ready), patience)
      await until('it is there', () => existsSync(ready))
      service.stop()
      const { code, killed } = await service.ended
      assert.deepEqual([code, killed], [0, true])
    })

  it('gives one time to stop', async () => {
    const ready = join(folder, 'ready to stop')
    const service = keep(
      `
      import { writeFileSync } from 'node:fs'
      process.on('SIGTERM', () => setTimeout(() => process.exit(0), 200))
      setInterval(() => {}, 1000)
      writeFileSync(${JSON.stringify(ready)}, '')`,
      { starting: never, serving: never },
    )
    await until('it is there', () => existsSync(ready))
    service.stop()
    assert.deepEqual(await service.ended, { code: 0, killed: false })
  })

  it('kills before Docker does, but not before the service ends its own hanging work', () => {
    assert.ok(stopPatience.serving < 10_000)
    assert.ok(stopLimits.patienceMs + maxClosingMs < stopPatience.serving)
    assert.ok(2 * importPatience.stopMs < maxClosingMs / 4)
  })
})
