import { LRUCache } from 'lru-cache'
import { addDays, weekdayOf } from './local-time.js'

/** A date of each year, or a weekday of a month: `nth` from 1, or -1 for the last; 0 is Monday. */
type HolidayRule = { month: number; day: number } | { month: number; nth: number; weekday: number }

/** Legal public holidays of the United States (5 U.S.C. 6103), from New Year's Day to Christmas. */
const rules: readonly HolidayRule[] = [
  { month: 1, day: 1 },
  { month: 1, nth: 3, weekday: 0 },
  { month: 2, nth: 3, weekday: 0 },
  { month: 5, nth: -1, weekday: 0 },
  { month: 6, day: 19 },
  { month: 7, day: 4 },
  { month: 9, nth: 1, weekday: 0 },
  { month: 10, nth: 2, weekday: 0 },
  { month: 11, day: 11 },
  { month: 11, nth: 4, weekday: 3 },
  { month: 12, day: 25 },
]

const [saturday, sunday] = [5, 6]

/** Whether a date is a federal holiday: the day itself, and the Friday or Monday on which one on a weekend is kept. */
export function isFederalHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4))
  // New Year's Day on a Saturday is kept in the old year.
  return [year, year + 1].some((each) => years.memo(each).has(date))
}

const years = new LRUCache<number, ReadonlySet<string>>({ max: 20, memoMethod: holidaysOf })

function holidaysOf(year: number): ReadonlySet<string> {
  return new Set(rules.map((rule) => dateOf(rule, year)).flatMap((date) => [date, keptOn(date)]))
}

function dateOf(rule: HolidayRule, year: number): string {
  if ('day' in rule) return iso(year, rule.month, rule.day)
  if (rule.nth < 0) {
    const last = addDays(iso(year, rule.month + 1, 1), -1)
    return addDays(last, -((weekdayOf(last) - rule.weekday + 7) % 7))
  }
  const first = iso(year, rule.month, 1)
  return addDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1))
}

function keptOn(date: string): string {
  const weekday = weekdayOf(date)
  return addDays(date, weekday === saturday ? -1 : weekday === sunday ? 1 : 0)
}

const iso = (year: number, month: number, day: number) =>
  [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
