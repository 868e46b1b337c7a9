import type { StaffGalleryPage } from './gallery-staff.js'

const viewer = { role: 'viewer' } as const

/** What families ask: as a viewer and an admin see it, for a year, and for a day without counts. */
export const galleryInsights: StaffGalleryPage[] = [
  { name: 'insights', path: '/insights', ...viewer },
  { name: 'insights-year', path: '/insights?length=year', role: 'admin' },
  { name: 'insights-fault', path: '/insights?day=2031-01-01', ...viewer, status: 422 },
  { name: 'insights-answers', path: '/insights/answers', role: 'admin' },
  { name: 'insights-equity', path: '/insights/equity', ...viewer },
  { name: 'insights-upkeep', path: '/insights/upkeep', role: 'admin' },
]
