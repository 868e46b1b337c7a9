import assert from 'node:assert/strict'
import type { CalendarDay } from '../../../src/directory/model/calendar-store.js'
import { createSchoolCalendar } from '../../../src/directory/time/school-calendar.js'

function day(startsOn: string, kind: CalendarDay['kind'], more: Partial<CalendarDay> = {}): CalendarDay {
  return { startsOn, endsOn: startsOn, kind, levels: [], closes: null, name: { en: kind }, ...more }
}

const calendar = createSchoolCalendar([
  day('2026-08-19', 'first-day'),
  day('2026-11-20', 'half-day', { levels: ['elementary'], closes: '11:30' }),
  day('2026-11-25', 'half-day', { closes: '12:00' }),
  day('2026-11-26', 'holiday', { endsOn: '2026-11-27' }),
  day('2026-12-21', 'break', { endsOn: '2027-01-01' }),
  day('2026-12-25', 'holiday'),
  day('2027-01-04', 'no-students', { levels: ['high'] }),
  day('2027-05-28', 'last-day'),
  day('2027-07-05', 'holiday'),
  day('2027-08-18', 'first-day'),
])

describe('The school calendar', () => {
  it('tells school days from weekends, holidays, breaks, and summer', () => {
    const school = (date: string) => calendar.isSchoolDay(date, 'elementary')
    assert.equal(school('2026-11-24'), true)
    assert.equal(school('2026-11-25'), true, 'a half-day is a school day')
    assert.equal(school('2026-11-26'), false)
    assert.equal(school('2026-11-28'), false, 'Saturday')
    assert.equal(school('2026-12-22'), false)
    assert.equal(school('2027-05-28'), true, 'the last day')
    assert.equal(school('2027-06-01'), false, 'summer')
    assert.equal(school('2027-08-18'), true)
  })

  it('knows days that are for one level only', () => {
    assert.equal(calendar.isSchoolDay('2027-01-04', 'high'), false)
    assert.equal(calendar.isSchoolDay('2027-01-04', 'middle'), true)
    assert.equal(calendar.isSchoolDay('2027-01-04', null), true)
  })

  it('begins and ends the year of a level on days of its own', () => {
    const apart = createSchoolCalendar([
      day('2026-08-19', 'first-day', { levels: ['middle', 'high'] }),
      day('2026-08-24', 'first-day', { levels: ['elementary'] }),
      day('2027-05-21', 'last-day', { levels: ['high'] }),
      day('2027-05-28', 'last-day', { levels: ['elementary', 'middle'] }),
      day('2027-08-18', 'first-day'),
    ])
    const on = (date: string) =>
      ([null, 'elementary', 'middle', 'high'] as const).map((level) => apart.isSchoolDay(date, level))
    assert.deepEqual(on('2026-08-20'), [true, false, true, true])
    assert.deepEqual(on('2026-08-24'), [true, true, true, true])
    assert.deepEqual(on('2027-05-25'), [true, true, true, false])
    assert.deepEqual(on('2027-06-01'), [false, false, false, false])
    assert.deepEqual(on('2027-08-18'), [true, true, true, true])
    assert.equal(apart.addSchoolDays('2027-05-24', 1, 'high'), '2027-08-18')
  })

  it('falls back to weekdays outside its dates, but federal holidays', () => {
    assert.equal(calendar.isSchoolDay('2026-07-01', 'high'), true)
    assert.equal(calendar.isSchoolDay('2029-11-21', 'high'), true)
    assert.equal(calendar.isSchoolDay('2029-11-24', 'high'), false)
    for (const date of ['2029-11-22', '2029-01-01', '2027-12-31']) {
      assert.equal(calendar.isSchoolDay(date, 'high'), false, date)
      assert.equal(calendar.isClosed(date, null), true, date)
    }
    assert.equal(createSchoolCalendar([]).isSchoolDay('2026-11-25', null), true)
    assert.equal(createSchoolCalendar([]).isSchoolDay('2026-11-26', null), false)
    assert.equal(calendar.isClosed('2027-05-31', null), false, 'within its dates the district decides')
  })

  it('counts the leap day', () => {
    const leap = createSchoolCalendar([day('2027-08-18', 'first-day'), day('2028-05-26', 'last-day')])
    assert.equal(leap.addSchoolDays('2028-02-28', 1, 'high'), '2028-02-29')
    assert.equal(leap.addSchoolDays('2028-02-29', 1, 'high'), '2028-03-01')
  })

  it('counts school days', () => {
    assert.equal(calendar.addSchoolDays('2026-11-24', 1, 'high'), '2026-11-25')
    assert.equal(calendar.addSchoolDays('2026-11-24', 2, 'high'), '2026-11-30')
    assert.equal(calendar.addSchoolDays('2026-11-20', 1, null), '2026-11-23')
    assert.equal(calendar.addSchoolDays('2026-12-18', 1, 'high'), '2027-01-05')
    assert.equal(calendar.addSchoolDays('2026-12-18', 1, 'elementary'), '2027-01-04')
    assert.equal(calendar.addSchoolDays('2026-11-26', 0, 'high'), '2026-11-30')
    assert.equal(calendar.addSchoolDays('2026-11-24', 0, 'high'), '2026-11-24')
  })

  it('keeps counting for the district between school years', () => {
    assert.equal(calendar.addSchoolDays('2027-07-02', 1, null), '2027-07-06')
    assert.equal(calendar.addSchoolDays('2027-07-02', 1, 'elementary'), '2027-08-18')
  })

  it('closes offices on holidays, and school offices during breaks', () => {
    assert.equal(calendar.isClosed('2026-12-25', null), true)
    assert.equal(calendar.isClosed('2026-12-22', null), false)
    assert.equal(calendar.isClosed('2026-12-22', 'middle'), true)
    assert.equal(calendar.isClosed('2027-01-04', 'high'), false)
  })

  it('knows when a school closes early', () => {
    assert.equal(calendar.closesAt('2026-11-20', 'elementary'), '11:30')
    assert.equal(calendar.closesAt('2026-11-20', 'high'), null)
    assert.equal(calendar.closesAt('2026-11-25', 'high'), '12:00')
    assert.equal(calendar.closesAt('2026-11-25', null), null)
  })
})
