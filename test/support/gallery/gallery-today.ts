import type { GalleryPage } from './gallery.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const

/** The room of the today line. */
export const galleryTodayRoom: StaffGalleryPage[] = [
  { name: 'today', path: '/admin/today', ...admin },
  {
    name: 'today-faulty',
    method: 'post',
    path: '/admin/today',
    form: {
      ...{ kind: 'delay', 'text-en': 'x'.repeat(201), 'text-es': 'Dos horas tarde', schools: 'nowhere' },
      ...{ from: '2025-10-12T08:00', until: '2025-10-11T08:00', closes_offices: 'yes' },
    },
    status: 422,
    ...admin,
  },
  {
    name: 'today-key-made',
    method: 'post',
    path: '/admin/today/keys',
    form: { name: 'Alert system {count}' },
    ...admin,
  },
  {
    name: 'today-key-faulty',
    method: 'post',
    path: '/admin/today/keys',
    form: { name: ' ' },
    status: 422,
    ...admin,
  },
]

/** Public pages with today lines, of an app that has some: see `today-app.ts`. */
export const galleryToday: GalleryPage[] = [
  { name: 'today-home', path: '/' },
  { name: 'today-answer', path: '/answers/K7M2Q9XD' },
  { name: 'today-school', path: '/schools/lincoln-elementary' },
  { name: 'today-contact', path: '/schools/lincoln-elementary/counselor' },
]
