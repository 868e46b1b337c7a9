import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../../config.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import type { Platform } from '../../platform/open-platform.js'
import { createNightlyJob, type JobTools } from '../nightly-job.js'
import { checkAddress } from './check-address.js'
import { checkLinks } from './check-links.js'
import { countBrokenLinks, dropOldLinkChecks, listLinkChecks, saveLinkCheck } from './link-check-store.js'

/** From 0 to 23, in the district's time zone: while few people visit the websites. */
const hour = 5
/** Two services that were started together do not check together. In milliseconds. */
const maxFirstWaitMs = 10 * 60_000
/** Between two checks: no server is asked in a burst. In milliseconds. */
const pauseMs = { min: 1000, max: 5000 }

/**
 * Checks in the background that the pages behind links are there, and tells admins which are not. Without internet
 * nothing is marked.
 */
export function watchLinks(
  { privateLinks }: Pick<Config, 'privateLinks'>,
  { database, writeLater, log, notes, now, jobs }: JobTools & Pick<Platform, 'notes'>,
  { directory }: Pick<DirectoryWing, 'directory'>,
) {
  const closing = new AbortController()
  const { signal } = closing
  const pause = (ms: number) => wait(ms, undefined, { ref: false, signal })
  notes.watch('links', () => {
    const count = countBrokenLinks(database)
    return count > 0 ? { key: 'health.linksBroken', values: { count } } : null
  })

  async function check(): Promise<void> {
    await whenUnlocked(database, () => dropOldLinkChecks(database), signal)
    const checked = await checkLinks({
      list: () => listLinkChecks(database),
      save: (found) => whenUnlocked(database, () => saveLinkCheck(database, found), signal),
      checkAddress: (url) => checkAddress(url, { allowPrivate: privateLinks, signal }),
      pause: () => pause(between(pauseMs.min, pauseMs.max)),
      now,
      timeZone: directory().district.timeZone,
    })
    if (checked === null) log.info('No link could be checked: the network seems to be down')
    else if (checked > 0) log.info({ checked }, 'Checked the addresses of links')
  }

  const job = createNightlyJob(
    check,
    { database, writeLater, now, log, jobs },
    {
      ...{ name: 'links', isLight: true, hour, timeZone: () => directory().district.timeZone },
      fault: 'The addresses of links could not be checked; they are checked again in an hour',
    },
  )

  return {
    /** Begins to look after a while. Never rejects. */
    async start(): Promise<void> {
      const stopped = await pause(between(0, maxFirstWaitMs)).then(
        () => false,
        () => true,
      )
      if (!stopped) job.start()
    },
    async stop(): Promise<void> {
      const stopped = job.stop()
      closing.abort()
      await stopped
    },
  }
}

function between(min: number, max: number): number {
  return min + Math.random() * (max - min)
}
