import type { Answering } from '../answering/open-answering.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { isInStep } from '../platform/search/compare-index.js'
import { createNightlyJob, type JobTools } from './nightly-job.js'

/** From 0 to 23, in the district's time zone: a school that closes today leaves the search right after midnight. */
const hour = 0
/** A service that has just started has just filled its indexes. In milliseconds. */
const firstWaitMs = 10 * 60_000

/**
 * Compares the search indexes with the database every night, and mends them: what changes without an edit, such as a
 * school that closes on a date, is in no outbox.
 */
export function createIndexCheck(
  platform: JobTools,
  { directory }: Pick<DirectoryWing, 'directory'>,
  { verifySearch }: Pick<Answering, 'verifySearch'>,
) {
  const closing = new AbortController()
  const { log } = platform

  async function check(): Promise<void> {
    const report = await verifySearch(closing.signal)
    // The night is not over: what it should have found may be there when Meilisearch is back.
    if (!report) throw new Error('Meilisearch does not answer')
    for (const { expected, rebuild, missing, different, extra } of report.found) {
      const counts = { missing: missing.length, different: different.length, extra: extra.length }
      log.warn({ index: expected.name, rebuild, ...counts }, 'The search index differed from the database')
    }
    if (!report.left.every(isInStep)) throw new Error('A search index still differs from the database')
  }

  const job = createNightlyJob(check, platform, {
    ...{ name: 'index', hour, firstWaitMs, timeZone: () => directory().district.timeZone },
    fault: 'The search index could not be compared with the database; it is tried again in an hour',
  })

  return {
    runIfDue: job.runIfDue,
    start: job.start,
    async stop(): Promise<void> {
      const stopped = job.stop()
      closing.abort()
      await stopped
    },
  }
}
