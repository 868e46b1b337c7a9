import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { silentLog } from '../../src/platform/search/log.js'
import { meilisearchCode } from '../../src/platform/search/meilisearch/meilisearch-http.js'
import { notePid, stopLeftover } from '../../src/platform/search/meilisearch/meilisearch-leftover.js'
import {
  meilisearchFolders,
  readMasterKey,
} from '../../src/platform/search/meilisearch/meilisearch-process.js'
import { createMeilisearchServer } from '../../src/platform/search/meilisearch/meilisearch-server.js'
import { allProcesses, commandOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { openSearchConnection } from '../../src/platform/search/meilisearch/search-connection.js'
import type { MeilisearchServer, ServerStatus } from '../../src/platform/search/meilisearch/server-status.js'
import { createSearchEngine, type EngineStatus } from '../../src/platform/search/search-engine.js'
import { briefWording } from '../support/app/brief-fault.js'
import { freePort } from '../support/processes/free-port.js'
import { ourProgram } from '../support/processes/our-program.js'
import { binaryFolder, temporaryDataDir, until } from '../support/processes/real-meilisearch.js'

describe('createMeilisearchServer', () => {
  let dataDir: string
  let remove: () => Promise<void>
  let path: string
  let log: string[]
  const stops: (() => Promise<unknown>)[] = []

  before(async function () {
    path = (await binaryFolder()) ?? this.skip()
  })
  beforeEach(async () => {
    ;({ dataDir, remove } = await temporaryDataDir())
    log = []
  })
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
    await remove()
  })

  function server(): MeilisearchServer {
    const warn = (what: object | string, message?: string) => void log.push(message ?? String(what))
    const made = createMeilisearchServer({
      dataDir,
      path,
      log: { ...silentLog, warn },
      onChange: () => {},
    })
    stops.push(() => made.stop())
    return made
  }

  /** Meilisearch processes on this test's database. */
  const serversHere = () =>
    allProcesses().filter((pid) => commandOf(pid)?.includes(meilisearchFolders(dataDir).database))

  async function child(ending = 'stay'): Promise<{ service: ChildProcess; status: EngineStatus }> {
    const program = ourProgram('test', 'platform', 'search', 'run-engine')
    const service = spawn(process.execPath, [...program, dataDir, path, ending], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    stops.push(async () => service.kill('SIGKILL'))
    const [line] = await once(service.stdout!, 'data')
    return { service, status: JSON.parse(String(line)) }
  }

  it('keeps its key private and its files in the data folder', async () => {
    const made = server()
    await made.start()
    const status = made.status()
    assert.ok(status.state === 'ready')
    assert.equal(statSync(join(dataDir, 'meilisearch', 'master-key')).mode & 0o777, 0o600)
    assert.equal(readFileSync(join(dataDir, 'meilisearch', 'master-key'), 'utf8'), status.key)
    assert.match(status.key!, /^[\da-f]{48}$/)
    assert.ok(!commandOf(status.pid!)?.join(' ').includes(status.key!), 'the key shows in the process list')
    assert.match(status.url, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.deepEqual(readdirSync(dataDir), ['meilisearch'])
    assert.notEqual(readMasterKey(join(dataDir, 'other')), status.key, 'no default')
  })

  it('creates a search key that can search its own indexes and nothing else', async () => {
    const made = server()
    await made.start()
    const status = made.status()
    assert.ok(status.state === 'ready')
    const { search, admin, close } = await openSearchConnection(status.url, status.key, silentLog)
    const again = await openSearchConnection(status.url, status.key, silentLog)
    await admin.createIndex('directory', { primaryKey: 'id' }).waitTask()
    await admin.createIndex('others', { primaryKey: 'id' }).waitTask()
    assert.deepEqual((await search.index('directory').search('')).hits, [])
    const refused = (error: unknown) => meilisearchCode(error) === 'invalid_api_key'
    await assert.rejects(search.index('directory').addDocuments([{ id: 1 }]), refused)
    await assert.rejects(search.deleteIndex('directory'), refused)
    await assert.rejects(search.getKeys(), refused)
    await assert.rejects(search.index('others').search(''), refused)
    await assert.rejects(admin.getKeys(), refused)
    assert.equal(again.search.config.apiKey, search.config.apiKey, 'the key is found again, not made twice')
    close()
    again.close()
  })

  it('discards the index of another version and starts over, saying so', async () => {
    const first = server()
    await first.start()
    await first.stop()
    writeFileSync(join(meilisearchFolders(dataDir).database, 'VERSION'), '1.15.0')
    const second = server()
    await second.start()
    assert.equal(second.status().state, 'ready')
    assert.ok(
      log.some((line) => /from another Meilisearch version: deleted/.test(line)),
      log.join('\n'),
    )
  })

  it('discards a damaged index and starts over, saying so', async () => {
    const first = server()
    await first.start()
    await first.stop()
    writeFileSync(join(meilisearchFolders(dataDir).database, 'tasks', 'data.mdb'), 'x'.repeat(100_000))
    const second = server()
    await second.start()
    assert.equal(second.status().state, 'ready')
    assert.ok(
      log.some((line) => /is damaged: deleted/.test(line)),
      log.join('\n'),
    )
  })

  it('works with an external server, and says so when that goes away', async () => {
    const theirs = server()
    await theirs.start()
    const { url, key } = theirs.status() as { url: string; key: string }
    const config = { dataDir: join(dataDir, 'ours'), meiliUrl: url, meiliKey: key }
    const engine = createSearchEngine({ config, log: silentLog })
    stops.push(() => engine.stop())
    await engine.start()
    assert.equal(engine.status().state, 'ready')
    assert.equal(await engine.useDirectory(() => []), true)
    await theirs.stop()
    await until('it is noticed', () => engine.status().state === 'unavailable')
    assert.equal(engine.status().reason?.key, 'meilisearch.remoteSilent')
  })

  const faults = [
    { what: 'does not let us in', key: 'wrong-key', answer: null, fault: 'refused' },
    { what: 'is not there', key: 'k', answer: 'none', fault: 'remoteSilent' },
    { what: 'hangs', key: 'k', answer: 'hangs', fault: 'remoteSilent' },
  ] as const
  for (const { what, key, answer, fault } of faults)
    it(`reports in the log and its status when the external server ${what}`, async () => {
      const url = answer === null ? await urlOfTheirs() : await urlOfNone(answer === 'hangs')
      const warn = (_what: object | string, message = '') => void log.push(message)
      const config = { dataDir: join(dataDir, 'ours'), meiliUrl: url, meiliKey: key }
      const engine = createSearchEngine({ config, log: { ...silentLog, warn } })
      stops.push(() => engine.stop())
      await engine.start()
      const { state, reason } = engine.status()
      assert.equal(state, 'unavailable')
      assert.equal(reason?.key, `meilisearch.${fault}`)
      assert.equal(log.length, 1)
      assert.match(log[0]!, /refuses our key|does not answer/)
    })

  async function urlOfTheirs(): Promise<string> {
    const theirs = server()
    await theirs.start()
    return (theirs.status() as { url: string }).url
  }

  /** An address where nothing listens, or where something listens and never answers. */
  async function urlOfNone(hangs: boolean): Promise<string> {
    const port = await freePort()
    const other = createServer()
    if (hangs) {
      other.listen(port, '127.0.0.1')
      await once(other, 'listening')
      stops.push(async () => {
        other.closeAllConnections()
        other.close()
      })
    }
    return `http://127.0.0.1:${port}`
  }

  it('recovers when its folder is deleted and the server is then killed', async () => {
    const made = server()
    await made.start()
    const before = made.status()
    assert.ok(before.state === 'ready' && before.pid)
    rmSync(meilisearchFolders(dataDir).home, { recursive: true })
    process.kill(before.pid, 'SIGKILL')
    const isNew = (now: ServerStatus) => now.state === 'ready' && now.pid !== before.pid
    await until('another server answers', () => isNew(made.status()), 10_000)
    assert.deepEqual(serversHere().length, 1)
  })

  it('says plainly that there is no server, and does not throw', async () => {
    const config = { dataDir, meiliUrl: null, meiliKey: null }
    const engine = createSearchEngine({ config, log: silentLog, look: { path: '', packaged: null } })
    await engine.start()
    const { state, reason } = engine.status()
    assert.equal(state, 'unavailable')
    assert.equal(reason?.key, 'meilisearch.none')
    assert.equal(await engine.usePhrasings({ hash: 'd'.repeat(64), documents: () => [] }), false)
    await engine.stop()
  })

  it('says when the program found cannot run', async () => {
    const broken = join(dataDir, 'broken')
    mkdirSync(broken)
    writeFileSync(
      join(broken, 'meilisearch'),
      '#!/bin/sh\n[ "$1" = --version ] && echo meilisearch 1.21.0 && exit 0\necho "Error: no such luck" >&2; exit 3\n',
      {
        mode: 0o755,
      },
    )
    path = broken
    const made = server()
    await made.start()
    const status = made.status()
    assert.ok(status.state === 'unavailable')
    assert.equal(
      briefWording(status.reason),
      'meilisearch.notStarting(fault: asWritten(text: Error: no such luck))',
    )
    path = (await binaryFolder())!
  })

  it('stops what a killed service left behind, so there is exactly one', async () => {
    const { service, status } = await child()
    service.kill('SIGKILL')
    await once(service, 'exit')
    assert.deepEqual(serversHere(), [status.pid], 'the killed service leaves its server behind')
    const made = server()
    await made.start()
    const now = made.status()
    assert.ok(now.state === 'ready')
    assert.notEqual(now.pid, status.pid)
    assert.deepEqual(serversHere(), [now.pid])
  })

  for (const ending of ['exit', 'throw'])
    it(`takes its server down when the service ends by itself: ${ending}`, async () => {
      const { service, status } = await child(ending)
      if (service.exitCode === null) await once(service, 'exit')
      await until('the server is gone', () => !serversHere().includes(status.pid!), 2000)
    })

  it('leaves the server of a running service alone, and says which process owns it', async () => {
    const { service, status } = await child()
    const made = server()
    await made.start()
    const now = made.status()
    assert.ok(now.state === 'unavailable')
    assert.equal(now.reason.key, 'meilisearch.inUse')
    assert.equal(now.reason.values.pid, service.pid)
    assert.deepEqual(serversHere(), [status.pid])
    service.kill('SIGKILL')
    await once(service, 'exit')
    await stopLeftover(meilisearchFolders(dataDir).pidFile, meilisearchFolders(dataDir).database)
  })

  it('never touches a foreign process, whatever the pid file says', async () => {
    const foreign = spawn('sleep', ['30'])
    const { pidFile, database, home } = meilisearchFolders(dataDir)
    mkdirSync(home, { recursive: true })
    notePid(pidFile, foreign.pid!, 7700)
    const note = JSON.parse(readFileSync(pidFile, 'utf8'))
    writeFileSync(pidFile, JSON.stringify({ ...note, owner: 999_999_999 }))
    assert.deepEqual(await stopLeftover(pidFile, database), { stopped: 0 })
    assert.equal(foreign.exitCode, null)
    assert.equal(foreign.signalCode, null)
    foreign.kill()
  })
})
