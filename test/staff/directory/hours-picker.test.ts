import assert from 'node:assert/strict'
import { hours } from '../../../src/content/rows/cell-types.js'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentHoursPicker, readHoursPicker } from '../../../src/staff/directory/hours-picker.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const speech = createLanguage().speech('en')

type Span = [from: string, to: string]

/** The fields of a form: a span for each day, Monday first. */
function fieldsOf(days: readonly (Span | null)[], stored = '', written = '') {
  const times = days.flatMap((span, day) => [
    [`hours-from-${day}`, span?.[0] ?? ''],
    [`hours-to-${day}`, span?.[1] ?? ''],
  ])
  return { hours: written, 'hours-stored': stored, ...Object.fromEntries(times) }
}

const workdays = (from: string, to: string): (Span | null)[] => [
  ...Array.from({ length: 5 }, (): Span => [from, to]),
  ...[null, null],
]

describe('The hours picker', () => {
  it('writes the hours of a week, and reads them back', () => {
    const early = workdays('07:30', '16:00')
    early[2] = ['07:30', '15:00']
    const written = readHoursPicker('hours', fieldsOf(early))
    assert.equal(written, 'Mo-Tu,Th-Fr 07:30-16:00; We 07:30-15:00')
    assert.equal(hours.parse(written), written)
    const { days, written: text } = presentHoursPicker('hours', written, speech)
    assert.deepEqual(
      days.map(({ from, to }) => from.value && [from.value, to.value]),
      early.map((span) => span ?? ''),
    )
    assert.equal(text, '')
  })

  it('keeps stored hours as they are written while nobody changes the week', () => {
    const stored = 'Mo-Fr 07:30-16:00; We 07:30-15:00'
    const week = workdays('07:30', '16:00')
    week[2] = ['07:30', '15:00']
    assert.equal(readHoursPicker('hours', fieldsOf(week, stored)), stored)
  })

  it('takes hours that are written instead, and shows those that do not fit a week', () => {
    const lunch = 'Mo-Fr 07:30-12:00,13:00-16:00'
    assert.equal(readHoursPicker('hours', fieldsOf(workdays('08:00', '15:00'), '', lunch)), lunch)
    for (const value of [lunch, '24/7', 'Mo-Su 06:00-24:00', 'by appointment']) {
      const picker = presentHoursPicker('hours', value, speech)
      assert.equal(picker.written, value)
      assert.ok(picker.days.every(({ from, to }) => from.value === '' && to.value === ''))
    }
  })

  it('reads times as people write them where a browser has no time field', () => {
    assert.equal(
      readHoursPicker('hours', fieldsOf([['7:30 AM', '4 pm'], ...workdays('', '').slice(1)])),
      'Mo 07:30-16:00',
    )
  })

  it('refuses a day that lacks a time or closes first, and shows it as picked', () => {
    for (const wrong of [
      ['08:00', ''],
      ['', '16:00'],
      ['16:00', '08:00'],
      ['08:00', '08:00'],
    ] as Span[]) {
      const week = workdays('08:00', '16:00')
      week[1] = wrong
      const written = readHoursPicker('hours', fieldsOf(week))
      const fault = hours.safeParse(written).error?.issues[0] as { params?: { wording: { key: string } } }
      assert.equal(fault?.params?.wording.key, 'fault.hoursDay', written)
      const { days } = presentHoursPicker('hours', written, speech)
      assert.deepEqual([days[1]?.from.value, days[1]?.to.value], wrong)
      assert.equal(days[2]?.to.value, '16:00')
    }
  })

  it('saves the hours of a contact and of the district', async () => {
    const app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    const admin = signIn(app, 'admin')
    const contact = app.database.$client
      .prepare("select id from contacts where office = 'transportation'")
      .pluck()
      .get()
    for (const [path, id] of [
      [`/admin/directory/contacts/${contact}`, 'hours'],
      ['/admin/directory/district', 'phone_hours'],
    ] as const) {
      const $ = readPage((await admin.get(path).expect(200)).text, { staff: true })
      const form = formOf($, path)
      assert.equal(form[id], '', 'the week says it')
      const faulty = await admin.post(path, { ...form, [`${id}-to-0`]: '' }).expect(422)
      assert.match(faulty.text, /a day with only one time/)
      await admin.post(path, { ...form, [`${id}-from-5`]: '09:00', [`${id}-to-5`]: '11:00' }).expect(303)
      const saved = readPage((await admin.get(path)).text, { staff: true })
      assert.equal(saved(`#${id}-from-5`).attr('value'), '09:00')
    }
    const { district, contacts } = app.services.directory()
    assert.match(district.phoneHours, /; Sa 09:00-11:00$/)
    assert.match(contacts.find(({ office }) => office === 'transportation')?.hours ?? '', /; Sa 09:00-11:00$/)
  })
})
