import assert from 'node:assert/strict'
import type { CalendarDay } from '../../../src/directory/model/calendar-store.js'
import type { Level } from '../../../src/directory/model/topic.js'
import { localDate, momentAt } from '../../../src/directory/time/local-time.js'
import { hoursByWeekday, openStateAt, parseOpeningHours } from '../../../src/directory/time/opening-hours.js'
import { createSchoolCalendar } from '../../../src/directory/time/school-calendar.js'

const zone = 'America/New_York'

function day(
  startsOn: string,
  endsOn: string,
  kind: CalendarDay['kind'],
  more: Partial<CalendarDay> = {},
): CalendarDay {
  return { startsOn, endsOn, kind, levels: [], closes: null, name: { en: kind }, ...more }
}

const calendar = createSchoolCalendar([
  day('2026-08-19', '2026-08-19', 'first-day'),
  day('2026-11-25', '2026-11-25', 'half-day', { closes: '12:00' }),
  day('2026-11-26', '2026-11-27', 'holiday'),
  day('2026-12-21', '2027-01-01', 'break'),
])

/** `2026-11-20 15:59` in New York time. */
function at(written: string): Date {
  const [date = '', clock = ''] = written.split(' ')
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return momentAt(date, hour * 60 + minute, zone)
}

function stateAt(written: string, hours = 'Mo-Fr 07:30-16:00', level: Level | null = null) {
  return openStateAt(hours, at(written), zone, calendar, level)
}

const openUntil = (written: string) => ({ open: true, closesAt: at(written), opensAt: null })
const opensAt = (written: string) => ({ open: false, closesAt: null, opensAt: at(written) })

describe('Opening hours', () => {
  it('are parsed, and a later rule for a day replaces the earlier one', () => {
    const week = parseOpeningHours('Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00')
    assert.deepEqual(week?.[0], [
      [450, 720],
      [780, 960],
    ])
    assert.deepEqual(week?.[2], [[450, 900]])
    assert.deepEqual(week?.[6], [])
    for (const wrong of ['', 'always', 'Mo-Fr', 'Mo-Fr 16:00-07:30', 'Mo-Fr 07:30-25:00'])
      assert.equal(parseOpeningHours(wrong), null, wrong)
  })

  it('are shown by weekday', () => {
    const [monday, , , , , saturday] = hoursByWeekday('Mo-Fr 07:30-16:00')
    assert.deepEqual(monday, { weekday: 0, spans: [{ from: '07:30', to: '16:00' }] })
    assert.deepEqual(saturday, { weekday: 5, spans: [] })
    assert.deepEqual(hoursByWeekday('nonsense'), [])
  })

  it('start and end to the minute', () => {
    assert.deepEqual(stateAt('2026-11-20 07:29'), opensAt('2026-11-20 07:30'))
    assert.deepEqual(stateAt('2026-11-20 07:30'), openUntil('2026-11-20 16:00'))
    assert.deepEqual(stateAt('2026-11-20 15:59'), openUntil('2026-11-20 16:00'))
  })

  it('continue from Friday evening to Monday', () => {
    assert.deepEqual(stateAt('2026-11-20 16:00'), opensAt('2026-11-23 07:30'))
  })

  it('have a break at noon', () => {
    const hours = 'Mo-Fr 07:30-12:00,13:00-16:00'
    assert.deepEqual(stateAt('2026-11-20 12:10', hours), opensAt('2026-11-20 13:00'))
    assert.deepEqual(stateAt('2026-11-20 13:00', hours), openUntil('2026-11-20 16:00'))
  })

  it('end early on a half day, only at schools', () => {
    assert.deepEqual(stateAt('2026-11-25 10:00', undefined, 'high'), openUntil('2026-11-25 12:00'))
    assert.deepEqual(stateAt('2026-11-25 12:00', undefined, 'high'), opensAt('2026-11-30 07:30'))
    assert.deepEqual(stateAt('2026-11-25 12:00'), openUntil('2026-11-25 16:00'))
    const afternoon = 'Mo-Fr 13:00-16:00'
    assert.deepEqual(stateAt('2026-11-25 10:00', afternoon, 'high'), opensAt('2026-11-30 13:00'))
  })

  it('pause on holidays, and at schools during breaks', () => {
    assert.deepEqual(stateAt('2026-11-26 10:00'), opensAt('2026-11-30 07:30'))
    assert.deepEqual(stateAt('2026-12-22 10:00'), openUntil('2026-12-22 16:00'))
    const afterItsEnd = { ...opensAt('2027-01-04 07:30'), unsure: true }
    assert.deepEqual(stateAt('2026-12-22 10:00', undefined, 'middle'), afterItsEnd)
  })

  it('follow daylight saving time', () => {
    // Clocks go back on Sunday, November 1, 2026, and forward on Sunday, March 14, 2027.
    assert.equal(stateAt('2026-10-30 17:00').opensAt?.toISOString(), '2026-11-02T12:30:00.000Z')
    assert.equal(stateAt('2026-10-29 17:00').opensAt?.toISOString(), '2026-10-30T11:30:00.000Z')
    assert.equal(stateAt('2027-03-12 17:00').opensAt?.toISOString(), '2027-03-15T11:30:00.000Z')
    const sunday = 'Su 00:00-04:00'
    assert.equal(stateAt('2027-03-14 01:30', sunday).closesAt?.toISOString(), '2027-03-14T08:00:00.000Z')
    assert.equal(stateAt('2026-11-01 01:30', sunday).closesAt?.toISOString(), '2026-11-01T09:00:00.000Z')
  })

  it('use the district’s time zone, wherever the server is', () => {
    const late = new Date('2026-11-21T03:00:00Z')
    assert.equal(localDate(late, zone), '2026-11-20')
    assert.equal(localDate(late, 'Pacific/Auckland'), '2026-11-21')
  })

  it('may be around the clock, or unreadable', () => {
    assert.deepEqual(stateAt('2026-11-26 03:00', '24/7'), { open: true, closesAt: null, opensAt: null })
    assert.deepEqual(stateAt('2026-11-20 10:00', 'ask us'), { open: false, closesAt: null, opensAt: null })
  })
})
