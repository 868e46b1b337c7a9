import { daysSince, isWorse } from './present-overview.js'
import type { DistrictReport } from './report-districts.js'

/** The overview for programs: the same facts, no more. */
export function presentApiOverview(reports: readonly DistrictReport[], now: Date) {
  return { at: now.toISOString(), districts: reports.map((report) => presentOne(report, now)) }
}

function presentOne({ standing, setup, ...report }: DistrictReport, now: Date) {
  const moment = (at: Date | null | undefined) =>
    at ? { at: at.toISOString(), days: daysSince(at, now) } : null
  // JSON leaves out what is undefined: programs find each name, also where nothing is known.
  const { contacts = null, catalog = null, night = null } = standing ?? {}
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
    contacts: contacts && { checked_on: contacts.checkedOn, share_over_half_a_year: contacts.old },
    catalog: catalog && {
      state: catalog.state,
      answered: moment(catalog.answer?.at),
      until: catalog.answer?.until?.toISOString() ?? null,
    },
    night: night && {
      date: night.night,
      right: share(night.counts.national),
      dangers: share(night.counts.dangers),
      worse: isWorse(night),
    },
  }
}
