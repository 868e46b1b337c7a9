import assert from 'node:assert/strict'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/help-lines'
const own = ['county-children', 'tip-line', 'counselor-on-call']

describe('The page of local help lines', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin')
    // As after an empty start: the national lines alone.
    for (const line of own) app.database.$client.prepare('delete from crisis_lines where id = ?').run(line)
  })

  const show = async () => readPage((await admin.get(path).expect(200)).text, { staff: true })
  const line = (id: string) => app.services.directory().crisisLines.find((each) => each.id === id)

  it('asks for the lines of the place, which families get at once', async () => {
    const $ = await show()
    assert.match($('main ul').last().text(), /988/)
    assert.doesNotMatch($('main ul').last().text(), /Alder Creek/)
    const abuse = {
      'name-county-children': 'Elm County Children’s Services',
      'call-county-children': '440 555 7190',
    }
    await admin.post(path, { ...formOf($, path), ...abuse }).expect(303)
    const added = line('county-children')
    assert.equal(added?.call, '+14405557190')
    assert.deepEqual(added?.kinds, ['abuse-neglect', 'sexual-abuse', 'domestic-violence'])
    assert.match(added?.words.es?.text ?? '', /no está seguro en casa/)
    assert.equal(line('tip-line'), undefined, 'what is left out is not added')
    const again = await show()
    assert.equal(again('#call-county-children').val(), '(440) 555-7190')
    await admin.post(path, { ...formOf(again, path), 'sms-county-children': '440-555-7191' }).expect(303)
    assert.equal(line('county-children')?.sms, '+14405557191')
    assert.equal(app.database.$client.prepare('select count(*) from record_changes').pluck().get(), 2)
  })

  it('explains a wrong number, a line without one, and one without a name, and saves nothing', async () => {
    const form = formOf(await show(), path)
    const wrong = {
      ...{ 'name-county-children': 'Elm County', 'call-county-children': '12' },
      ...{ 'name-tip-line': 'Safer Ohio' },
      ...{ 'call-county-crisis': '440 555 7192' },
    }
    const { text } = await admin.post(path, { ...form, ...wrong }).expect(422)
    const $ = readPage(text, { staff: true })
    const said = $('.problems').text()
    assert.match(said, /Child abuse hotline.*is not a phone number/)
    assert.match(said, /Tip line for threats.*Number to call/)
    assert.match(said, /Local mental health crisis line: Name: fill this in/)
    assert.equal($('#call-county-children').val(), '12')
    assert.equal(line('county-crisis'), undefined)
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(path, {}).expect(403)
  })
})
