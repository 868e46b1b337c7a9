import assert from 'node:assert/strict'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { textOf } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/offices'

describe('The page of standard offices', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
    // As after an empty start: the usual offices, and nobody in them.
    for (const table of ['posts', 'people', 'contacts']) app.database.$client.exec(`delete from ${table}`)
  })

  const show = async (at = path) => readPage((await admin.get(at).expect(200)).text, { staff: true })
  const get = (sql: string) => app.database.$client.prepare(sql).pluck().get()

  it('takes names, and who does the work of a missing office', async () => {
    const form = formOf(await show(), path)
    const names = { 'name_en-nurse': 'Health Room', 'name_es-nurse': 'Sala de salud' }
    await admin
      .post(path, { ...form, ...names, 'by-gifted': 'curriculum' })
      .expect(303)
      .expect('Location', `${path}?saved=yes`)
    const directory = app.services.directory()
    assert.equal(directory.office('nurse')?.words.es?.name, 'Sala de salud')
    assert.equal(directory.office('gifted')?.id, 'curriculum')
    assert.equal(get('select count(*) from record_changes'), 2, 'only what was changed')
    assert.equal(get("select count(*) from audit_events where what = 'record-changed'"), 2)
    const $ = await show(`${path}?saved=yes`)
    assert.equal($('#by-gifted option[selected]').attr('value'), 'curriculum')
    assert.equal($('#by-technology option[value=gifted]').length, 0, 'it answers for nobody')
    const text = (await show('/admin/setup'))('main').text()
    assert.match(text, new RegExp(`of ${directory.ownOffices.length} offices of your own have a contact`))
    await admin.post(path, { ...formOf($, path), 'by-gifted': '' }).expect(303)
    assert.equal(app.services.directory().office('gifted')?.id, 'gifted')
  })

  it('moves the work of one office to another that takes over itself', async () => {
    await admin.post(path, { ...formOf(await show(), path), 'by-gifted': 'curriculum' }).expect(303)
    const form = formOf(await show(), path)
    await admin.post(path, { ...form, 'by-gifted': '', 'by-curriculum': 'gifted' }).expect(303)
    assert.equal(app.services.directory().office('curriculum')?.id, 'gifted')
  })

  it('explains what cannot be, keeps what was typed, and saves nothing', async () => {
    const form = formOf(await show(), path)
    const wrong = { 'name_en-nurse': '', 'name_en-pta': 'x'.repeat(101), 'name_en-teacher': 'Homeroom' }
    const chain = { 'by-gifted': 'curriculum', 'by-curriculum': 'technology' }
    const { text } = await admin.post(path, { ...form, ...wrong, ...chain }).expect(422)
    const $ = readPage(text, { staff: true })
    const faults = $('.problems').text()
    assert.match(faults, /School nurse: Enter/i)
    assert.match(faults, /Who does this work: is an office whose work another office does/)
    assert.equal($('#name_en-nurse').attr('aria-invalid'), 'true')
    assert.equal($('#name_en-teacher').val(), 'Homeroom')
    assert.equal(get('select count(*) from record_changes'), 0)
    await admin.post(path, { ...form, 'by-gifted': 'nobody' }).expect(422)
    await admin.post(path, { ...form, 'by-gifted': 'gifted' }).expect(422)
  })

  it('refuses to give away an office that still has contacts, with the way to them', async () => {
    const made = app.database.$client.prepare(
      "insert into contacts (office, phone, hours, languages, reply_days, checked_on, email) values ('gifted', '+12165550199', 'Mo-Fr 08:00-16:00', '[\"en\"]', 1, '2026-11-01', 'a@b.example')",
    )
    made.run()
    const $ = await show()
    assert.equal($('a[href="/admin/directory/contacts?office=gifted"]').length, 1)
    const { text } = await admin.post(path, { ...formOf($, path), 'by-gifted': 'curriculum' }).expect(422)
    assert.match(text, /while this one has contacts/)
  })

  it('does not overwrite what somebody else saved meanwhile', async () => {
    const form = formOf(await show(), path)
    await admin.post(path, { ...form, 'name_en-nurse': 'Clinic' }).expect(303)
    const { text } = await admin.post(path, { ...form, 'name_en-nurse': 'Health Room' }).expect(409)
    assert.equal(readPage(text, { staff: true })('#name_en-nurse').val(), 'Health Room')
    assert.equal(app.services.directory().office('nurse')?.words.en?.name, 'Clinic')
  })

  it('brings back one that was removed, and lists the district’s own', async () => {
    app.database.$client.exec(
      "delete from ladder_steps where office = 'gifted'; delete from links where office = 'gifted'; delete from offices where id = 'gifted'",
    )
    app.database.$client.exec(
      "insert into offices (id, level, position) values ('bond', 'district', 99); insert into office_words values ('bond', 'en', 'Bond Office', 'the bond')",
    )
    const $ = await show()
    assert.ok($('a[href="/admin/directory/contacts/new?office=bond"]').length > 0)
    assert.match($('main').text(), /Bond Office/)
    await admin.post(path, { ...formOf($, path), 'add-gifted': 'yes', 'add-nurse': 'yes' }).expect(303)
    assert.equal(app.services.directory().officeWithRole('gifted')?.id, 'gifted')
    assert.equal((await show('/es/admin/setup/offices'))('h1').text(), textOf('standardOffices.title', 'es'))
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(path, {}).expect(403)
  })
})
