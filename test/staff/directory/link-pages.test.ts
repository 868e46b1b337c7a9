import assert from 'node:assert/strict'
import { saveLinkCheck } from '../../../src/content/links/link-check-store.js'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

describe('Links of topics and offices', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
  })
  const show = async (path: string) => readStaffPage((await admin.get(path).expect(200)).text)
  const url = 'https://www.aldercreek.example/late'
  const form = {
    topic: 'bus-late',
    office: '',
    url,
    position: '1',
    label_en: 'Say that the bus is late',
    label_es: '',
  }
  const add = (change: Record<string, string> = {}) =>
    admin.post('/admin/directory/links/new', { ...form, do: 'save', ...change })

  it('are added from the form of their topic or office, which lists them', async () => {
    const topic = await show('/admin/routing/topics/bus-late')
    const href = topic('a[href^="/admin/directory/links/new"]').attr('href')!
    assert.equal(href, '/admin/directory/links/new?topic=bus-late&position=1')
    const page = await show(href)
    assert.equal(page('[name=topic]').val(), 'bus-late')
    assert.equal(page('[name=office]').attr('type'), 'hidden')
    assert.match(page('form.card').text(), /Bus is late|Late bus|late/i)
    const saved = await add({ label_es: 'Avisar que el autobús no llegó' }).expect(303)
    const one = await show(String(saved.headers.location))
    assert.match(one('main').text(), says('linkState.unchecked'))
    const again = await show('/admin/routing/topics/bus-late')
    assert.match(again('main').text(), /Say that the bus is late/)
    assert.match(again('a[href^="/admin/directory/links/new"]').attr('href')!, /position=2/)
    const [office] = app.services.records.lists.list('offices', { ...every, q: 'transportation' }, 1, 0)
    const own = await show(`/admin/directory/offices/${office!.id}`)
    assert.match(own('main').text(), /See bus routes and delays/)
    assert.match(
      own('a[href^="/admin/directory/links/new"]').attr('href')!,
      /office=transportation&position=2/,
    )
    assert.equal(app.services.records.linksOf('topic', 'bus-late').length, 1)
  })

  it('refuse an address that is not a secure one, and keep what was typed', async () => {
    const faulty = [
      '',
      'www.aldercreek.example/late',
      'http://www.aldercreek.example/late',
      'javascript:alert(1)',
      'https://localhost/late',
      'https://user:secret@aldercreek.example/',
      'https://',
      `https://aldercreek.example/${'x'.repeat(500)}`,
    ]
    for (const typed of faulty) {
      const answer = await add({ url: typed, label_en: 'A "quoted" form' }).expect(422)
      const $ = readStaffPage(answer.text)
      assert.equal($('#url').val(), typed)
      assert.equal($('#label_en').val(), 'A "quoted" form')
      assert.equal($('[name=topic]').val(), 'bus-late')
      assert.match($('#url-fault').text(), typed === '' ? /./ : says('fault.secureWeb'))
    }
  })

  it('refuse a missing English label, a missing or unknown owner, and a taken place', async () => {
    const fault = async (change: Record<string, string>) =>
      readStaffPage((await add(change).expect(422)).text)('main').text()
    assert.match(await fault({ label_en: ' ' }), says('records.enter'))
    assert.match(await fault({ topic: '' }), says('fault.linkOwner'))
    assert.match(await fault({ office: 'transportation' }), says('fault.linkOwner'))
    assert.match(await fault({ topic: 'no-such-topic' }), /no-such-topic/)
    assert.match(await fault({ topic: '', office: 'no-such-office' }), /no-such-office/)
    assert.match(await fault({ position: '0' }), /1/)
    await add().expect(303)
    assert.match(await fault({}), says('fault.same.linkPlace'))
  })

  it('say what the last check found', async () => {
    const { headers } = await add().expect(303)
    const path = String(headers.location)
    const check = { url, checkedAt: sampleNow, status: 404, failedOn: '2025-10-10', broken: false }
    saveLinkCheck(app.database, check)
    assert.match((await show(path))('main').text(), says('linkState.failed'))
    saveLinkCheck(app.database, { ...check, broken: true })
    assert.match((await show(path))('main').text(), says('linkState.broken'))
    assert.match((await show('/admin/routing/topics/bus-late'))('main').text(), /404/)
    saveLinkCheck(app.database, { ...check, status: 200, failedOn: null })
    assert.match((await show(path))('main').text(), says('linkState.works'))
  })

  it('have a history, can be removed, and hold their office', async () => {
    const { headers } = await add().expect(303)
    const path = String(headers.location).split('?')[0]!
    const version = String((await show(path))('[name=version]').val())
    await admin.post(path, { ...form, url: `${url}/2`, version, do: 'save' }).expect(303)
    assert.match((await show(`${path}/history`))('main').text(), /late\/2/)
    const seen = String((await show(`${path}/remove`))('[name=version]').val())
    await admin.post(`${path}/remove`, { version: seen }).expect(303)
    assert.equal(app.services.records.linksOf('topic', 'bus-late').length, 0)
    const [office] = app.services.records.lists.list('offices', { ...every, q: 'public-records' }, 1, 0)
    assert.match(
      (await show(`/admin/directory/offices/${office!.id}/remove`))('main').text(),
      says('recordKind.links'),
    )
  })

  it('are for admins', async () => {
    const editor = signIn(app, 'editor', { offices: ['transportation'] })
    await editor.get('/admin/directory/links').expect(403)
    await editor.post('/admin/directory/links/new', form).expect(403)
    const topic = readStaffPage((await editor.get('/admin/routing/topics/bus-late').expect(200)).text)
    assert.equal(topic('a[href^="/admin/directory/links"]').length, 0)
  })
})

const every = { q: null, school: null, office: null, uncheckedSince: null, awayOn: null, offices: null }
