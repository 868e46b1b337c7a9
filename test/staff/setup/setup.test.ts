import assert from 'node:assert/strict'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { groupGaps } from '../../../src/staff/setup/group-gaps.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const tables = [
  ...['posts', 'people', 'contacts', 'schools', 'calendar_days', 'links', 'crisis_lines', 'district'],
]

describe('The setup', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin')
  })

  const page = async (path = '/admin/setup') =>
    readPage((await admin.get(path).expect(200)).text, { staff: true })

  it('lists what a new district lacks, each with the way there', async () => {
    for (const table of tables) app.database.$client.exec(`delete from ${table}`)
    const $ = await page()
    const states = $('ol strong')
      .map((_, each) => $(each).text())
      .get()
    assert.deepEqual(states, [
      ...['Not done yet', 'Can wait', 'Not done yet', 'Ready', 'Not done yet', 'Can wait', 'Not done yet'],
      'Can wait',
    ])
    for (const path of [
      'district',
      'theme',
      'schools/new',
      'offices',
      'contacts/new',
      'crisis-lines/new',
      'calendar/new',
    ])
      assert.ok($(`ol a[href="/admin/directory/${path}"]`).length > 0, path)
    assert.ok($('ol a[href="/admin/imports"]').length > 0)
    assert.match($('main').text(), /4 steps are not done yet\. \d+ offices need attention/)
    const gap = $('a[href="/admin/directory/contacts/new?office=transportation"]')
    assert.equal(gap.text(), 'Transportation has no contact at the district.')
    const form = readPage((await admin.get(gap.attr('href')!).expect(200)).text, { staff: true })
    assert.equal(form('select[name=office] option[selected]').attr('value'), 'transportation')
  })

  it('says that the sample district is ready, in both languages', async () => {
    const $ = await page()
    assert.equal($('ol strong').filter((_, each) => $(each).text() === 'Not done yet').length, 0)
    assert.match((await page('/es/admin/setup'))('h1').text(), says('setup.title', 'es'))
  })

  it('says whether nightly backups are made, beside the way to them', async () => {
    const line = async () => (await page())('a[href="/admin/backups"]').parent().text()
    assert.match(await line(), says('backups.off'))
    const state = { folder: '/b', hour: 2, isEncrypted: true, isRunning: false, lastDone: null, fault: null }
    app.services.backups = { state: () => state, list: async () => [], runNow() {} }
    assert.doesNotMatch(await line(), says('backups.off'))
  })

  it('is finished once every step is done, and can be reopened', async () => {
    const end = (what: string) => admin.post('/admin/setup/end', { do: what }).expect(303)
    const said = async () => (await page())('main').text()
    const events = () =>
      app.database.$client
        .prepare("select count(*) from audit_events where what like 'setup-%'")
        .pluck()
        .get()
    app.services.sample = { ...app.services.sample, isHere: () => true }
    await end('end').expect('Location', '/admin/setup?early=yes')
    assert.match((await page('/admin/setup?early=yes'))('[role=alert]').text(), says('setup.tooEarly'))
    assert.equal((await page())('button[value=end]').length, 0)
    app.services.sample = { ...app.services.sample, isHere: () => false }
    assert.equal((await page())('button[value=end]').length, 1)
    await end('end')
    await end('end')
    assert.match(await said(), /finished the setup on/)
    assert.equal((await page())('ol').length, 0)
    await admin.get('/admin/setup/sample').expect(303).expect('Location', '/admin/setup')
    await admin.post('/admin/setup/sample', { seen: '' }).expect(303).expect('Location', '/admin/setup')
    await end('reopen')
    await end('reopen')
    assert.doesNotMatch(await said(), /finished the setup on/)
    assert.equal(events(), 2, 'a second press changes nothing')
    app.database.$client.exec(
      'delete from posts; delete from contacts; update directory_version set version = version + 1',
    )
    await end('end').expect('Location', '/admin/setup?early=yes')
    assert.equal(app.services.setupState.finished(), null)
  })

  it('is one step away from every page until it is finished', async () => {
    const pages = ['/admin/directory/contacts', '/admin/directory/schools/new', '/admin/imports', '/desk']
    const ways = async (client = admin) => {
      const found = []
      for (const path of [...pages, '/es/admin/imports']) {
        const { text } = await client.get(path)
        found.push(readPage(text, { staff: true })('main > .to-setup a').attr('href') ?? null)
      }
      return found
    }
    const none = [...pages, ''].map(() => null)
    app.services.sample = { ...app.services.sample, isHere: () => false }
    assert.deepEqual(await ways(), [...pages.map(() => '/admin/setup'), '/es/admin/setup'])
    assert.equal((await page())('.to-setup').length, 0, 'the steps are this page')
    assert.equal((await page('/admin/setup/offices'))('.to-setup').length, 1)
    app.services.setupState.finish('Ana Admin')
    assert.deepEqual(await ways(), none)
    app.services.setupState.reopen()
    app.services.sample = { ...app.services.sample, isHere: () => true }
    assert.deepEqual(await ways(), none, 'the sample district is only there to try')
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').post('/admin/setup/end', { do: 'reopen' }).expect(403)
    await signIn(app, 'editor').get('/admin/setup').expect(403)
    app.services.sample = { ...app.services.sample, isHere: () => false }
    const { text } = await signIn(app, 'editor').get('/admin/directory').expect(200)
    assert.equal(readPage(text, { staff: true })('.to-setup').length, 0)
    assert.ok((await page('/admin/directory'))('a[href="/admin/setup"]').length > 0)
  })
})

describe('groupGaps', () => {
  const gap = { lang: null, rules: [], checkedOn: null, blocks: true, topics: ['a'] }

  it('makes one line of an office that several schools lack', () => {
    const groups = groupGaps([
      { ...gap, kind: 'no-contact', office: 'nurse', school: 'oak' },
      { ...gap, kind: 'no-contact', office: 'nurse', school: 'pine', topics: ['b', 'c'] },
      { ...gap, kind: 'unchecked', office: 'nurse', school: 'elm', checkedOn: '2026-01-02' },
      { ...gap, kind: 'unchecked', office: 'nurse', school: 'fir', checkedOn: '2025-01-02' },
    ])
    assert.deepEqual(groups, [
      { kind: 'no-contact', office: 'nurse', schools: ['oak', 'pine'], topics: 3, date: null },
      { kind: 'unchecked', office: 'nurse', schools: ['elm', 'fir'], topics: 1, date: '2025-01-02' },
    ])
  })

  it('counts a front office once', () => {
    const groups = groupGaps([
      { ...gap, kind: 'no-contact', office: 'school-office', school: 'oak' },
      { ...gap, kind: 'no-front-office', office: 'school-office', school: 'oak', topics: [] },
      { ...gap, kind: 'no-front-office', office: '', school: 'oak', topics: [] },
    ])
    assert.deepEqual(
      groups.map(({ kind, office }) => [kind, office]),
      [
        ['no-contact', 'school-office'],
        ['no-front-office', ''],
      ],
    )
  })
})
