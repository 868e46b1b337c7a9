import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Import } from '../../../src/content/imports/import-store.js'
import type { PullRules } from '../../../src/content/imports/pull/pull-rule-store.js'
import type { PullState } from '../../../src/content/imports/pull/roster-pull.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { wording } from '../../../src/platform/language/wording.js'
import { formOf } from '../../support/app/form.js'
import { readStaffPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { createTestTransfer } from '../../support/app/test-transfer.js'
import { openSampleFile } from '../../support/samples/sample-database.js'

const now = () => new Date('2026-11-25T15:00:00Z')
const idle: PullState = {
  ...{ host: 'sis.elm.example', isOn: true, hour: 3, appliesItself: false, maxRemovedPercent: 5 },
  ...{ isPulling: false, last: null, lastGood: null },
}

const has = (text: string, words: string) => assert.ok(text.includes(words), text)

describe('The pull from OneRoster on the page of imports', () => {
  let folder: string
  let database: Database
  let app: TestApp
  let admin: StaffClient
  let state: PullState
  let pulled: string[]
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pull-page-'))
    database = await openSampleFile(folder)
    const transfer = createTestTransfer(database, now, folder, { isHere: true })
    state = idle
    pulled = []
    const pull = {
      ...{ start() {}, stop: async () => {}, pullIfDue: async () => false, state: () => state },
      saveRules(rules: PullRules) {
        state = { ...state, ...rules }
      },
      pull: async (by?: { who: string }) => void pulled.push(by?.who ?? ''),
    }
    app = createTestApp({ transfer: { ...transfer, pull } })
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const card = async (lang = '') => {
    const { headers, text } = await admin.get(`${lang}/admin/imports`).expect(200)
    const $ = readStaffPage(text)
    return { headers, $, text: $('#pull').parent().text().replace(/\s/g, ' ') }
  }

  it('says from where, when, and that nothing was pulled yet', async () => {
    const { text, headers } = await card()
    has(text, textWith('transfer.pull.lead', { host: 'sis.elm.example', hour: '3:00 AM' }))
    has(text, textOf('transfer.pull.waits'))
    has(text, textOf('transfer.pull.never'))
    assert.equal(headers.refresh, undefined)
    const spanish = await card('/es')
    assert.match(spanish.text, says('transfer.pull.lead', 'es'))
  })

  it('says why the last one failed, when it last worked, and what waits', async () => {
    const row: Omit<Import, 'state' | 'reasons'> = {
      ...{ id: 7, at: now().getTime(), account: null, who: 'OneRoster', files: ['OneRoster'] },
      ...{ source: 'oneroster', format: 'oneroster', removes: true, counts: {}, finishedAt: null },
    }
    const reasons = [wording('fault.pullSecret', { host: 'sis.elm.example' })]
    const lastGood: Import = {
      ...row,
      id: 5,
      at: Date.parse('2026-11-24T08:00:00Z'),
      state: 'ready',
      reasons: [],
    }
    state = { ...idle, appliesItself: true, last: { ...row, state: 'failed', reasons }, lastGood }
    const { text, $ } = await card()
    has(text, textWith('transfer.pull.applies', { percent: '5%' }))
    has(text, textWith('fault.pullSecret', { host: 'sis.elm.example' }))
    assert.match(text, says('transfer.pull.failed'))
    assert.match(text, /Nov(ember)? 24, 2026/)
    assert.equal($('#pull').parent().find('a').attr('href'), '/admin/imports/5')
    state = { ...state, last: { ...row, state: 'faulty', reasons: [] }, lastGood: null }
    assert.equal((await card()).$('#pull').parent().find('a').attr('href'), '/admin/imports/7')
  })

  it('pulls when an admin asks, and refreshes meanwhile', async () => {
    await admin.post('/admin/imports/pull').expect(303).expect('location', '/admin/imports/pull')
    assert.deepEqual(pulled, ['Ana Admin'])
    state = { ...idle, isPulling: true }
    const { $, headers, text } = await card()
    has(text, textOf('transfer.pull.going'))
    assert.equal(headers.refresh, '2')
    assert.equal($('form[action="/admin/imports/pull"]').length, 0)
  })

  it('takes when and how to pull from an admin', async () => {
    const path = '/admin/imports/pull'
    const form = formOf(readStaffPage((await admin.get(path).expect(200)).text), `${path}/rules`)
    assert.deepEqual(form, { csrf: admin.csrf, on: 'yes', hour: '3', apply: 'no', removed: '5' })
    const changed = { ...form, on: 'no', hour: '22', apply: 'yes', removed: '10' }
    await admin.post(`${path}/rules`, changed).expect(303).expect('location', `${path}?saved=yes`)
    const { isOn, hour, appliesItself, maxRemovedPercent } = state
    assert.deepEqual([isOn, hour, appliesItself, maxRemovedPercent], [false, 22, true, 10])
    const text = (await card()).text
    has(text, textWith('transfer.pull.leadOff', { host: 'sis.elm.example' }))
    for (const wrong of [{ removed: '101' }, { removed: 'x' }, { hour: '24' }]) {
      const faulty = await admin.post(`${path}/rules`, { ...changed, ...wrong }).expect(422)
      assert.ok(readStaffPage(faulty.text)('.problems').text().includes(textOf('transfer.pull.percentFault')))
    }
    assert.equal(state.hour, 22, 'nothing else was saved')
    const events = app.database.$client.prepare(
      "select count(*) from audit_events where what = 'pull-rules-changed'",
    )
    assert.equal(events.pluck().get(), 1)
  })

  it('is not there for others, nor where nothing is set', async () => {
    await signIn(app, 'editor').post('/admin/imports/pull').expect(403)
    assert.deepEqual(pulled, [])
    const plain = createTestApp()
    const other = signIn(plain, 'admin')
    await other.post('/admin/imports/pull').expect(404)
    await other.post('/admin/imports/pull/rules', { hour: '3', removed: '5' }).expect(404)
    const $ = readStaffPage((await other.get('/admin/imports/pull').expect(200)).text)
    assert.match($('main').text(), says('transfer.pull.missing'))
    assert.ok($('main').text().includes('ONEROSTER_CLIENT_SECRET'))
    assert.equal($('main input').length, 0, 'it asks for no secret')
    await signIn(app, 'editor').get('/admin/imports/pull').expect(403)
    assert.equal(readStaffPage((await other.get('/admin/imports').expect(200)).text)('#pull').length, 0)
  })
})
