import { setImmediate } from 'node:timers/promises'
import { dayMs, localDate } from '../../directory/time/local-time.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Database } from '../../platform/database/open-database.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import { checkClock, trustClock } from './clock-doubt.js'
import { type ErasedCounts, type ForgetOptions, forgetInquiries } from './forget-inquiries.js'

/** Batch size: the longest a waiting answer can be blocked. */
const atOnce = 200

interface Tools {
  log: Log
  audit: Pick<AuditStore, 'record' | 'forget'>
  auditKeepDays: number
  notes: Pick<HealthNotes, 'note' | 'clear'>
}

/**
 * Erases expired data, and reports how much in the log and the audit log. Erases nothing while the clock is far ahead;
 * `/readyz` and the staff pages then say so.
 * @returns false while it erases nothing
 * @throws when the database refuses; call it again
 */
export async function forgetDaily(
  database: Database,
  options: ForgetOptions,
  { log, audit, auditKeepDays, notes }: Tools,
): Promise<boolean> {
  const doubt = checkClock(database, options.now)
  if (doubt) {
    const [today, last] = [options.now, doubt.last].map((moment) => moment.toISOString().slice(0, 10))
    log.error({ today, last }, 'Nothing is erased: the clock is far ahead of the last erasure')
    const dateOf = (moment: Date) => ({ isoDate: localDate(moment, options.timeZone) })
    notes.note('erasing', 'health.clockAhead', { today: dateOf(options.now), last: dateOf(doubt.last) })
    return false
  }
  const auditLines = await forgetAudit(audit, new Date(options.now.getTime() - auditKeepDays * dayMs))
  // Before the database's log is empty: with Litestream that takes hours, and the next try finds nothing to count.
  await forgetInquiries(database, options, (erased) => report({ ...erased, auditLines }, { log, audit }))
  trustClock(database, options.now)
  notes.clear('erasing')
  return true
}

function report(counts: ErasedCounts & { auditLines: number }, { log, audit }: Pick<Tools, 'log' | 'audit'>) {
  if (Object.values(counts).every((count) => count === 0)) return
  log.info(counts, 'Erased expired data')
  audit.record({
    who: null,
    what: 'inquiries-forgotten',
    about: null,
    from: 'service',
    details: { ...counts },
  })
}

async function forgetAudit(audit: Pick<AuditStore, 'forget'>, before: Date): Promise<number> {
  for (let all = 0; ; await setImmediate()) {
    const count = audit.forget(before, atOnce)
    all += count
    if (count === 0) return all
  }
}
