import { daysSince, isWorse } from './present-overview.js'
import type { DistrictReport } from './report-districts.js'

/** The overview for programs: the same facts, no more. */
export function presentApiOverview(reports: readonly DistrictReport[], now: Date) {
  return { at: now.toISOString(), districts: reports.map((report) => presentOne(report, now)) }
}

function presentOne({ standing, setup, ...report }: DistrictReport, now: Date) {
  const moment = (at: Date | null | undefined) =>
    at ? { at: at.toISOString(), days: daysSince(at, now) } : null
  const night = standing?.night
  const share = ({ part, of }: { part: number; of: number }) => (of > 0 ? part / of : null)
  return {
    name: report.name,
    title: report.title,
    url: report.publicUrl,
    state: report.state,
    reason: report.reason,
    faults: report.faults.map(({ kind, part }) => part ?? kind),
    setup: setup && { state: setup.state, ...setup.missing },
    published: moment(standing?.published?.at),
    backup: moment(standing?.backupAt),
    contacts: standing?.contacts && {
      checked_on: standing.contacts.checkedOn,
      share_over_half_a_year: standing.contacts.old,
    },
    catalog: standing?.catalog && {
      state: standing.catalog.state,
      answered: moment(standing.catalog.answer?.at),
      until: standing.catalog.answer?.until?.toISOString() ?? null,
    },
    night: night && {
      date: night.night,
      right: share(night.counts.national),
      dangers: share(night.counts.dangers),
      worse: isWorse(night),
    },
  }
}
