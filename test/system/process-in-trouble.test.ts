import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { maxStopMs } from '../../src/platform/process/stop-limit.js'
import { readPage } from '../support/app/page.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { type SmallDisk, smallDiskFor } from '../support/disk/small-disk.js'
import { ourProgram } from '../support/processes/our-program.js'
import { binaryFolder, linkBinary, temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import {
  processesOn,
  type ServiceProcess,
  startServiceProcess,
} from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const bus = 'the bus is late'
const danger = 'my son wants to kill himself tonight'

/** In milliseconds. */
const patience = 40_000

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** @throws what breaks the connection, or that no answer came for a long time */
function send(url: string, agent: Agent, body: string, type = 'application/json'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }
    const sent = request(
      url,
      { method: 'POST', agent, headers, signal: AbortSignal.timeout(patience) },
      (res) => {
        let text = ''
        res.setEncoding('utf8').on('data', (data) => (text += data))
        res
          .once('error', reject)
          .once('end', () => resolve({ status: res.statusCode!, headers: res.headers, text }))
      },
    )
    const began = performance.now()
    const detail = ({ message }: Error) =>
      new Error(`${message}, ${performance.now() - began} ms after it was sent, reused: ${sent.reusedSocket}`)
    sent.once('error', (error) => reject(detail(error))).end(body)
  })
}

const askApi = (address: string, concern: string, agent: Agent) =>
  send(`${address}/api/v1/ask`, agent, JSON.stringify({ concern }))

/** An answer, or the refusal of a busy service; with lines where somebody is in danger. @returns the code; null without one */
function readReply({ status, headers, text }: Reply, concern: string): string | null {
  assert.ok(status === 200 || status === 503, `${status}: ${text}`)
  if (status === 503) assert.match(headers['retry-after'] ?? '', /^\d+$/)
  const { id = null, emergency, lines } = JSON.parse(text)
  if (concern === danger) assert.equal((lines ?? emergency?.lines)?.[0]?.call, '911', text)
  return id
}

/** Which of these codes are on the disk, in the database or in the file beside it. */
function missingOf(dataDir: string, codes: Iterable<string>): string[] {
  const file = join(dataDir, 'not-yet-kept.jsonl')
  const spilled = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const database = new Sqlite(databaseFile(dataDir), { readonly: true })
  try {
    const find = database.prepare('select 1 from inquiries where code = ?')
    return [...codes].filter((code) => !find.get(code) && !spilled.includes(code))
  } finally {
    database.close()
  }
}

