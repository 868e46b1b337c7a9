import assert from 'node:assert/strict'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { openStaff, type StaffSession, startSession } from '../chaos/staff.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { linkBinary, temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

/** What the service said it stored. */
interface Acknowledged {
  /** Codes of questions. */
  asked: string[]
  /** Those that a family said were answered wrong. */
  wrong: string[]
  /** Slugs of people whom staff added. */
  people: string[]
}

const limitMs = 100_000

describe('What was acknowledged', function () {
  this.timeout(300_000)
  const seeds = writeSeedFolder(smallDistrict)
  const all: Acknowledged = { asked: [], wrong: [], people: [] }
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let session: StaffSession
  let service: ServiceProcess

  before(async () => {
    data = await temporaryDataDir()
    await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
    await linkBinary(data.dataDir)
    session = await startSession(data.dataDir)
    await start()
  })
  after(async () => {
    service.child.kill('SIGTERM')
    await service.end()
    seeds.remove()
    await data.remove()
  })

  async function start(): Promise<void> {
    service = startServiceProcess({
      ...{ DATA_DIR: data.dataDir, SEED: seeds.folder, MEANING: 'no', RATE_LIMIT_PER_MINUTE: '0' },
    })
    await service.says('Serving', limitMs)
  }

  /** Families ask and say what they think of it, and staff add people, until the service is gone. */
  async function keepWriting(): Promise<void> {
    const base = service.address()
    const staff = openStaff(base, data.dataDir, session)
    const post = (path: string, headers: Record<string, string>, body: string | URLSearchParams) =>
      fetch(`${base}${path}`, { ...{ method: 'POST', headers, body, redirect: 'manual' } })
    const ask = async () => {
      const question = JSON.stringify({ concern: 'the bus is late' })
      const answer = await post('/api/v1/ask', { 'Content-Type': 'application/json' }, question)
      assert.equal(answer.status, 200)
      const { id } = (await answer.json()) as { id: string }
      all.asked.push(id)
      const said = await post(
        `/answers/${id}/feedback`,
        { Origin: base },
        new URLSearchParams({ right: 'no', office: 'nutrition' }),
      )
      assert.equal(said.status, 303)
      all.wrong.push(id)
    }
    const add = async () => {
      const slug = `person-${all.people.length + 1}`
      await staff.addPerson(slug)
      all.people.push(slug)
    }
    const untilGone = async (write: () => Promise<void>) => {
      for (;;)
        try {
          await write()
        } catch (error) {
          // A broken connection.
          if (error instanceof TypeError) return
          throw error
        }
    }
    await Promise.all([untilGone(ask), untilGone(ask), untilGone(ask), untilGone(add)])
  }

  /** Lets everybody write for a second or more, while it happens. */
  async function writeWhile(happen: () => Promise<unknown>): Promise<void> {
    const before = counts()
    const writing = keepWriting()
    writing.catch(() => {})
    const isMore = () => counts().every((count, n) => count >= before[n]! + 5)
    await until('all have written', isMore, limitMs)
    await sleep(1000 * Math.random())
    await happen()
    await writing
    await service.end()
  }

  const counts = () => [all.asked.length, all.wrong.length, all.people.length]

  async function assertKept(): Promise<void> {
    const database = new Sqlite(databaseFile(data.dataDir), { readonly: true })
    try {
      assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
      const missing = (sql: string, keys: string[]) => {
        const found = database.prepare(sql)
        return keys.filter((key) => found.get(key) === undefined)
      }
      // Lines in the file next to it are moved soon after the start.
      const lost = () => ({
        asked: missing('select 1 from inquiries where code = ?', all.asked),
        wrong: missing('select 1 from inquiries where code = ? and "right" = 0', all.wrong),
        people: missing('select 1 from people where slug = ?', all.people),
      })
      await until('all is kept', () => Object.values(lost()).every((keys) => keys.length === 0)).catch(
        () => {},
      )
      assert.deepEqual(lost(), { asked: [], wrong: [], people: [] })
    } finally {
      database.close()
    }
    for (const code of all.asked.slice(-20))
      assert.equal((await fetch(`${service.address()}/answers/${code}`)).status, 200, code)
  }

  it('is there after kill -9 amid questions, feedback, and changes by staff, three times', async () => {
    for (let round = 0; round < 3; round++) {
      await writeWhile(async () => service.child.kill('SIGKILL'))
      await start()
      await assertKept()
    }
  })

  it('is there after the write-ahead log was deleted while it ran, and it stopped as usual', async () => {
    const log = `${databaseFile(data.dataDir)}-wal`
    assert.ok(existsSync(log))
    await writeWhile(async () => {
      rmSync(log)
      const [asked = 0] = counts()
      await until('more is asked', () => all.asked.length > asked + 20, limitMs)
      service.child.kill('SIGTERM')
    })
    assert.doesNotMatch(service.said(), /"level":[56]0/)
    await start()
    await assertKept()
  })
})
