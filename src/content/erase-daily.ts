import { forgetDaily } from '../answering/inquiries/forget-daily.js'
import { LogInUse } from '../answering/inquiries/forget-inquiries.js'
import { spillFile } from '../answering/inquiries/spill-lines.js'
import type { Config } from '../config.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { localDate } from '../directory/time/local-time.js'
import { NotYet } from '../platform/metrics/jobs.js'
import type { Platform } from '../platform/open-platform.js'
import type { Importer } from './imports/importer.js'
import { publishWeeks } from './insights/publish-weeks.js'
import { createNightlyJob } from './nightly-job.js'
import { dropOldFiles } from './revisions/pending-file-store.js'
import { dropOldHandled } from './to-do/to-do-store.js'

/** From 0 to 23, in the district's time zone: before the backup, which is to hold nothing that is over. */
const hour = 1
/** What reads the database may be done by then. In milliseconds. */
const againMs = 10 * 60_000
/** Beside Litestream, the words leave the log with its next daily pause; see docs/operating.md. In milliseconds. */
const longestWaitMs = 26 * 60 * 60_000

/**
 * Erases expired data once a day: unapplied files, uploads nobody matched, rows of old imports, inquiries, lines of the audit log,
 * old to-do notes. Then it counts and publishes the weeks that ended: not while the clock is in doubt.
 */
export function createEraseDaily(
  config: Pick<Config, 'dataDir' | 'keepTextDays' | 'auditKeepDays'>,
  { database, writeLater, log, audit, notes, now, jobs }: Platform,
  { directory }: Pick<DirectoryWing, 'directory'>,
  importer: Pick<Importer, 'discardOld'>,
) {
  const { dataDir, keepTextDays, auditKeepDays } = config
  const timeZone = () => directory().district.timeZone
  let waitsSince: Date | null = null

  /** A fault only if it lasts longer than from one pause of Litestream to the next. */
  function wait(fault: LogInUse): Error {
    if (!waitsSince) log.info('Erased words stay in the database’s log while another program reads it')
    waitsSince ??= now()
    if (now().getTime() - waitsSince.getTime() < longestWaitMs) return new NotYet(fault.message)
    const since = { isoDate: localDate(waitsSince, timeZone()) }
    notes.note('erasing-waits', 'health.erasingWaits', { since })
    return fault
  }

  async function erase(): Promise<void> {
    dropOldFiles(database, now())
    importer.discardOld()
    const options = { now: now(), keepTextDays, timeZone: timeZone(), spillFile: spillFile(dataDir) }
    const erased = await forgetDaily(database, options, { log, audit, auditKeepDays, notes }).catch(
      (error) => {
        throw error instanceof LogInUse ? wait(error) : error
      },
    )
    if (!erased) return
    waitsSince = null
    notes.clear('erasing-waits')
    dropOldHandled(database, now())
    await publishWeeks(database, now(), timeZone())
  }

  return createNightlyJob(
    erase,
    { database, writeLater, now, log, jobs },
    {
      ...{ name: 'erasing', hour, timeZone, againMs },
      fault: 'What is kept no more could not be erased; it is tried again',
    },
  )
}
