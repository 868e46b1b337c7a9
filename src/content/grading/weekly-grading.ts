import type { Config } from '../../config.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import { addDays, dayMs, localDate, momentAt, weekdayOf } from '../../directory/time/local-time.js'
import { createNightlyJob, type JobTools } from '../nightly-job.js'
import { createGradingStore } from './grading-store.js'
import { measureGrades } from './measure-grades.js'
import { showGrades } from './shown-grades.js'

/** From 0 to 23, in the district's time zone: after expired words are erased. */
const hour = 4
/** Grades count for half a year, and are kept for two. */
const countedWeeks = 26
export const keptDays = 730

/** Each week, draws a sample of the last week's concerns for two people to grade, and measures what they said. */
export function createWeeklyGrading(
  { weeklySample: size }: Pick<Config, 'weeklySample'>,
  tools: JobTools,
  { directory }: Pick<DirectoryWing, 'directory'>,
) {
  const { database, writeLater, now } = tools
  const store = createGradingStore(database)
  const timeZone = () => directory().district.timeZone
  const whoAnswersFor = (office: string) => directory().office(office)?.id ?? office

  const midnightOf = (day: string) => momentAt(day, 0, timeZone())
  const thisMonday = () => {
    const today = localDate(now(), timeZone())
    return addDays(today, -weekdayOf(today))
  }

  async function draw(): Promise<void> {
    const monday = thisMonday()
    const week = addDays(monday, -7)
    await writeLater(() => {
      store.forget(new Date(now().getTime() - keptDays * dayMs), now())
      if (size === 0 || store.hasSample(week)) return
      const [from, until] = [week, monday].map(midnightOf)
      store.draw(week, { from: from!, until: until!, size, now: now(), whoAnswersFor })
    })
  }

  /** What was graded in each of the weeks before a Monday. */
  const finishedWeeks = (until: string) =>
    Array.from({ length: countedWeeks }, (_, n) => addDays(until, -7 * n)).map((monday) =>
      store.graded(midnightOf(addDays(monday, -7)), midnightOf(monday)),
    )

  const job = createNightlyJob(draw, tools, {
    ...{ name: 'grading', hour, timeZone },
    fault: 'The sample to grade could not be drawn; it is tried again in an hour',
  })

  return {
    isOn: size > 0,
    next: (account: number) => store.next(account, now()),
    countWaiting: (account: number) => store.countWaiting(account, now()),
    grade: (id: number, account: number, said: string) => store.grade(id, { account, said, now: now() }),
    /** Of the last half year, for staff. */
    measures: () => measureGrades(store.graded(new Date(now().getTime() - countedWeeks * 7 * dayMs))),
    /**
     * The same for everybody: of finished weeks alone, without small counts.
     * @param until a Monday: what was shown from then on
     */
    shown: (until = thisMonday()) => showGrades(finishedWeeks(until)),
    runIfDue: job.runIfDue,
    start: job.start,
    stop: job.stop,
  }
}

export type WeeklyGrading = ReturnType<typeof createWeeklyGrading>
