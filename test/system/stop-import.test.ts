import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import type { AppServices } from '../../src/app.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { readStaffPage } from '../support/app/page.js'
import { says } from '../support/app/says.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { createTestTransfer } from '../support/app/test-transfer.js'
import { openSampleFile } from '../support/samples/sample-database.js'
import { soundFiles } from '../support/samples/seed-folder.js'

const now = () => new Date('2026-11-25T15:00:00Z')
const people = soundFiles['people.csv']!

describe('A long import', () => {
  let folder: string
  let database: Database
  let app: TestApp
  let admin: StaffClient
  let transfer: AppServices['transfer']
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stop-import-'))
    database = await openSampleFile(folder)
    transfer = createTestTransfer(database, now, folder)
    app = createTestApp({ transfer })
    admin = signIn(app, 'admin')
  })
  after(async () => {
    await transfer.importer.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  it('can be stopped while applying: nothing is saved, the page says so, and it can be applied later', async () => {
    const many = 10_000
    const rows = Array.from({ length: many }, (_, n) => `staff-${n},Ed,Gray,Mr.,Clerk,Oficinista,,en,no\n`)
    const { headers } = await upload(`${people}${rows.join('')}`).expect(303)
    const path = headers.location!
    const $ = await done(path)
    assert.match($('.record-sums').text().replace(/\s+/g, ' '), /10,000 added/)
    const before = everything()
    await admin.post(`${path}/apply`).expect(303)
    const underWay = await showing(path, (shown) => Number(shown('progress').attr('value')) > 0)
    assert.match(underWay('[role=status]').text(), says('transfer.state.applying'))
    assert.equal(underWay('form[action$="/cancel"]').length, 1)
    await admin.post(`${path}/cancel`).expect(303)
    const stopped = await page(path)
    assert.equal(app.services.audit.latest(1)[0]!.what, 'import-cancelled')
    assert.deepEqual(everything(), before)
    assert.match(stopped('[role=status]').text(), says('transfer.state.ready'))
    assert.match(stopped('main').text(), says('transfer.lead.ready'))
    assert.match(stopped('[role=alert]').text(), says('fault.cancelled'))
    await admin.post(`${path}/apply`).expect(303)
    const applied = await done(path)
    assert.match(applied('[role=status]').text(), says('transfer.state.applied'))
    assert.equal(applied('[role=alert]').length, 0)
    assert.equal(get('select count(*) from people'), many + 4)
    await admin.post(`${path}/undo`).expect(303)
    await showing(path, (shown) => Number(shown('progress').attr('value')) > 0)
    await admin.post(`${path}/cancel`).expect(303)
    assert.match((await done(path))('[role=status]').text(), says('transfer.state.applied'))
    assert.equal(get('select count(*) from people'), many + 4, 'nothing is taken back')
  })

  const get = (sql: string) => database.$client.prepare(sql).pluck().get()
  const page = async (path: string) => readStaffPage((await admin.get(path).expect(200)).text)
  const upload = (file: string) =>
    request(app.app)
      .post('/admin/imports')
      .set('Cookie', admin.cookie)
      .field({ csrf: admin.csrf, removes: 'no' })
      .attach('files', Buffer.from(file), 'people.csv')

  /** The page, after the work. */
  async function done(path: string) {
    await transfer.importer.idle()
    return page(path)
  }

  const everything = () =>
    ['people', 'person_words', 'record_changes', 'outbox', 'notes'].map((table) =>
      database.$client.prepare(`select * from ${table}`).all(),
    )

  /** The page, as soon as it shows the expected text. */
  async function showing(path: string, isShown: (shown: Awaited<ReturnType<typeof page>>) => boolean) {
    for (;;) {
      const shown = await page(path)
      if (isShown(shown)) return shown
      assert.equal(shown('progress').length, 1, 'the work is done, and it was not seen')
    }
  }
})
