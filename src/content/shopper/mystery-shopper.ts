import type { Answering } from '../../answering/open-answering.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import { dayMs } from '../../directory/time/local-time.js'
import type { Platform } from '../../platform/open-platform.js'
import type { Degradation } from '../../platform/web/health-notes.js'
import { createNightlyJob, type JobTools, nightOf } from '../nightly-job.js'
import { askAll, type ShopperAnswer } from './ask-all.js'
import { countNight } from './count-night.js'
import { type Causes, findCauses, newestChange } from './find-causes.js'
import { findDrop, type NightAnswer } from './find-drop.js'
import { readNationalSet, readOwnSet, type ShopperConcern } from './shopper-concerns.js'
import { createShopperStore, type ShopperNight } from './shopper-store.js'

/** A drop that nobody accepted, in the newest night. */
export interface OpenDrop {
  night: ShopperNight
  /** What changed since the good night that it is compared with. */
  causes: Causes
}

/** From 0 to 23, in the district's time zone: after the backup, and before families wake up. */
const hour = 3
/** A service that has just started has more urgent work. In milliseconds. */
const firstWaitMs = 10 * 60_000
/** After this without a night, the staff pages and `/readyz` warn. In milliseconds. */
const maxAgeMs = 2 * dayMs

export interface ShopperOptions {
  /** The concerns besides the district's own; the national set by default. */
  readSet?(): ShopperConcern[]
  /** Between two concerns. */
  pauseMs?: number
}

/**
 * Asks the live service every night what families could ask: the national set, and the district's saved cases. Keeps the counts,
 * and notices when answers get worse.
 */
export function createMysteryShopper(
  { database, writeLater, notes, now, log, jobs }: JobTools & Pick<Platform, 'notes'>,
  { directory }: Pick<DirectoryWing, 'directory'>,
  { answerTools }: Pick<Answering, 'answerTools'>,
  options: ShopperOptions = {},
) {
  const closing = new AbortController()
  const store = createShopperStore(database)
  const timeZone = () => directory().district.timeZone
  /** Read once: `/readyz` asks often. */
  let newest: ShopperNight | null | undefined

  const latest = (): ShopperNight | null => {
    newest ??= store.list(1)[0] ?? null
    return newest
  }

  const readAll = (at: Date) => [...(options.readSet ?? readNationalSet)(), ...readOwnSet(database, at)]

  async function shop(): Promise<void> {
    const at = now()
    const concerns = readAll(at)
    const change = newestChange(database)
    const liveRevision = answerTools.liveRevision.pinned()
    const tools = { ...answerTools, liveRevision }
    const answers = await askAll(concerns, tools, closing.signal, options.pauseMs)
    const kept = answers.map(toKept)
    const night = nightOf(at, hour, timeZone())
    const revision = liveRevision.live().revision.id
    const found = { night, at, revision, change, ...countNight(answers), acceptedBy: null }
    const whole = { ...found, drop: findDrop(kept, store.goodNights(night)) }
    await writeLater(() => store.save(whole, kept))
    newest = undefined
    if (whole.drop) log.warn({ lost: whole.drop.lost.length, dangers: whole.drop.dangers.length }, worse)
  }

  const job = createNightlyJob(
    shop,
    { database, writeLater, now, log, jobs },
    {
      ...{ name: 'shopper', hour, firstWaitMs, timeZone },
      fault: 'The nightly questions failed; they are asked again in an hour',
    },
  )

  function causesOf(night: ShopperNight): Causes {
    const good = night.drop && store.find(night.drop.since)
    return good ? findCauses(database, good, night) : { publications: [], changes: [], signals: [] }
  }

  function openDrop(): OpenDrop | null {
    const night = latest()
    if (!night?.drop || night.acceptedBy !== null) return null
    return { night, causes: causesOf(night) }
  }

  const look = (): Degradation | null => {
    const night = latest()
    if (night?.drop && night.acceptedBy === null) {
      const { dangers, lost } = night.drop
      return { key: 'health.answersWorse', values: { lost: lost.length, dangers: dangers.length } }
    }
    if (!night || now().getTime() - night.at.getTime() <= maxAgeMs) return null
    return { key: 'health.shopperOld', values: { date: { isoDate: night.night } } }
  }
  notes.watch('shopper', look)

  return {
    latest,
    /** Newest first. */
    nights: store.list,
    newestOf: store.newestOf,
    answersOf: store.answersOf,
    openDrop,
    /** What changed since the good night that a night with a drop is compared with; nothing for a good night. */
    causesOf,
    /** What a night asks. */
    concerns: () => readAll(now()),
    /** Accepts the answers of a night with a drop. @returns false if there is no such night */
    accept(night: string, by: string): boolean {
      newest = undefined
      return store.accept(night, by)
    },
    runIfDue: job.runIfDue,
    isRunning: job.isRunning,
    start: job.start,
    async stop(): Promise<void> {
      const stopped = job.stop()
      closing.abort()
      await stopped
    },
  }
}

export type MysteryShopper = ReturnType<typeof createMysteryShopper>

const worse = 'Answers are worse than on an earlier good night'

const toKept = ({ key, right, crisis, alarm, office }: ShopperAnswer): NightAnswer => ({
  ...{ key, right, crisis, alarm, office },
})
