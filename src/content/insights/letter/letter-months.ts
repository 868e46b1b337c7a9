import { addDays } from '../../../directory/time/local-time.js'
import type { SchoolCalendar } from '../../../directory/time/school-calendar.js'
import { weeksIn } from '../board/week-range.js'
import { mondayOf, weekOf } from '../periods.js'
import { settleDays } from '../publish-weeks.js'

/** No summer is longer, in months. */
const maxMonthsBack = 12

/**
 * The first day of a calendar month on which students have school; null in a month without one, such as July.
 * @param month such as `2026-12`
 */
export function firstSchoolDay(month: string, calendar: Pick<SchoolCalendar, 'isSchoolDay'>): string | null {
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1))
    if (calendar.isSchoolDay(day, null)) return day
  return null
}

/**
 * The Mondays of the letters that are new in a calendar month, oldest first: of each four weeks whose counts were closed since the
 * last month with a letter. A calendar month closes one or two; the first letter after summer has those of summer with it.
 */
export function newLetters(month: string, calendar: Pick<SchoolCalendar, 'isSchoolDay'>): string[] {
  const newest = newestIn(month)
  let last = newest - 1
  let earlier = monthBefore(month)
  for (let back = 1; back <= maxMonthsBack; back++, earlier = monthBefore(earlier)) {
    if (firstSchoolDay(earlier, calendar) === null) continue
    last = newestIn(earlier)
    break
  }
  return Array.from({ length: newest - last }, (_, i) => mondayOf((last + 1 + i) * weeksIn.month))
}

/** Number of the last four weeks whose counts are closed when the month begins. */
function newestIn(month: string): number {
  return Math.floor(weekOf(addDays(`${month}-01`, -settleDays)) / weeksIn.month) - 1
}

const monthBefore = (month: string) => addDays(`${month}-01`, -1).slice(0, 7)
