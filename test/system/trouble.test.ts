import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import request from 'supertest'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('When something breaks', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({ MEANING: 'no' })
  })
  after(() => service.remove())

  // Counted terms are cached: a new word each time reaches the server itself.
  let asked = 0
  const ask = async (concern = `the bus is late zz${++asked}`) =>
    (await request(service.app).post('/api/v1/ask').send({ concern }).expect(200)).body

  describe('and Meilisearch is killed', () => {
    it('answers without it until it is back, danger included', async () => {
      const { pid } = service.services.search.status()
      assert.ok(pid)
      assert.equal((await ask()).engine, 'meilisearch')
      process.kill(pid, 'SIGKILL')
      for (let i = 0; i < 3; i++) {
        const answer = await ask()
        assert.equal(answer.answers[0].office, 'transportation')
        if (i === 0) assert.equal(answer.engine, 'fallback')
      }
      const danger = await ask('my son wants to kill himself tonight')
      assert.deepEqual([danger.crisis, danger.emergency.lines[0].call], [true, '911'])
      await until('Meilisearch answers again', async () => (await ask()).engine === 'meilisearch', 30_000)
      assert.notEqual(service.services.search.status().pid, pid)
    })
  })

  describe('and the folder of its key is deleted', () => {
    it('says so before the key is lost, and not once it is back', async () => {
      const degraded = async () => (await request(service.app).get('/readyz').expect(200)).body.degraded
      const [keys, away] = ['keys', 'keys-elsewhere'].map((name) => join(service.dataDir, name)) as [
        string,
        string,
      ]
      renameSync(keys, away)
      const [note] = (await degraded()).filter(({ part }: { part: string }) => part === 'keys')
      assert.match(note?.words ?? '', /The key file \/.*\/keys\/service\.key is gone.*Restore the file/)
      renameSync(away, keys)
      assert.deepEqual(await degraded(), [])
    })
  })

  describe('and another program locks the database', () => {
    let other: Sqlite.Database
    const lock = () => {
      other = new Sqlite(databaseFile(service.dataDir))
      other.exec('BEGIN EXCLUSIVE')
    }
    const free = () => {
      if (other.open) other.close()
    }
    afterEach(free)

    const kept = (code: string) =>
      service.services.database.$client.prepare('select 1 from inquiries where code = ?').get(code)

    it('answers during the lock, and keeps the answer once the lock is gone', async () => {
      lock()
      const answer = await ask('my daughter is worried and sad')
      assert.equal(answer.answers[0].office, 'counselor')
      const page = await request(service.app).get(`/answers/${answer.id}`).expect(200)
      assert.equal(readPage(page.text)('h1').text(), 'Counselor')
      assert.equal(kept(answer.id), undefined)
      free()
      await until('it is kept', () => kept(answer.id) !== undefined)
    })

    it('still accepts feedback, and stores it once the lock is gone', async () => {
      const { id } = await ask()
      const said = () =>
        service.services.database.$client
          .prepare('select "right" from inquiries where code = ?')
          .pluck()
          .get(id)
      lock()
      await request(service.app)
        .post(`/answers/${id}/feedback`)
        .type('form')
        .send({ right: 'no', office: 'transportation' })
        .expect(303)
      free()
      await until('it is kept', () => said() === 0)
    })
  })
})

describe('at startup', () => {
  it('answers while Meilisearch starts, also one that never comes up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'never-up-'))
    const script = '#!/bin/sh\n[ "$1" = --version ] && echo meilisearch 1.21.0 && exit 0\nexec sleep 600\n'
    writeFileSync(join(folder, 'meilisearch'), script, { mode: 0o755 })
    const { PATH } = process.env
    process.env.PATH = `${folder}:${PATH}`
    const service = await startRealService({ MEANING: 'no' }, { finish: false })
    try {
      const { body } = await request(service.app)
        .post('/api/v1/ask')
        .send({ concern: 'the bus is late' })
        .expect(200)
      assert.deepEqual([body.answers[0].office, body.engine], ['transportation', 'fallback'])
      const { body: health } = await request(service.app).get('/readyz').expect(200)
      assert.equal(health.parts.search, 'starting')
    } finally {
      process.env.PATH = PATH
      await service.remove()
      rmSync(folder, { recursive: true })
    }
  })

  it('is ready before the topics are learned, says so, and answers', async () => {
    const service = await startRealService({ MEANING: 'no' }, { finish: false })
    try {
      const { body: health } = await request(service.app).get('/readyz').expect(200)
      const parts = health.degraded.map(({ part }: { part: string }) => part)
      assert.deepEqual([health.status, health.parts.model, parts], ['ready', 'starting', ['search', 'model']])
      await request(service.app).get('/healthz').expect(200, { status: 'ok' })
      const { body } = await request(service.app)
        .post('/api/v1/ask')
        .send({ concern: 'the bus is late' })
        .expect(200)
      assert.equal(body.answers[0].office, 'transportation')
      await service.services.finishStarting()
      const ready = await request(service.app).get('/readyz').expect(200)
      assert.deepEqual([...new Set(Object.values(ready.body.parts))], ['ready'])
      assert.deepEqual(ready.body.degraded, [])
    } finally {
      await service.remove()
    }
  })
})
