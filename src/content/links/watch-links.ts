import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../../config.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import type { Platform } from '../../platform/open-platform.js'
import { createDailyJob } from '../../platform/threads/daily-job.js'
import { checkAddress } from './check-address.js'
import { checkLinks } from './check-links.js'
import { countBrokenLinks, dropOldLinkChecks, listLinkChecks, saveLinkCheck } from './link-check-store.js'

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
  { database, log, notes, now }: Pick<Platform, 'database' | 'log' | 'notes' | 'now'>,
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
    dropOldLinkChecks(database)
    const checked = await checkLinks({
      list: () => listLinkChecks(database),
      save: (found) => saveLinkCheck(database, found),
      checkAddress: (url) => checkAddress(url, { allowPrivate: privateLinks, signal }),
      pause: () => pause(between(pauseMs.min, pauseMs.max)),
      now,
      timeZone: directory().district.timeZone,
    })
    if (checked === null) log.info('No link could be checked: the network seems to be down')
    else if (checked > 0) log.info({ checked }, 'Checked the addresses of links')
  }

  const job = createDailyJob(check, { log, fault: 'The addresses of links could not be checked' })

  return {
    /** Begins after a while, and then every day. Never rejects. */
    async start(): Promise<void> {
      const stopped = await pause(between(0, maxFirstWaitMs)).then(
        () => false,
        () => true,
      )
      if (!stopped) await job.start()
    },
    async stop(): Promise<void> {
      closing.abort()
      await job.stop()
    },
  }
}

function between(min: number, max: number): number {
  return min + Math.random() * (max - min)
}
