import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { startRealService } from '../support/app/real-service.js'
import { damageTable } from '../support/disk/damage-table.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('A database with damaged pages', () => {
  it('answers, helps in danger, keeps questions in a file, and says so', async () => {
    const service = await startRealService({ MEANING: 'no' }, { finish: false })
    try {
      await service.services.close()
      damageTable(databaseFile(service.dataDir), 'inquiries')
      await service.restart()
      const ask = async (concern: string) =>
        (await request(service.app).post('/api/v1/ask').send({ concern }).expect(200)).body
      const bus = await ask('the bus is late')
      assert.equal(bus.answers[0].office, 'transportation')
      const danger = await ask('my son wants to kill himself tonight')
      assert.deepEqual([danger.crisis, danger.emergency.lines[0].call], [true, '911'])
      await request(service.app).get(`/answers/${danger.id}`).expect(200, /911/)
      assert.match(readFileSync(join(service.dataDir, 'not-yet-kept.jsonl'), 'utf8'), new RegExp(bus.id))
      const readHealth = async () => (await request(service.app).get('/readyz').expect(200)).body
      // The check of the pages runs beside the answers.
      await until('the damage is noted', async () => (await readHealth()).parts.database === 'down')
      assert.match(JSON.stringify((await readHealth()).degraded), /The database is damaged/)
    } finally {
      await service.remove()
    }
  })
})
