import assert from 'node:assert/strict'
import { load } from 'cheerio'
import type { NightlyBackup } from '../../../src/content/backups/nightly-backup.js'
import { wording } from '../../../src/platform/language/wording.js'
import { textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

type Backups = Pick<NightlyBackup, 'state' | 'list' | 'runNow'>

const state = {
  ...{ folder: '/mnt/backups', hour: 2, isEncrypted: false, isRunning: false, fault: null },
  lastDone: new Date('2025-10-10T06:00:00Z'),
}
const files = [
  {
    name: 'who-to-ask-daily-2025-10-10.zip',
    kind: 'daily' as const,
    date: '2025-10-10',
    bytes: 2_340_000,
    isEncrypted: false,
  },
]

function open(change: Partial<Backups> | null) {
  let runs = 0
  const backups = change && {
    state: () => state,
    list: async () => files,
    runNow: () => void runs++,
    ...change,
  }
  const made = createTestApp({ backups })
  return { ...made, admin: signIn(made, 'admin'), runs: () => runs }
}

describe('The page of backups', () => {
  it('says when, where, how long, and lists what is there', async () => {
    const { admin } = open({})
    const { text } = await admin.get('/admin/backups').expect(200)
    const page = load(text)
    assert.match(page('main').text(), /The newest backup, from October 10, 2025, 2:00/)
    assert.ok(page('dd').text().includes('/mnt/backups'))
    assert.deepEqual(
      page('tbody tr')
        .map((_, row) => page(row).find('bdi').text())
        .get(),
      [files[0]!.name],
    )
    assert.match(page('tbody').text(), /2\.3\sMB/)
    assert.equal(page('main [role=alert]').length, 0)
  })

  it('says what went wrong, in the reader’s language', async () => {
    const fault = wording('backup.full', { folder: '/mnt/backups' })
    const { admin } = open({ state: () => ({ ...state, fault }) })
    for (const lang of ['en', 'es']) {
      const { text } = await admin.get(`${lang === 'en' ? '' : '/es'}/admin/backups`).expect(200)
      assert.ok(
        load(text)('main [role=alert]')
          .text()
          .includes(textWith('backup.full', { folder: '/mnt/backups' }, lang)),
      )
    }
  })

  it('begins one on request, and writes down who asked', async () => {
    const { admin, runs, services } = open({})
    await admin.post('/admin/backups').expect(303).expect('Location', '/admin/backups')
    assert.equal(runs(), 1)
    assert.equal(services.audit.latest(1)[0]?.what, 'backup-asked')
  })

  it('loads again while one is made, without a second button', async () => {
    const { admin } = open({ state: () => ({ ...state, isRunning: true }) })
    const { text } = await admin.get('/admin/backups').expect('Refresh', '3')
    assert.equal(load(text)('main form').length, 0)
  })

  it('says how to turn them on, and has no button then', async () => {
    const { admin } = open(null)
    const { text } = await admin.get('/admin/backups').expect(200)
    assert.ok(load(text)('main').text().includes('BACKUP_DIR'))
    assert.equal(load(text)('main form').length, 0)
    await admin.post('/admin/backups').expect(404)
  })

  it('is for admins', async () => {
    const made = createTestApp()
    await signIn(made, 'editor').get('/admin/backups').expect(403)
  })
})
