import assert from 'node:assert/strict'
import request from 'supertest'
import { type ManyDistricts, startDistricts } from '../support/app/many-districts.js'
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
