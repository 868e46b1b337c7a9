import assert from 'node:assert/strict'
import { firstSchoolDay, newLetters } from '../../../../src/content/insights/letter/letter-months.js'
import { mondayOf, sundayOf, weekOf } from '../../../../src/content/insights/periods.js'
import type { CalendarDay } from '../../../../src/directory/model/calendar-store.js'
import { addDays } from '../../../../src/directory/time/local-time.js'
import { createSchoolCalendar } from '../../../../src/directory/time/school-calendar.js'

const day = (kind: CalendarDay['kind'], startsOn: string, endsOn = startsOn): CalendarDay => ({
  ...{ kind, startsOn, endsOn, levels: [], closes: null, name: { en: kind } },
})

const calendar = createSchoolCalendar([
  day('first-day', '2025-08-13'),
  day('holiday', '2025-09-01'),
  day('half-day', '2025-10-01'),
  day('break', '2025-12-22', '2026-01-02'),
  day('no-students', '2026-01-05'),
  { ...day('no-students', '2026-04-01'), levels: ['elementary'] },
  day('last-day', '2026-05-29'),
  day('first-day', '2026-08-12'),
  day('last-day', '2027-05-28'),
])

describe('The first school day of a month', () => {
  const cases: [string, string, string | null][] = [
    ['a school day', '2026-04', '2026-04-01'],
    ['a half-day counts', '2025-10', '2025-10-01'],
    ['after a weekend', '2025-11', '2025-11-03'],
    ['after a holiday', '2025-09', '2025-09-02'],
    ['after winter break and a day without students', '2026-01', '2026-01-06'],
    ['mid-month, when school begins', '2026-08', '2026-08-12'],
    ['none in June, when school is over', '2026-06', null],
    ['none in July', '2026-07', null],
  ]
  for (const [what, month, first] of cases)
    it(what, () => assert.equal(firstSchoolDay(month, calendar), first))
})

describe('The letters of a month', () => {
  const month = (n: number) => new Date(Date.UTC(2025, 7 + n, 1)).toISOString().slice(0, 7)

  it('are about whole four weeks whose counts were closed before the month began', () => {
    for (let n = 0; n < 24; n++) {
      const [monday] = newLetters(month(n), calendar).slice(-1)
      const last = sundayOf(weekOf(monday!) + 3)
      assert.equal(mondayOf(weekOf(monday!)), monday)
      assert.ok(addDays(last, 8) <= `${month(n)}-01`, `${last} before ${month(n)}`)
      assert.ok(addDays(last, 8 + 28) > `${month(n)}-01`, 'the newest such')
    }
  })

  it('come once each, summer’s with the first one after it', () => {
    const mailed = Array.from({ length: 21 }, (_, n) => month(n)).flatMap((each) =>
      firstSchoolDay(each, calendar) ? newLetters(each, calendar) : [],
    )
    const expected = Array.from({ length: mailed.length }, (_, i) => addDays(mailed[0]!, i * 28))
    assert.deepEqual(mailed, expected)
    assert.equal(newLetters('2026-08', calendar).length, 3, 'May 25 to August')
  })
})
