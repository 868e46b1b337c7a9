import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

describe('A contact without an email address', () => {
  let app: TestApp
  let admin: StaffClient
  let id: number
  let path: string
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
    id = app.database.$client
      .prepare("select id from contacts where office = 'transportation'")
      .pluck()
      .get() as number
    path = `/admin/directory/contacts/${id}`
  })

  const page = async (at: string) => readPage((await admin.get(at).expect(200)).text, { staff: true })
  const save = async (change: Record<string, string>) =>
    admin.post(path, { ...formOf(await page(path), path), ...change })

  it('is saved, and families can only call', async () => {
    const saved = await save({ email: '', messages: 'no' })
    assert.equal(saved.status, 303)
    const office = readPage((await request(app.app).get('/offices/transportation').expect(200)).text)
    assert.equal(office(`form[action="/contacts/${id}/email"]`).length, 0)
    assert.ok(office('.call').length > 0)
    const email = readPage((await request(app.app).get(`/contacts/${id}/email`).expect(404)).text)
    assert.match(email('main').text(), says('email.none'))
    assert.equal(email('form[method=post]').length, 0)
    const api = await request(app.app).get('/api/v1/offices/transportation').expect(200)
    assert.equal(api.body.contacts[0].email, null)
    const card = await request(app.app).get(`/contacts/${id}.vcf`).expect(200)
    assert.equal(/EMAIL/.test(card.text), false)
    assert.match(card.text, /TEL/)
    const hsds = await request(app.app).get('/api/v1/hsds').expect(200)
    assert.equal(JSON.stringify(hsds.body).includes('"email":""'), false)
  })

  it('takes no messages: saving both is refused in words', async () => {
    const refused = await save({ email: '', messages: 'yes' })
    assert.equal(refused.status, 422)
    assert.match(
      readPage(refused.text, { staff: true })('#email-fault').text(),
      /families’ messages go there/,
    )
    const wrong = await save({ email: 'not an address', messages: 'no' })
    assert.equal(wrong.status, 422)
  })
})
