import { namedIn } from '../../content/grading/grading-store.js'
import { noOffice, unclear } from '../../content/grading/measure-grades.js'
import { keptDays } from '../../content/grading/weekly-grading.js'
import { addDays, localDate, momentAt, weekdayOf } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { accounts } from '../../platform/database/staff-schema.js'
import { addGrades, type DemoGrade, readAsked } from './demo-grade-store.js'
import type { DemoNightOptions } from './write-demo-nights.js'
import { yearDays } from './year-shape.js'

/** Of each week, as `WEEKLY_SAMPLE` has it. */
const sampleSize = 40

/** Shares of answers that were right though nobody said so, and of what each person says. */
const shares = { right: 0.95, outside: 0.6, graded: 0.9, sees: 0.95, unclear: 0.3 }

type Asked = ReturnType<typeof readAsked>[number]

/**
 * Writes what two people said of a sample of each week: mostly the same, sometimes not.
 * @returns how many were graded
 */
export function writeDemoGrades(
  database: Database,
  { now, timeZone, years }: DemoNightOptions,
  random: () => number,
): number {
  const [firstBy = null, secondBy = null] = database
    .select({ id: accounts.id })
    .from(accounts)
    .limit(2)
    .all()
    .map(({ id }) => id)
  const today = localDate(now, timeZone)
  const thisMonday = addDays(today, -weekdayOf(today))
  const weeks = Math.floor(Math.min(yearDays * years, keptDays - 14) / 7)
  let count = 0
  for (let ago = weeks; ago >= 2; ago--) {
    const week = addDays(thisMonday, -7 * ago)
    const asked = readAsked(database, momentAt(week, 0, timeZone), momentAt(addDays(week, 7), 0, timeZone))
    const offices = [...new Set(asked.flatMap(({ result }) => namedIn(result).named))]
    const sample = draw(asked, sampleSize, random).filter(() => random() < shares.graded)
    const grades = sample.map((each): DemoGrade => {
      const truth = truthOf(each, offices, random)
      const day = addDays(week, 7 + Math.floor(random() * 5))
      const gradedAt = momentAt(day, 9 * 60 + Math.floor(random() * 360), timeZone).getTime()
      const said = () => saidOf(truth, offices, random)
      return {
        week,
        inquiry: each.id,
        ...namedIn(each.result),
        firstBy,
        first: said(),
        secondBy,
        second: said(),
        gradedAt,
      }
    })
    addGrades(database, grades)
    count += grades.length
  }
  return count
}

function draw<T>(all: readonly T[], size: number, random: () => number): T[] {
  const left = [...all]
  return Array.from(
    { length: Math.min(size, all.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  )
}

/** Which office would have been right. */
function truthOf({ result, right }: Asked, offices: readonly string[], random: () => number): string {
  const { named } = namedIn(result)
  const other = () => pickOther(offices, named, random)
  if (named.length === 0)
    return result.outside !== undefined || random() < shares.outside ? noOffice : other()
  const isRight = right ?? random() < shares.right
  return isRight ? named[0]! : other()
}

function saidOf(truth: string, offices: readonly string[], random: () => number): string {
  if (random() < shares.sees) return truth
  return random() < shares.unclear ? unclear : pickOther(offices, [truth], random)
}

function pickOther(offices: readonly string[], not: readonly string[], random: () => number): string {
  const others = offices.filter((office) => !not.includes(office))
  return others[Math.floor(random() * others.length)] ?? noOffice
}
