import { countNight } from '../../content/shopper/count-night.js'
import { newestChange } from '../../content/shopper/find-causes.js'
import { findDrop, type NightAnswer } from '../../content/shopper/find-drop.js'
import { readNationalSet, readOwnSet } from '../../content/shopper/shopper-concerns.js'
import { createShopperStore, keptNights } from '../../content/shopper/shopper-store.js'
import { addDays, localDate, momentAt } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { makeShopper } from './make-shopper-answers.js'
import { mostExpected, publishMistake } from './publish-mistake.js'
import { yearDays } from './year-shape.js'

export interface DemoNightOptions {
  now: Date
  /** IANA name. */
  timeZone: string
  years: number
}

/** As the mystery shopper, at 3 AM. In minutes since midnight. */
const testedAt = 180

/** A mistake is published the day before the first of the bad nights, and taken back on the day of the last. */
const badNights = { firstAgo: 11, lastAgo: 10 }

/**
 * Writes the nights of the mystery shopper before today: a slow rise, and a drop that a publication caused. Their answers are not
 * kept, so that a real night is compared with real ones alone; real nights stay.
 * @returns how many
 */
export function writeDemoNights(
  database: Database,
  { now, timeZone, years }: DemoNightOptions,
  random: () => number,
): number {
  const store = createShopperStore(database)
  const real = store
    .list(keptNights)
    .reverse()
    .map((night) => ({ night, answers: store.answersOf(night.night) ?? [] }))
  const last = addDays(real[0]?.night.night ?? localDate(now, timeZone), -1)
  const count = Math.min(keptNights, yearDays * years)
  const set = readNationalSet()
  const office = mostExpected(set)
  const dayAgo = (days: number) => addDays(last, -days)
  const revisions = publishMistake(database, office, {
    madeAt: momentAt(dayAgo(badNights.firstAgo + 1), 16 * 60 + 20, timeZone),
    takenBackAt: momentAt(dayAgo(badNights.lastAgo), 9 * 60 + 5, timeZone),
  })
  const shopper = makeShopper([...set, ...readOwnSet(database, now)], office, random)
  const change = newestChange(database)
  let good: { night: string; answers: NightAnswer[] } | null = null
  for (let ago = count - 1; ago >= 0; ago--) {
    const isBad = ago <= badNights.firstAgo && ago >= badNights.lastAgo
    const answers = shopper.ask(1 - ago / count, isBad)
    const night = dayAgo(ago)
    const drop = good && findDrop(answers, [good])
    const revision = isBad ? revisions.bad : ago > badNights.firstAgo ? revisions.before : revisions.after
    const found = { night, at: momentAt(night, testedAt, timeZone), revision, change, drop, acceptedBy: null }
    store.save({ ...found, ...countNight(answers) }, [])
    if (!drop) good = { night, answers }
  }
  for (const { night, answers } of real) store.save(night, answers)
  return count
}
