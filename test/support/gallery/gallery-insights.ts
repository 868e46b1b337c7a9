import type { StaffGalleryPage } from './gallery-staff.js'

const viewer = { role: 'viewer' } as const

/** What families ask: as a viewer and an admin see it, for a year, a range, one language; and for a day, and a school, without counts. */
export const galleryInsights: StaffGalleryPage[] = [
  { name: 'insights', path: '/insights', ...viewer },
  { name: 'insights-year', path: '/insights?length=year', role: 'admin' },
  { name: 'insights-range', path: '/insights?from=2025-08-20&until=2025-09-30', role: 'admin' },
  { name: 'insights-only', path: '/insights?length=year&only=language:es', ...viewer },
  { name: 'insights-fault', path: '/insights?day=2031-01-01', ...viewer, status: 422 },
  { name: 'insights-fault-only', path: '/insights?only=school:gone', ...viewer, status: 422 },
  { name: 'insights-answers', path: '/insights/answers', role: 'admin' },
  { name: 'insights-equity', path: '/insights/equity', ...viewer },
  { name: 'insights-upkeep', path: '/insights/upkeep', role: 'admin' },
  { name: 'insights-quality', path: '/insights/quality', role: 'admin' },
  { name: 'letter', path: '/insights/letter', ...viewer },
  { name: 'letter-fault', path: '/insights/letter?day=2031-01-01', ...viewer, status: 422 },
]
