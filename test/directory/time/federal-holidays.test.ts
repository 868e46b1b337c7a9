import assert from 'node:assert/strict'
import { isFederalHoliday } from '../../../src/directory/time/federal-holidays.js'
import { addDays } from '../../../src/directory/time/local-time.js'

/** As the federal government lists them: the days on which its offices are closed. */
const listed = {
  2022: '2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26',
  2024: '2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14 2024-11-11 2024-11-28 2024-12-25',
  2028: '2027-12-31 2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04 2028-09-04 2028-10-09 2028-11-10 2028-11-23 2028-12-25',
}

describe('Federal holidays', () => {
  for (const [year, dates] of Object.entries(listed))
    it(`are those of ${year}, also where one falls on a weekend or in a leap year`, () => {
      const all = dates.split(' ')
      for (const date of all) assert.equal(isFederalHoliday(date), true, date)
      const weekdays = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter(
        (date) => date.startsWith(year) && ![0, 6].includes(new Date(date).getUTCDay()),
      )
      const found = weekdays.filter(isFederalHoliday)
      assert.deepEqual(
        found,
        all.filter((date) => date.startsWith(year)),
      )
    })
})
