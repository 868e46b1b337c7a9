import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { type ManyDistricts, startDistricts, testHost } from '../support/app/many-districts.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('The health of a service of many districts', function () {
  this.timeout(60_000)
  let many: ManyDistricts
  before(async () => {
    many = await startDistricts([], undefined, {
      CENTER_URL: 'http://ask.center.example',
      BACKUP_DIR: '/no/such/folder',
    })
  })
  after(() => many.remove())

  it('has what is wrong with the center, for programs that watch it', async () => {
    await until('it is tried', () => /The nightly backup failed/.test(many.logged()), 30_000)
    const { body } = await request(many.service.served).get('/readyz').expect(200)
    const [note] = body.degraded
    assert.equal(note?.part, 'backup')
    assert.match(note.words, /^The nightly backup of the center.*\/no\/such\/folder/)
    const { text } = await request(many.service.served).get('/metrics').expect(200)
    assert.match(text, /^whotoask_degraded\{part="backup",district="\.center"\} 1$/m)
    assert.match(many.logged(), /"district":"\.center".*The nightly backup failed/)
  })
})

describe('A service of many districts whose center cannot be opened', function () {
  this.timeout(90_000)
  const host = 'ask.center.example'
  let many: ManyDistricts
  let keys: string
  before(async () => {
    const prepare = async (_folder: string, dataDir: string) => {
      const database = await openDatabase(databaseFile(join(dataDir, 'center')))
      database.$client.close()
      keys = join(dataDir, 'center', 'keys')
      mkdirSync(keys)
      writeFileSync(join(keys, 'service.key'), 'short')
    }
    many = await startDistricts(['elm'], prepare, { CENTER_URL: `http://${host}` })
  })
  after(() => many.remove())

  const ask = (path: string, of: string) => request(many.service.served).get(path).set('Host', of)

  it('opens its districts, and says which file is damaged and what to do', async () => {
    await ask('/', testHost('elm')).expect(200)
    const file = join(keys, 'service.key')
    assert.match(many.said(), /^The center is not open\. The center’s key .*service\.key is damaged/m)
    assert.ok(many.said().includes(`${file} is damaged: it must have 32 bytes, and has 5.`), many.said())
    const { body } = await request(many.service.served).get('/readyz').expect(200)
    const [note, ...more] = body.degraded
    assert.deepEqual([note?.part, more], ['center', []])
    assert.ok(note.words.includes(file), note.words)
    const { text } = await request(many.service.served).get('/metrics').expect(200)
    assert.match(text, /^whotoask_degraded\{part="center",district="\.center"\} 1$/m)
  })

  it('shows the national help lines under the address of the center', async () => {
    for (const path of ['/', '/districts', '/es/sign-in']) {
      const { text } = await ask(path, host).expect(503)
      assert.match(text, /988/)
    }
  })

  it('opens the center once its key is restored, without a restart', async () => {
    rmSync(join(keys, 'service.key'))
    await until('it answers', () => many.service.center() !== null, 30_000)
    await ask('/sign-in', host).expect(200)
    assert.match(many.said(), /^The center answers on http:\/\/ask\.center\.example$/m)
    const { body } = await request(many.service.served).get('/readyz').expect(200)
    assert.deepEqual(body.degraded, [])
  })
})
