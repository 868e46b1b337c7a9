import assert from 'node:assert/strict'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { runBackup } from '../../src/content/backups/run-backup.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { smallDiskFor } from '../support/disk/small-disk.js'
import { temporaryDataDir, until } from '../support/processes/real-meilisearch.js'

const day = 24 * 60 * 60_000

describe('The nightly backup', () => {
  let service: RealService
  let disk: Awaited<ReturnType<typeof temporaryDataDir>>
  let now = new Date('2026-11-28T08:00:00Z')

  before(async () => {
    disk = await temporaryDataDir()
    const env = { BACKUP_DIR: disk.dataDir, MEANING: 'no' }
    service = await startRealService(env, { now: () => now, finish: false })
  })
  after(async () => {
    await service?.remove()
    await disk.remove()
  })

  const backups = () => service.services.backups!
  const degraded = async () => {
    const { body } = await request(service.app).get('/readyz')
    return (
      (body.degraded as { part: string; words: string }[]).find(({ part }) => part === 'backup')?.words ??
      null
    )
  }

  it('is made once, beside answers, and again the next night, also after a restart', async () => {
    const running = backups().runIfDue()
    await request(service.app).post('/api/v1/ask').send({ concern: 'the bus is late' }).expect(200)
    assert.equal(await running, true)
    assert.deepEqual((await readdir(disk.dataDir)).sort(), [
      'who-to-ask-daily-2026-11-28.zip',
      'who-to-ask-monthly-2026-11-28.zip',
      'who-to-ask-weekly-2026-11-28.zip',
    ])
    await service.restart()
    assert.equal(await backups().runIfDue(), false)
    now = new Date(now.getTime() + day)
    assert.equal(await backups().runIfDue(), true)
    assert.equal((await backups().list())?.length, 4)
    assert.equal(await degraded(), null)
  })

  it('says plainly that its folder is gone, and recovers', async () => {
    now = new Date(now.getTime() + day)
    await rm(disk.dataDir, { recursive: true })
    assert.equal(await backups().runIfDue(), true)
    assert.match((await degraded()) ?? '', new RegExp(`The folder ${disk.dataDir} does not exist`))
    assert.equal(await backups().list(), null)
    await mkdir(disk.dataDir)
    now = new Date(now.getTime() + day / 24)
    assert.equal(await backups().runIfDue(), true)
    assert.equal(await degraded(), null)
  })

  it('is missed after two days', async () => {
    now = new Date(now.getTime() + 2 * day)
    assert.equal(await degraded(), null)
    now = new Date(now.getTime() + day / 24)
    assert.match((await degraded()) ?? '', /The newest backup is from November 30, 2026\./)
  })

  it('is made while the topics cannot be learned, as on a full disk', async () => {
    const models = join(service.dataDir, 'models')
    await rm(models, { recursive: true })
    await writeFile(models, '')
    const finishing = service.services.finishStarting()
    await until('it is made', async () => (await degraded()) === null, 60_000)
    assert.equal(service.services.health().parts.model, 'starting')
    await rm(models)
    await mkdir(models)
    await finishing
  })

  it('says that its disk is full, and leaves no half file', async function () {
    const small = smallDiskFor(this, 16 * 1024)
    try {
      const order = {
        dataDir: service.dataDir,
        passphrase: null,
        settings: '',
        now,
        timeZone: 'America/New_York',
      }
      const { fault } = await runBackup({ ...order, folder: small.folder, date: '2026-12-01' })
      assert.deepEqual(fault, { key: 'backup.full', values: { folder: small.folder } })
      assert.deepEqual(await readdir(small.folder), [])
      small.setReadOnly(true)
      const again = await runBackup({ ...order, folder: small.folder, date: '2026-12-01' })
      assert.equal(again.fault?.key, 'backup.unwritable')
    } finally {
      small.remove()
    }
    assert.deepEqual(
      (await readdir(service.dataDir)).filter((name) => name.startsWith('backup-work')),
      [],
    )
  })
})
