import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory, type Directory } from '../../src/directory/model/directory-snapshot.js'
import { createSmsApp } from '../public/text-messages/sms-app.js'
import { formOf } from '../support/app/form.js'
import { readPage } from '../support/app/page.js'
import { says } from '../support/app/says.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'

const path = '/admin/directory/channels'

describe('A channel that the district switches off', () => {
  let app: TestApp
  let admin: StaffClient
  let directory: Directory
  const change = { directory: () => directory.current(), districtCard: () => directory.current().district }
  const open = (made: TestApp) => {
    app = made
    directory = createDirectory(app.database)
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  }
  // The first app reads the directory when it is made.
  before(() => open(createTestApp()))
  beforeEach(() => open(createTestApp(change)))

  const form = async () => formOf(readPage((await admin.get(path).expect(200)).text, { staff: true }), path)
  const get = (at: string) => request(app.app).get(at)

  async function switchOff(fact: string): Promise<void> {
    const { [fact]: was, ...rest } = await form()
    assert.equal(was, 'yes', 'it is on at first')
    await admin.post(path, rest).expect(303).expect('Location', `${path}?saved=yes`)
  }

  it('is the public API: it says so, and still helps in danger', async () => {
    await get('/api/v1/schools').expect(200)
    await switchOff('channel_api')
    for (const at of ['/schools', '/offices/nurse', '/topics', '/people', '/hsds']) {
      const { body } = await get(`/api/v1${at}`).expect(410)
      assert.match(body.detail, says('errors.channelOff.detail'), at)
    }
    const es = await get('/api/v1/schools?lang=es').expect(410)
    assert.match(es.body.detail, says('errors.channelOff.detail', 'es'))
    const ask = (concern: string) => request(app.app).post('/api/v1/ask').send({ concern })
    const plain = await ask('the bus is late').expect(410)
    assert.equal(plain.body.emergency ?? null, null)
    const danger = await ask('my son wants to kill himself').expect(410)
    assert.equal(danger.body.emergency.level, 'now')
    assert.ok(danger.body.emergency.lines.length > 0)
    assert.equal(app.asked.length, 0)
    const { body: description } = await get('/openapi.json').expect(200)
    assert.equal(Object.keys(description.paths).includes('/ask'), false)
    assert.equal(Object.keys(description.paths).includes('/schools'), false)
    const developers = readPage((await get('/developers').expect(200)).text)
    assert.match(developers('main').text(), says('developers.off'))
    await get('/api/v1/suggest?q=bus').expect(200)
  })

  it('is the box: in its frame it leads to the home page', async () => {
    await switchOff('channel_embed')
    const box = await get('/embed').expect(410)
    assert.match(box.text, says('errors.channelOff.detail'))
    await get('/es/embed').expect(410)
    await get('/embed/snippet').expect(410)
    assert.equal((await get('/sitemap.xml')).text.includes('/embed/snippet'), false)
    assert.equal((await get('/developers')).text.includes('/embed/snippet'), false)
  })

  it('is messages: families see numbers alone', async () => {
    const id = app.database.$client
      .prepare("update contacts set messages = 1 where office = 'transportation' returning id")
      .pluck()
      .get()
    const links = async () =>
      readPage((await get('/offices/transportation').expect(200)).text)(`a[href^="/contacts/${id}/message"]`)
    assert.equal((await links()).length, 1)
    await switchOff('channel_messages')
    assert.equal((await links()).length, 0)
    const page = readPage((await get(`/contacts/${id}/message`)).text)
    assert.match(page('main').text(), says('messages.offLead'))
    assert.equal(page('textarea').length, 0)
  })

  it('is text messages: a text gets a kind reply, with help in danger', async () => {
    const sms = createSmsApp(change)
    open(sms)
    await switchOff('channel_sms')
    assert.match((await sms.phone.text('the bus is late')) ?? '', says('sms.off'))
    assert.match(
      (await sms.phone.text('el camión no llegó, ¿a quién le pregunto?')) ?? '',
      says('sms.off', 'es'),
    )
    assert.match((await sms.phone.text('my son wants to kill himself')) ?? '', /988/)
    assert.match((await sms.phone.text('STOP')) ?? '', says('sms.stopped'))
    // Other tests text from the same number.
    assert.match((await sms.phone.text('START')) ?? '', says('sms.started'))
    assert.equal(sms.asked.length, 0)
    assert.equal((await get('/')).text.includes('555-0199'), false)
  })

  it('is switched on again, by admins alone, and never over somebody else’s change', async () => {
    const opened = await form()
    await switchOff('channel_embed')
    const { channel_embed: _, ...late } = opened
    await admin.post(path, { ...late, channel_embed: [] }).expect(303)
    await admin.post(path, opened).expect(409)
    await get('/embed').expect(410)
    await admin.post(path, { ...(await form()), channel_embed: 'yes' }).expect(303)
    await get('/embed').expect(200)
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(path, opened).expect(403)
  })
})
