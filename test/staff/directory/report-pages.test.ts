import assert from 'node:assert/strict'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
const number = { office: 'nurse', school: 'lincoln-elementary', phone: nurse.phone, ext: nurse.ext }
const page = '/admin/directory/reports'

describe('Reports from families', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
  })

  const show = async (path = page) => readStaffPage((await admin.get(path).expect(200)).text)
  const settle = (found: string, change = {}) =>
    admin.post(page, {
      of: 'nurse.lincoln-elementary',
      phone: nurse.phone,
      ext: nurse.ext ?? '',
      found,
      ...change,
    })

  it('list the number, the taps, and where families tapped; the directory’s home counts them', async () => {
    const { wrongNumbers } = app.services
    assert.match((await show('/admin/directory'))('main').text(), /0 numbers were reported/)
    wrongNumbers.report(number, 'answer')
    wrongNumbers.report(number, 'contact')
    wrongNumbers.report(
      { office: null, school: 'lincoln-elementary', phone: '+12165550199', ext: null },
      'school',
    )
    const $ = await show()
    assert.equal($('tbody tr').length, 2)
    const first = $('tbody tr').first()
    assert.match(first.find('th').text(), /Nurse, Lincoln/)
    assert.match(first.text(), /answers and offices at a school/)
    assert.equal(first.find('td').eq(1).text(), '2')
    assert.equal(first.find('a').attr('href'), `/admin/directory/contacts/${nurse.id}`)
    const second = $('tbody tr').last()
    assert.match(second.find('th').text(), says('reports.changed'))
    const school = app.services.records.editor.records.findId('schools', { slug: 'lincoln-elementary' })
    assert.equal(second.find('a').attr('href'), `/admin/directory/schools/${school}`, 'staff edit it there')
    const home = await show('/es/admin/directory')
    assert.match(home('main').text(), /Avisaron que 2 números/)
    assert.equal(home('a[href="/es/admin/directory/reports"]').length, 1)
  })

  it('are settled with one click, which is audited', async () => {
    const { wrongNumbers, audit } = app.services
    wrongNumbers.report(number, 'answer')
    await settle('right').expect(303).expect('location', `${page}?settled=yes`)
    assert.equal(wrongNumbers.count(), 0)
    assert.deepEqual(
      [audit.latest(1)[0]!.what, JSON.parse(JSON.stringify(audit.latest(1)[0]!.details)).found],
      ['wrong-number-settled', 'right'],
    )
    assert.match((await show())('main').text(), says('reports.none'))
    await settle('fixed').expect(303).expect('location', page)

    wrongNumbers.report(number, 'answer')
    const $ = await show()
    assert.equal($('tbody tr').length, 1, 'a new tap is a new report')
    assert.match($('tbody th').text(), /Checked on October 10, 2025/)
    assert.equal($('tbody td').eq(1).text(), '1')
  })

  it('refuse anything else, and anyone but admins', async () => {
    app.services.wrongNumbers.report(number, 'answer')
    await settle('').expect(422)
    await settle('gone').expect(422)
    await settle('fixed', { csrf: 'x' }).expect(403)
    await settle('fixed', { phone: '+12165550100' }).expect(303).expect('location', page)
    for (const role of ['desk', 'editor'] as const) {
      const other = signIn(app, role)
      await other.get(page).expect(403)
      await other.post(page, { of: '.', found: 'fixed' }).expect(403)
    }
    const editor = signIn(app, 'editor', { offices: ['nurse'] })
    const home = readStaffPage((await editor.get('/admin/directory').expect(200)).text)
    assert.equal(home(`a[href="${page}"]`).length, 0)
    assert.equal(app.services.wrongNumbers.count(), 1)
  })
})
