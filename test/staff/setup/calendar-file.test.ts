import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/calendar'
const save = `${path}/save`

const event = (name: string, start: string, end: string) =>
  `BEGIN:VEVENT\nSUMMARY:${name}\nDTSTART;VALUE=DATE:${start}\nDTEND;VALUE=DATE:${end}\nEND:VEVENT\n`

describe('The calendar from a file', () => {
  let app: TestApp
  let admin: StaffClient
  let year: number
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
    app.database.$client.exec('delete from calendar_days')
    year = app.services.now().getUTCFullYear() + 1
  })

  const upload = (content: string | null) => {
    const sent = request(app.app).post(path).set('Cookie', admin.cookie).field('csrf', admin.csrf)
    return content === null ? sent : sent.attach('file', Buffer.from(content), 'school.ics')
  }
  const file = () =>
    `BEGIN:VCALENDAR\nVERSION:2.0\n${event('Memorial Day', `${year}0525`, `${year}0526`)}${event('Spring Break', `${year}0322`, `${year}0327`)}${event('Early Release', `${year}0410`, `${year}0411`)}${event('PTA Meeting', `${year}0415`, `${year}0416`)}END:VCALENDAR\n`
  const count = () => app.database.$client.prepare('select count(*) from calendar_days').pluck().get()
  const preview = async () => readPage((await upload(file()).expect(200)).text, { staff: true })

  it('shows every event, picks the days without school, and adds what is checked', async () => {
    await admin.get(path).expect(200)
    const $ = await preview()
    const checked = $('input[type=checkbox][checked]').length
    assert.equal(checked, 3, 'the meeting is not')
    assert.equal($('section').length >= 2, true)
    assert.equal(count(), 0, 'nothing is saved yet')
    const form = formOf($, save)
    const index = Object.keys(form)
      .find((name) => form[name] === 'half-day')
      ?.split('-')
      .at(-1)
    const faulty = await admin.post(save, form).expect(422)
    assert.match(faulty.text, /Early Release: .*School/)
    assert.equal(count(), 0, 'all or nothing')
    await admin
      .post(save, { ...form, [`closes-${index}`]: '12:30' })
      .expect(303)
      .expect('Location', '/admin/directory/calendar?added=3')
    const list = await admin.get('/admin/directory/calendar?added=3').expect(200)
    assert.match(readPage(list.text, { staff: true })('[role=status]').text(), says('records.addedDone'))
    const days = app.services
      .directory()
      .calendarDays.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])
    assert.deepEqual(days, [
      ['break', `${year}-03-22`, `${year}-03-26`],
      ['half-day', `${year}-04-10`, `${year}-04-10`],
      ['holiday', `${year}-05-25`, `${year}-05-25`],
    ])
    const again = await preview()
    assert.ok(again('.quiet').text().length > 0)
    assert.equal(again('input[type=checkbox][checked]').length, 0, 'they are there already')
  })

  it('asks again when nothing is checked, or a checked event is no kind of day', async () => {
    const form = formOf(await preview(), save)
    const none = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('use-')))
    assert.match((await admin.post(save, none).expect(422)).text, says('ics.nothingPicked'))
    const meeting = Object.keys(form)
      .find((name) => form[name] === 'PTA Meeting')
      ?.split('-')
      .at(-1)
    await admin.post(save, { ...none, [`use-${meeting}`]: 'yes' }).expect(422)
    await admin.post(save, {}).expect(422)
    await admin
      .post(save, { 'start-0': 'x', 'end-0': '<b>', 'use-0': 'yes', 'kind-0': 'nothing' })
      .expect(422)
    assert.equal(count(), 0)
  })

  it('explains a file that it cannot read', async () => {
    const fault = async (content: string | null) => (await upload(content).expect(422)).text
    assert.match(await fault(null), says('theme.oneLogo'))
    assert.match(await fault('Date,Event'), says('ics.notOne'))
    assert.match(await fault('BEGIN:VCALENDAR\nEND:VCALENDAR\n'), says('ics.none'))
    assert.match(await fault('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY\n'), /broken at line \d/)
    assert.match(await fault('x'.repeat(1024 * 1024 + 1)), says('ics.heavy'))
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(save, {}).expect(403)
  })
})
