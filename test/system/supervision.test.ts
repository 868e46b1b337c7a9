import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { wording } from '../../src/platform/language/wording.js'
import { fromRoot } from '../../src/platform/root.js'
import { allProcesses, commandOf, parentOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { freePort } from '../support/processes/free-port.js'
import { ourProgram } from '../support/processes/our-program.js'
import { temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import {
  processesOn,
  type ServiceProcess,
  startServiceProcess,
} from '../support/processes/service-process.js'
import { addManyPeople } from '../support/samples/many-people.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const english = createLanguage().speech('en')

describe('npm start', () => {
  const seeds = writeSeedFolder(smallDistrict)
  const fault = ourProgram('test', 'support', 'processes', 'fault-on-signal').at(-1) ?? ''
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let supervisor: ServiceProcess

  before(async () => {
    data = await temporaryDataDir()
  })
  after(async () => {
    supervisor.child.kill('SIGKILL')
    await until('all have ended', () => processesOn(data.dataDir).length === 0, 10_000)
    seeds.remove()
    await data.remove()
  })

  const settings = () => ({ DATA_DIR: data.dataDir, SEED: seeds.folder, MEANING: 'no' })
  const start = (env: Record<string, string>) => {
    const [file = '', ...how] = [...ourProgram('src', 'commands', 'supervise')].reverse()
    return startServiceProcess({ ...settings(), ...env }, [...how.reverse(), '--import', fault, file])
  }

  const servicePid = () =>
    allProcesses().find(
      (pid) =>
        parentOf(pid) === supervisor.child.pid && commandOf(pid)?.some((word) => /server\.[jt]s$/.test(word)),
    )

  /** True if the service now helps a child in danger. */
  async function helps(port: number): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/ask`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ concern: 'my son wants to kill himself' }),
        signal: AbortSignal.timeout(1000),
      })
      const { emergency } = (await answer.json()) as { emergency: { lines: { call: string }[] } | null }
      return emergency?.lines[0]?.call === '911'
    } catch {
      return false
    }
  }

  /** Fails instead of hanging, in milliseconds: `npm run chaos` measures how soon it answers again. */
  const deadline = 60_000

  const breaks = [
    { what: 'hangs', signal: 'SIGUSR2', says: 'The service hung and is being restarted.' },
    { what: 'has a fault that nobody caught', signal: 'SIGWINCH', says: 'ended unexpectedly (code 70)' },
    { what: 'is killed', signal: 'SIGKILL', says: 'ended unexpectedly (SIGKILL)' },
  ] as const

  it('answers again after the service hangs, fails, or is killed, with one Meilisearch', async function () {
    this.timeout(180_000)
    const port = await freePort()
    supervisor = start({ PORT: String(port) })
    await supervisor.says('Serving')
    await supervisor.says('Ready.')
    for (const { signal, says } of breaks) {
      const pid = servicePid()
      assert.ok(pid)
      process.kill(pid, signal)
      await until('it is another process', () => ![undefined, pid].includes(servicePid()), deadline)
      await until('it answers', () => helps(port), deadline)
      await until('it has said so', () => supervisor.said().includes(says))
    }
    const log = supervisor.said()
    assert.match(log, /"level":60,.*"stack":\["hangOnPurpose \(.*fault-on-signal.*hung for \d+ seconds/)
    assert.match(log, /"level":60,.*rejected on purpose.*Uncaught error/)
    await until('it is ready', () => supervisor.said().split('Ready.').length > 2, 20_000)
    assert.equal(meilisearches(), 1)
  })

  it('leaves nothing behind when the supervisor itself is killed', async () => {
    const pid = servicePid()
    assert.ok(pid)
    supervisor.child.kill('SIGKILL')
    await until('all have ended', () => !commandOf(pid)?.length && meilisearches() === 0, 10_000)
  })

  it('serves fifty thousand people and their changes without stalling', async function () {
    this.timeout(180_000)
    const database = await openDatabase(databaseFile(data.dataDir))
    addManyPeople(database, 50_000)
    const port = await freePort()
    supervisor = start({ PORT: String(port) })
    await supervisor.says('Ready.', 100_000)
    const pid = servicePid()
    const firstName = async () =>
      ((await (await fetch(`http://127.0.0.1:${port}/people/staff-7`)).text()).match(/Zelda/) ?? [])[0]
    database.$client.prepare("update people set first_name = 'Zelda' where slug = 'staff-7'").run()
    database.$client.close()
    await until('the change is live', async () => (await firstName()) === 'Zelda', 60_000)
    await until('it answers', () => helps(port), deadline)
    assert.equal(servicePid(), pid)
    assert.doesNotMatch(supervisor.said(), /The service hung/)
    supervisor.child.kill('SIGTERM')
    await supervisor.end()
  })

  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    it(`ends with npm when only npm gets ${signal}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-npm-'))
      const program = ourProgram('src', 'commands', 'supervise').join(' ')
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ scripts: { start: `cd '${fromRoot()}' && node ${program}` } }),
      )
      const { PATH = '', HOME = '' } = process.env
      const npm = spawn('npm', ['--prefix', folder, 'start'], {
        env: { PATH, HOME, ...settings(), PORT: '0', HOST: '127.0.0.1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      npm.stdout.on('data', (words) => (said += words))
      const closed = once(npm, 'close')
      await until('it serves', () => said.includes('Serving'), 30_000)
      npm.kill(signal)
      await Promise.race([closed, sleep(10_000, null, { ref: false })])
      assert.deepEqual(processesOn(data.dataDir), [])
      assert.match(said, /Stopping\./)
      rmSync(folder, { recursive: true })
    })

  it('does not retry what cannot start, and keeps its exit code', async () => {
    supervisor = start({ PORT: 'http' })
    assert.equal(await supervisor.end(), 1)
    const fault = wording('settings.must.wholeNumber', { least: 0, most: 65_535 })
    const line = english.t('settings.one', { name: 'PORT', fault, value: 'http' })
    assert.equal(supervisor.said(), `${english.t('settings.faults', { count: 1 })}\n  - ${line}\n`)
  })

  it('says that the port is taken, and takes no other', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    supervisor = start({ PORT: String(port) })
    assert.equal(await supervisor.end(), 1)
    assert.equal(supervisor.said(), `${english.t('start.portInUse', { port })}\n`)
    other.close()
  })

  it('does not retry with a damaged key, and says what to do', async () => {
    ;(await openDatabase(databaseFile(data.dataDir))).$client.close()
    const file = join(data.dataDir, 'keys', 'service.key')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, 'short')
    supervisor = start({})
    assert.equal(await supervisor.end(), 1)
    assert.ok(
      supervisor.said().includes(english.t('start.badKey', { file, bytes: 32, found: 5 })),
      supervisor.said(),
    )
    rmSync(file)
  })

  const meilisearches = () => processesOn(data.dataDir).length
})
