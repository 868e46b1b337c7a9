import assert from 'node:assert/strict'
import request from 'supertest'
import { createRuleEditor } from '../../src/routing/rule-editor-store.js'
import { createTopicEditor } from '../../src/routing/topic-editor-store.js'
import { readWorkingCopy } from '../../src/routing/working-copy-store.js'
import { readPage } from '../support/page.js'
import { type StaffClient, signIn } from '../support/sign-in.js'
import { createTestApp, type TestApp } from '../support/test-app.js'

const base = '/admin/routing/file'

describe('The configuration file', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    const schools = app.database.$client.prepare('select slug, name, level from schools').all()
    app.services.listSchools = () => schools as ReturnType<typeof app.services.listSchools>
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const upload = (content: string | null, client = admin) => {
    const sent = request(app.app).post(base).set('Cookie', client.cookie).field('csrf', client.csrf)
    return content === null ? sent : sent.attach('file', Buffer.from(content), 'routing.json')
  }
  const written = async () => {
    const { body } = await admin.get(`${base}/download`).buffer(true).expect(200)
    return body
  }
  type Written = Awaited<ReturnType<typeof written>>
  const changed = async (change: (file: Written) => void) => {
    const file = await written()
    change(file)
    return JSON.stringify(file)
  }
  const addPhrasing = (file: Written) => file.topics[0].phrasings.en.push('a phrase nobody had')
  const hasPhrasing = () =>
    readWorkingCopy(app.database).phrasings.some(({ text }) => text === 'a phrase nobody had')

  for (const lang of ['', '/es'])
    it(`has its pages whole${lang && ' in Spanish'}`, async () => {
      staffPage((await admin.get(`${lang}${base}`).expect(200)).text)
      const { headers } = await upload(await changed(addPhrasing)).expect(303)
      staffPage((await admin.get(`${lang}${headers.location}`).expect(200)).text)
    })

  it('goes out, and comes in again as nothing that is to be changed', async () => {
    const { headers } = await admin.get(`${base}/download`).expect(200)
    assert.match(headers['content-disposition']!, /attachment; filename="?routing-working-copy\.json/)
    const { headers: sent } = await upload(JSON.stringify(await written())).expect(303)
    const $ = staffPage((await admin.get(sent.location!).expect(200)).text)
    assert.match($('main').text(), /nothing to change/)
    assert.equal($('main form').length, 0)
  })

  it('shows what it would change before it does, then changes the working copy', async () => {
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.equal($('.changes li').length, 1)
    assert.match($('.changes').text(), /a phrase nobody had/)
    assert.equal(hasPhrasing(), false)
    const mark = String($('[name=mark]').val())
    await admin.post(headers.location!, { mark }).expect(303)
    assert.equal(hasPhrasing(), true)
    assert.equal(app.services.audit.latest(1)[0]?.what, 'routing-loaded')
    await admin.post(headers.location!, { mark }).expect(404)
  })

  it('also changes rules that are switched off', async () => {
    const file = await changed(({ rules }) => {
      rules[0].active = false
    })
    const off = await upload(file).expect(303)
    const mark = staffPage((await admin.get(off.headers.location!)).text)('[name=mark]').val()
    await admin.post(off.headers.location!, { mark: String(mark) }).expect(303)
    const renamed = await changed(({ rules }) => {
      rules[0].name = 'Another name'
    })
    const { headers } = await upload(renamed).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('main').text(), /Rules that are switched off change, too/)
    await admin.post(headers.location!, { mark: String($('[name=mark]').val()) }).expect(303)
    assert.equal(createRuleEditor(app.database).list()[0]?.name, 'Another name')
  })

  it('is not applied over what somebody edited since, and shows anew what it would change', async () => {
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    const mark = String(staffPage((await admin.get(headers.location!)).text)('[name=mark]').val())
    createTopicEditor(app.database).addPhrasings('bus-late', 'en', ['typed by another hand'])
    const $ = staffPage((await admin.post(headers.location!, { mark }).expect(409)).text)
    assert.match($('[role=alert]').text(), /Somebody has changed the working copy/)
    assert.match($('.changes').text(), /typed by another hand/)
    assert.equal(hasPhrasing(), false)
    await admin.post(headers.location!, { mark: String($('[name=mark]').val()) }).expect(303)
    assert.equal(hasPhrasing(), true)
  })

  it('has all its faults named, and changes nothing', async () => {
    const bad = await changed((file) => {
      file.topics[0].ladders.any = [['nowhere-office']]
      file.topics[1].also = ['another-office']
      addPhrasing(file)
    })
    const $ = staffPage((await upload(bad).expect(422)).text)
    assert.match($('main li[lang], ul[lang=en]').text(), /nowhere-office.*another-office/s)
    assert.match($('.problems').text(), /Nothing was changed/)
    assert.equal(hasPhrasing(), false)
    for (const [content, words] of [
      [null, /Choose a file/],
      ['{', /not JSON/],
      ['{"format":"who-to-ask routing 1"}', /topics/],
    ] as const)
      assert.match(staffPage((await upload(content).expect(422)).text)('main').text(), words)
  })

  it('is an admin’s alone, and what one has brought is nobody else’s', async () => {
    const editor = signIn(app, 'editor')
    await editor.get(base).expect(403)
    await editor.get(`${base}/download`).expect(403)
    await upload('{}', editor).expect(403)
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    await signIn(app, 'admin').get(headers.location!).expect(404)
  })
})
