import { addDays, weekdayOf } from '../../directory/time/local-time.js'

/** When a topic is asked about more often. */
export type Season = 'any' | 'start' | 'snow' | 'flu' | 'reports' | 'spring'

/** A date, and how busy it is: 1 is a plain school day. */
export interface DemoDay {
  date: string
  busy: number
  /** How many times as often topics of a season come up. */
  seasons: Readonly<Record<Season, number>>
  isSnowDay: boolean
}

export interface YearFacts {
  /** The day after the last one. ISO date. */
  until: string
  /** Whether schools are closed. */
  isOff(date: string): boolean
  /** 0 to 1. */
  random(): number
}

/** 52 weeks, as the counts of Insights have them. */
export const yearDays = 364

/** From Monday: a district's mailboxes fill after the weekend. */
const byWeekday = [1.25, 1.1, 1, 0.95, 0.8, 0.22, 0.35]

/** The last weeks of the four marking periods: month and day. */
const reportWeeks = ['10-26', '01-19', '03-29', '05-25']

/** The year before a date, day by day: quiet breaks, busy first weeks, snow days, report cards. */
export function shapeYear({ until, isOff, random }: YearFacts): DemoDay[] {
  const dates = Array.from({ length: yearDays }, (_, i) => addDays(until, i - yearDays))
  const snowDays = chooseSnowDays(dates, isOff, random)
  return dates.map((date) => {
    const isSnowDay = snowDays.has(date)
    const monthDay = date.slice(5)
    const isStart = monthDay >= '08-10' && monthDay <= '09-06'
    const isSpring = monthDay >= '02-15' && monthDay <= '05-20'
    const isReports = reportWeeks.some(
      (first) => monthDay >= first && date <= addDays(`${date.slice(0, 4)}-${first}`, 8),
    )
    const isFlu = monthDay >= '11-20' || monthDay <= '02-28'
    // Families ask before the first day, too.
    const quiet = isOff(date) && weekdayOf(date) < 5 && !isStart ? 0.18 : 1
    return {
      ...{ date, isSnowDay },
      busy:
        byWeekday[weekdayOf(date)]! * (isSnowDay ? 3 : quiet) * (isStart ? 2.2 : 1) * (isReports ? 1.25 : 1),
      seasons: {
        any: 1,
        start: isStart ? 4 : 0.8,
        snow: isSnowDay ? 14 : isFlu ? 1.4 : 0.8,
        flu: isFlu ? 1.8 : 0.8,
        reports: isReports ? 4 : 0.7,
        spring: isSpring ? 3 : 0.5,
      },
    }
  })
}

const maxSnowDays = 6

function chooseSnowDays(
  dates: readonly string[],
  isOff: YearFacts['isOff'],
  random: () => number,
): Set<string> {
  const isWinter = (date: string) => date.slice(5) >= '12-05' || date.slice(5) <= '03-10'
  const possible = dates.filter((date) => isWinter(date) && weekdayOf(date) < 5 && !isOff(date))
  const chosen = new Set<string>()
  while (chosen.size < Math.min(maxSnowDays, possible.length))
    chosen.add(possible[Math.floor(random() * possible.length)]!)
  return chosen
}

/** By hour from midnight: before school, at noon, after pick-up, and when children sleep. */
const byHour = [
  ...[0.2, 0.1, 0.1, 0.1, 0.2, 0.8, 3, 9, 8, 5, 4, 4],
  ...[5, 4, 5, 8, 7, 5, 4, 4, 5, 4, 2, 0.7],
]
const onSnowDays = byHour.map((share, hour) => (hour >= 4 && hour <= 8 ? share * 4 : share))

/** Picks the minute of a day. */
export function pickMinute({ isSnowDay }: Pick<DemoDay, 'isSnowDay'>, random: () => number): number {
  const shares = isSnowDay ? onSnowDays : byHour
  const hours = shares.map((share, hour) => ({ hour, share }))
  return pick(hours, ({ share }) => share, random).hour * 60 + Math.floor(random() * 60)
}

/** Picks one of several things by their shares. */
export function pick<T>(things: readonly T[], shareOf: (thing: T) => number, random: () => number): T {
  let left = random() * things.reduce((sum, thing) => sum + shareOf(thing), 0)
  for (const thing of things) {
    left -= shareOf(thing)
    if (left < 0) return thing
  }
  return things.at(-1)!
}

/** Divides a number of inquiries among days, by how busy they are. */
export function divideAmong(total: number, year: readonly DemoDay[]): number[] {
  const all = year.reduce((sum, { busy }) => sum + busy, 0)
  let before = 0
  let given = 0
  return year.map(({ busy }) => {
    before += busy
    const upTo = Math.round((before / all) * total)
    const own = upTo - given
    given = upTo
    return own
  })
}
