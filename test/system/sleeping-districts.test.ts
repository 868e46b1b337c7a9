import assert from 'node:assert/strict'
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { listEach } from '../../src/districts/manage-districts.js'
import { asleepFile, pausedFile } from '../../src/districts/read-districts.js'
import { mainLanguage } from '../../src/paths/paths.js'
import { holderOf } from '../../src/platform/database/lock-folder.js'
import { noteMoment } from '../../src/platform/database/note-store.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { type ManyDistricts, startDistricts, testHost } from '../support/app/many-districts.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('Districts that nobody asks', function () {
  this.timeout(600_000)
  let many: ManyDistricts
  let ahead = 0
  before(async () => {
    many = await startDistricts(
      ['elm', 'oakdale'],
      undefined,
      {},
      undefined,
      () => new Date(Date.now() + ahead),
    )
  })
  after(() => many.remove())

  const hour = 60 * 60_000
  const get = (path = '/', name = 'elm') =>
    request(many.service.served).get(path).set('Host', testHost(name)).redirects(0)
  const isOpen = (name: string) => many.service.opened().some(({ district }) => district.name === name)
  const folder = (name: string) => join(many.folder, name)
  const stateOf = (name: string) => {
    const english = createLanguage().speech(mainLanguage)
    return listEach({ folder: many.folder, env: {} }, english).find((each) => each.name === name)?.state
  }

  /** As after a night whose jobs are done: only the clock goes on. */
  function pass(hours: number): void {
    ahead += hours * hour
    for (const { services } of many.service.opened())
      for (const job of ['erasing', 'links', 'contact-letters', 'shopper', 'index', 'catalog', 'grading'])
        noteMoment(services.database, `job:${job}`, services.now())
  }

  /** Its jobs have read from the database when they were last done: as one that was just opened, they read it again. */
  async function sleepAll(): Promise<void> {
    for (const open of many.service.opened())
      open.services.jobs.nextAt = () => new Date(Date.now() + ahead + hour)
    pass(25)
    await many.service.rest()
  }

  it('stay open for a day, and while a job is due', async () => {
    await many.service.rest()
    ahead += 2 * hour
    await many.service.rest()
    assert.equal(many.service.asleep(), 0)
    ahead += 23 * hour
    await many.service.rest()
    assert.equal(many.service.asleep(), 0, 'last night’s jobs are not done')
  })

  it('stay open while their backups fail: nobody would be told', async () => {
    const all = [...many.service.opened()].map(({ services }) => ({ services, health: services.health }))
    const note = { part: 'backup', since: new Date(), key: 'health.backupFailed', values: {} } as const
    for (const { services, health } of all)
      services.health = () => ({ ...health(), degraded: [...health().degraded, note] as never })
    await sleepAll()
    assert.equal(many.service.asleep(), 0)
    for (const { services, health } of all) services.health = health
  })

  it('sleep then, except one that keeps for all what they share', async () => {
    await sleepAll()
    assert.equal(many.service.asleep(), 1)
    assert.deepEqual([isOpen('elm'), isOpen('oakdale')], [false, true])
    assert.equal(stateOf('elm'), 'asleep')
    assert.equal(stateOf('oakdale'), 'open')
    assert.equal(holderOf(folder('elm')), process.pid, 'nobody else may open it')
  })

  it('tell monitoring so, which wakes none', async () => {
    assert.deepEqual((await get('/readyz').expect(200)).body, { status: 'asleep' })
    const own = await request(many.service.served).get('/readyz').expect(200)
    assert.deepEqual(own.body.signals, ['asleep: 1'])
    const { text } = await request(many.service.served).get('/metrics').expect(200)
    assert.match(text, /^whotoask_districts_asleep 1$/m)
    assert.match(text, /^whotoask_districts_open 2$/m)
    assert.equal(isOpen('elm'), false)
  })

  it('wake for a request, which is answered, and for all that come meanwhile', async () => {
    const asked = request(many.service.served)
      .post('/api/v1/ask')
      .set('Host', testHost('elm'))
      .send({ concern: 'The bus is late again today' })
    const [answer, page] = await Promise.all([asked, get('/topics')])
    assert.equal(answer.status, 200)
    assert.equal(answer.body.answers[0].office, 'transportation')
    assert.equal(page.status, 200)
    assert.equal(isOpen('elm'), true)
    assert.equal(many.service.opened().filter(({ district }) => district.name === 'elm').length, 1)
    assert.equal(stateOf('elm'), 'open')
    assert.equal(existsSync(join(folder('elm'), asleepFile)), false)
  })

  it('wake when a job is due', async () => {
    await until('it is ready again', async () => (await get('/readyz')).body.status === 'ready')
    await until('it may sleep', async () => {
      await sleepAll()
      return many.service.asleep() === 1
    })
    const [sleeping] = ['elm', 'oakdale'].filter((name) => !isOpen(name))
    await many.service.rest()
    assert.equal(isOpen(sleeping!), false)
    ahead += 2 * hour
    await many.service.rest()
    assert.equal(isOpen(sleeping!), true)
  })

  it('are let go when they are paused, also with faults in their settings', async () => {
    await until('one may sleep', async () => {
      await sleepAll()
      return many.service.asleep() === 1
    })
    const [sleeping] = ['elm', 'oakdale'].filter((name) => !isOpen(name))
    appendFileSync(join(folder(sleeping!), 'settings.env'), 'NO_SUCH_SETTING=1\n')
    writeFileSync(join(folder(sleeping!), pausedFile), '')
    await until('its folder is free', () => holderOf(folder(sleeping!)) === null, 60_000)
    assert.equal((await get('/', sleeping)).status, 503)
    assert.equal(existsSync(join(folder(sleeping!), asleepFile)), false)
  })
})