describe('The service as a process, in trouble', function () {
  this.timeout(120_000)
  const seeds = writeSeedFolder(smallDistrict)
  const settings = { MEANING: 'no', RATE_LIMIT_PER_MINUTE: '0' }
  after(() => seeds.remove())

  async function stop({ child, end, said }: ServiceProcess): Promise<void> {
    const began = performance.now()
    child.kill('SIGTERM')
    assert.equal(await end(), 0, said())
    const took = performance.now() - began
    assert.ok(took < maxStopMs, `it took ${took} ms`)
  }

  /** After a failure it may not stop, and would leave its Meilisearch. */
  async function end(service: ServiceProcess | undefined, dataDir: string): Promise<void> {
    if (service?.child.exitCode === null) service.child.kill('SIGKILL')
    await service?.end()
    for (const pid of processesOn(dataDir)) process.kill(pid, 'SIGKILL')
  }

  describe('on a disk that is full, with its log', () => {
    const megabyte = 1024 * 1024
    let disk: SmallDisk
    let dataDir: string
    let service: ServiceProcess
    let address: string
    const logFile = () => join(disk.folder, 'log')
    const logged = () => readFileSync(logFile(), 'utf8')
    const agent = new Agent({ keepAlive: true })
    const kept: string[] = []

    before(async function () {
      // With less than 100 MB left, it would be reported as full from the start.
      disk = smallDiskFor(this, 128 * megabyte)
      dataDir = join(disk.folder, 'data')
      await mkdir(dataDir, { mode: 0o700 })
      await copyStartedFolder(dataDir, (first) => startOnce(first, seeds.folder))
      const binaries = await binaryFolder()
      if (binaries) symlinkSync(binaries, join(dataDir, 'meilisearch', 'bin'))
      const env = { ...settings, DATA_DIR: dataDir, SEED: seeds.folder, LOG_REQUESTS: 'yes' }
      const intoLog = ['sh', '-c', 'exec "$@" >>"$0" 2>&1', logFile()]
      service = startServiceProcess(env, ourProgram('src', 'server'), intoLog)
      await until('it is ready', () => existsSync(logFile()) && logged().includes('Ready.'), 60_000)
      address = /http:\/\/[\w.]+:\d+/.exec(logged())![0]
    })
    after(async () => {
      agent.destroy()
      await end(service, dataDir)
      disk?.remove()
    })

    const filling = () => join(disk.folder, 'filling')
    function fill(): void {
      for (const size of [megabyte, 4096])
        try {
          for (;;) writeFileSync(filling(), Buffer.alloc(size), { flag: 'a' })
        } catch (error) {
          assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
        }
    }
    const makeRoom = () => rmSync(filling())
    const ask = async (concern: string) => {
      const reply = await askApi(address, concern, agent)
      assert.equal(reply.status, 200, reply.text)
      const code = readReply(reply, concern)
      if (code !== null) kept.push(code)
      return code
    }
    const degraded = async () => {
      const { parts, degraded } = (await (
        await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patience) })
      ).json()) as {
        parts: Record<string, string>
        degraded: { part: string; words: string }[]
      }
      assert.equal(parts.published, 'ready')
      // The small district was made from the sample.
      return degraded.filter(({ part }) => part !== 'sample')
    }

    /** The service may make room itself, when it empties the database's log. */
    async function saysNotKept(): Promise<boolean> {
      fill()
      if ((await ask(bus)) !== null) return false
      const words = (await degraded()).map(({ part, words }) => `${part}: ${words}`).join('\n')
      return /^disk: .*disk is full/m.test(words) && /^inquiry-file: .*cannot be saved/m.test(words)
    }
    async function pageNotKept(): Promise<string> {
      const asked = new URLSearchParams({ concern: danger }).toString()
      for (;;) {
        fill()
        const page = await send(`${address}/ask`, agent, asked, 'application/x-www-form-urlencoded')
        if (page.status === 200) return page.text
        // It leads to the page of a code.
        assert.equal(page.status, 303)
      }
    }

    it('answers, says what it does not keep, and keeps again once there is room', async () => {
      assert.ok(await ask(bus))
      assert.deepEqual(await degraded(), [])
      await until('it says that one is not kept', saysNotKept)
      for (let i = 0; i < 20; i++) await ask(i % 4 === 0 ? danger : bus)
      const page = await pageNotKept()
      const $ = readPage(page)
      assert.match($('main').text(), /We could not save this answer/)
      assert.equal($('.emergency a.urgent').first().attr('href'), 'tel:911')
      makeRoom()
      await until('it keeps again', async () => (await ask(bus)) !== null)
      await until('nothing is degraded', async () => (await degraded()).length === 0)
      assert.deepEqual(missingOf(dataDir, kept), [])
    })

    it('stops in time while it is full, and has lost nothing that it said was kept', async () => {
      await until('it says that one is not kept', saysNotKept)
      await stop(service)
      makeRoom()
      assert.deepEqual(missingOf(dataDir, kept), [])
    })
  })

  describe('with a locked database, many who ask, and a stop', () => {
    let data: Awaited<ReturnType<typeof temporaryDataDir>>
    let service: ServiceProcess
    const kept: string[] = []
    before(async () => {
      data = await temporaryDataDir()
      await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
      await linkBinary(data.dataDir)
      // With the folder of the sample, it makes a first admin after it says “Serving”: a write.
      service = startServiceProcess({ ...settings, DATA_DIR: data.dataDir, SEED: 'sample' })
    })
    after(async () => {
      await end(service, data.dataDir)
      await data.remove()
    })

    it('becomes ready, and keeps what was asked, where it is locked from before it serves', async () => {
      await service.says('The search runs on')
      const other = new Sqlite(databaseFile(data.dataDir))
      try {
        other.exec('BEGIN IMMEDIATE')
        assert.doesNotMatch(service.said(), /Serving/)
        await service.says('Serving')
        const agent = new Agent({ keepAlive: true })
        for (const concern of [bus, danger, bus, bus]) {
          const code = readReply(await askApi(service.address(), concern, agent), concern)
          assert.ok(code, 'it has a code')
          kept.push(code)
          await sleep(500)
        }
        agent.destroy()
        assert.doesNotMatch(service.said(), /Choose the first admin/)
        const count = other.prepare('select count(*) from inquiries').pluck()
        assert.equal(count.get(), 0)
        other.exec('ROLLBACK')
        await service.says('Ready.')
        assert.match(service.said(), /Choose the first admin/)
        await until('all are in the database', () => count.get() === kept.length)
        assert.deepEqual(missingOf(data.dataDir, kept), [])
      } finally {
        other.close()
      }
    })

    it('answers or refuses each of 1,000 connections that ask at once, and keeps what it said was kept', async () => {
      await service.says('Ready.')
      const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
      const statuses: Record<number, number> = {}
      await Promise.all(
        Array.from({ length: 1000 }, async (_, i) => {
          const concern = i % 10 === 0 ? danger : bus
          const reply = await askApi(service.address(), concern, agent)
          statuses[reply.status] = (statuses[reply.status] ?? 0) + 1
          const code = readReply(reply, concern)
          if (code !== null) kept.push(code)
        }),
      )
      agent.destroy()
      assert.ok(statuses[200]! > 100, JSON.stringify(statuses))
      assert.deepEqual(missingOf(data.dataDir, kept), [])
    })

    it('answers all requests that were sent when it is stopped', async () => {
      await service.says('Ready.')
      let answered = 0
      /** Asks on one connection until that is closed after an answer. */
      const family = async (_: unknown, i: number) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        const concern = i % 5 === 0 ? danger : bus
        for (let isClosed = false; !isClosed; answered++) {
          const reply = await askApi(service.address(), concern, agent)
          const code = readReply(reply, concern)
          if (code !== null) kept.push(code)
          isClosed = reply.headers.connection === 'close'
        }
        agent.destroy()
      }
      const families = Promise.all(Array.from({ length: 50 }, family))
      // Some connections are not yet taken then.
      await Promise.race([until('some are answered', () => answered > 5), families])
      await Promise.all([families, stop(service)])
      assert.ok(answered >= 50)
      assert.deepEqual(missingOf(data.dataDir, kept), [])
    })
  })
})
