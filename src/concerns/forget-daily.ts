import type { RecordEvent } from '../audit/audit-event.js'
import type { Database } from '../database/open-database.js'
import type { HealthNotes } from '../web/health-notes.js'
import type { Log } from '../web/log.js'
import { believeClock, doubtClock } from './clock-doubt.js'
import { type ForgetOptions, forgetInquiries } from './forget-inquiries.js'

interface Tools {
  log: Log
  record: RecordEvent
  notes: Pick<HealthNotes, 'note' | 'clear'>
}

/**
 * Erases what is over, and tells how much: in the log, and in the audit log. With a clock that is far ahead nothing is erased, and
 * `/readyz` and the staff's pages say so.
 * @throws when the database does not take it; to be called again
 */
export async function forgetDaily(
  database: Database,
  options: ForgetOptions,
  { log, record, notes }: Tools,
): Promise<void> {
  const doubt = doubtClock(database, options.now)
  if (doubt) {
    const [today, last] = [options.now, doubt.last].map((moment) => moment.toISOString().slice(0, 10))
    log.error({ today, last }, 'Nothing is erased: the clock is far ahead of when something was erased last')
    return notes.note('erasing', 'health.clockAhead', { today: today!, last: last! })
  }
  const counts = await forgetInquiries(database, options)
  believeClock(database, options.now)
  notes.clear('erasing')
  if (Object.values(counts).every((count) => count === 0)) return
  log.info(counts, 'Erased what is kept no longer')
  record({ who: null, what: 'inquiries-forgotten', about: null, from: 'service', details: { ...counts } })
}
