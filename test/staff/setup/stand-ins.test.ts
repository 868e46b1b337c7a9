import assert from 'node:assert/strict'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/offices/without-contact'
const insertContact = (office: string, phone: string) =>
  `insert into contacts (office, phone, hours, languages, reply_days, checked_on, email) values ('${office}', '${phone}', 'Mo-Fr 08:00-16:00', '["en"]', 1, '2026-11-01', '')`

describe('The offices without a contact', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
    for (const table of ['posts', 'people', 'contacts']) app.database.$client.exec(`delete from ${table}`)
  })

  const show = async (at: string) => readPage((await admin.get(at).expect(200)).text, { staff: true })
  const preview = (school: string, district: string) =>
    show(`${path}?${new URLSearchParams({ school, district })}`)
  const valuesOf = ($: Awaited<ReturnType<typeof show>>, checked = '') =>
    $(`input[name=use]${checked}`)
      .toArray()
      .map((each) => $(each).val())
  const answersFor = (id: string) =>
    app.services.directory().offices.find((office) => office.id === id)?.answeredBy
  const count = (sql: string) => app.database.$client.prepare(`select count(*) from ${sql}`).pluck().get()

  it('get an answer all at once: the front office, and the main line as an office of its own', async () => {
    app.database.$client.exec(insertContact('transportation', '+12165550112'))
    const offers = await show('/admin/setup/offices')
    const form = offers(`form[action="${path}"]`)
    assert.equal(form.find('select[name=school] option[selected]').val(), 'school-office')
    assert.equal(form.find('select[name=district] option[selected]').val(), '*')
    const $ = await preview('school-office', '*')
    assert.match($('main').text(), /Answered by: School Front Office/)
    assert.match($('main').text(), /main line: \(216\) 555-0100/)
    const listed = valuesOf($)
    assert.ok(listed.includes('nurse') && listed.includes('gifted'))
    assert.ok(!listed.includes('school-office') && !listed.includes('transportation'))
    assert.deepEqual(valuesOf($, '[checked]'), listed)
    await admin
      .post(path, formOf($, path))
      .expect(303)
      .expect('Location', /\/offices\?saved=yes$/)
    assert.equal(answersFor('nurse'), 'school-office')
    assert.equal(answersFor('gifted'), 'district-office')
    assert.equal(answersFor('transportation'), null)
    const directory = app.services.directory()
    const contact = directory.contactAt('district-office', null)
    assert.equal(contact?.phone, directory.district.phone)
    assert.equal(directory.office('gifted')?.words.es?.name, textOf('standIns.officeName', 'es'))
    assert.equal(count("audit_events where what = 'record-added'"), 2)
    assert.equal(count("audit_events where what = 'record-changed'"), listed.length)
    const left = (await show('/admin/setup/offices'))(`form[action="${path}"] select`)
    assert.deepEqual(
      left.toArray().map(({ attribs }) => attribs.name),
      ['fronts'],
      'only the schools’ own',
    )
  })

  it('stay as they are where unchecked, or where nobody was chosen', async () => {
    const $ = await preview('', 'curriculum')
    assert.ok(!valuesOf($).includes('nurse'))
    const form = { ...formOf($, path), use: ['gifted'] }
    await admin.post(path, form).expect(303)
    assert.equal(answersFor('gifted'), 'curriculum')
    assert.equal(answersFor('technology'), null)
    await admin.get(`${path}?school=&district=nobody`).expect(303).expect('Location', '/admin/setup/offices')
  })

  it('save nothing when nothing is checked, or when somebody was faster', async () => {
    const $ = await preview('', 'curriculum')
    const form = formOf($, path)
    const { text } = await admin.post(path, { ...form, use: [] }).expect(422)
    assert.match(readPage(text, { staff: true })('.problems').text(), /No office is checked/)
    app.database.$client.exec(insertContact('gifted', '+12165550199'))
    await admin.post(path, form).expect(303)
    assert.equal(answersFor('gifted'), null, 'it has a contact now')
    assert.equal(answersFor('technology'), 'curriculum')
  })

  it('get the main line as the preview says, also where another office has its number', async () => {
    app.database.$client.exec(insertContact('superintendent', '+12165550100'))
    const first = await preview('', '*')
    assert.match(first('.notice-box').text(), says('standIns.makesOffice'))
    await admin.post(path, formOf(first, path)).expect(303)
    assert.equal(answersFor('gifted'), 'district-office')
    assert.equal(app.services.directory().contactAt('district-office', null)?.phone, '+12165550100')
    app.database.$client.exec(
      "update offices set answered_by = null where id = 'gifted'; update directory_version set version = version + 1",
    )
    const again = await preview('', '*')
    assert.doesNotMatch(again('main').text(), says('standIns.makesOffice'))
    assert.match(again('main').text(), /Answered by: District Office/)
    await admin.post(path, formOf(again, path)).expect(303)
    assert.equal(answersFor('gifted'), 'district-office')
    assert.equal(count("offices where id like 'district-%'"), 1)
  })

  it('cannot be given to the main line before there is one', async () => {
    app.database.$client.exec(
      "delete from district where setting = 'phone'; update directory_version set version = version + 1",
    )
    const $ = await show('/admin/setup/offices')
    assert.equal($('#stand-in-district option[value="*"]').length, 0)
    await admin.get(`${path}?district=*`).expect(303)
  })

  it('at single schools get the number of the front office there, under their own name', async () => {
    const [first, second] = app.database.$client
      .prepare('select id, slug from schools order by id')
      .all() as {
      id: number
      slug: string
    }[]
    const at = (office: string, school: number, phone: string) =>
      app.database.$client.exec(
        `${insertContact(office, phone)}; update contacts set school = ${school} where id = last_insert_rowid()`,
      )
    at('school-office', first!.id, '+12165550101')
    at('school-office', second!.id, '+12165550102')
    at('nurse', first!.id, '+12165550103')
    const offers = await show('/admin/setup/offices')
    assert.equal(offers('select[name=places] option[selected]').val(), 'school-office')
    const $ = await show(
      `${path}?${new URLSearchParams({ school: '', district: '', places: 'school-office' })}`,
    )
    assert.deepEqual(valuesOf($, '[checked]'), [`nurse@${second!.slug}`])
    await admin.post(path, formOf($, path)).expect(303)
    const contact = app.services.directory().contactAt('nurse', second!.slug)
    assert.equal(contact?.phone, '+12165550102')
    await admin.get(`${path}?places=school-office`).expect(303).expect('Location', '/admin/setup/offices')
  })

  it('at the front office of a school get the school’s own number, to be checked', async () => {
    const [first, second] = app.services.directory().schools
    app.database.$client.exec(
      `${insertContact('nurse', '+12165550103')}; update contacts set school = ${first!.id} where id = last_insert_rowid()`,
    )
    const offers = await show('/admin/setup/offices')
    assert.equal(offers('select[name=fronts] option[selected]').val(), '=')
    const all = { fronts: '=', school: 'school-office', district: '', places: 'school-office' }
    const $ = await show(`${path}?${new URLSearchParams(all)}`)
    assert.match($('main').text(), says('standIns.frontsNote'))
    const listed = valuesOf($, '[checked]')
    for (const value of [`school-office@${first!.slug}`, `nurse@${second!.slug}`])
      assert.ok(listed.includes(value))
    await admin.post(path, formOf($, path)).expect(303)
    const directory = app.services.directory()
    for (const school of directory.schools) {
      const front = directory.contactAt('school-office', school.slug)!
      assert.equal(front.phone, school.phone)
      assert.match(front.hours, /^Mo-Fr \d/)
      assert.ok(front.checkedOn < '2026-10-01', 'nobody has checked it')
    }
    assert.equal(directory.contactAt('nurse', second!.slug)?.phone, second!.phone)
    assert.equal(directory.contactAt('nurse', first!.slug)?.phone, '+12165550103')
    assert.equal((await show('/admin/setup/offices'))('select[name=fronts], select[name=places]').length, 0)
  })

  it('are one gap where one office without a contact answers for all of them', async () => {
    await admin.post(path, formOf(await preview('school-office', '*'), path)).expect(303)
    const $ = await show('/admin/setup')
    const lines = $('#gaps')
      .parent()
      .find('li')
      .toArray()
      .map((each) => $(each).text())
    assert.equal(lines.filter((line) => line.includes('School Front Office has no contact')).length, 1)
  })

  it('at a school whose front office is left out stay as they are', async () => {
    const [first, second] = app.services.directory().schools
    app.database.$client.exec(
      `${insertContact('nurse', '+12165550103')}; update contacts set school = ${first!.id} where id = last_insert_rowid()`,
    )
    const use = [`school-office@${first!.slug}`, `nurse@${second!.slug}`]
    await admin
      .post(path, { fronts: '=', school: '', district: '', places: 'school-office', use })
      .expect(303)
    const directory = app.services.directory()
    assert.ok(directory.contactAt('school-office', first!.slug))
    assert.equal(directory.contactAt('nurse', second!.slug), null)
  })

  it('are for admins', async () => {
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(path, {}).expect(403)
  })
})
