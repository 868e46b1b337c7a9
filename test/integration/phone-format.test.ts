import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory } from '../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { formOf } from '../support/app/form.js'
import { readPage } from '../support/app/page.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'

describe('The way a district writes numbers', () => {
  const language = createLanguage()
  const app = createTestApp({ language })
  const directory = createDirectory(app.database)
  app.services.directory = directory.current
  app.services.districtCard = () => directory.current().district
  language.writePhones(() => directory.current().district.phoneFormat)
  const admin = signIn(app, 'admin')

  const open = async (path: string) => (await request(app.app).get(path)).text
  const staff = async (path: string) => readPage((await admin.get(path).expect(200)).text, { staff: true })

  it('is on every page at once, and what a form shows can be sent back', async () => {
    const facts = '/admin/directory/district'
    await admin.post(facts, { ...formOf(await staff(facts), facts), phone_format: 'dashes' }).expect(303)
    for (const path of ['/', '/es', '/ko/help-now', '/offices', '/schools/lincoln-elementary', '/nowhere']) {
      const text = await open(path)
      assert.ok(text.includes('216-555-01'), path)
      assert.ok(!text.includes('(216) 555'), path)
      assert.ok(text.includes('tel:+1216555'), 'links stay as phones need them')
    }
    const card = '/admin/directory/contacts/1'
    for (const path of ['/admin/directory/contacts', '/desk?open=transportation'])
      assert.ok(!(await staff(path))('body').text().includes('(216)'), path)
    const $ = await staff(card)
    assert.match(String($('#phone').val()), /^216-555-\d{4}$/)
    await admin.post(card, { ...formOf($, card), do: 'save' }).expect(303)
    assert.equal(app.database.$client.prepare('select count(*) from record_changes').pluck().get(), 1)
  })
})
