import type { StaffGalleryPage } from './gallery-staff.js'

/** The front office before anything is logged. */
export const galleryDesk: StaffGalleryPage[] = [
  { name: 'desk-preferences', path: '/desk/preferences?saved=yes', role: 'desk' },
  { name: 'desk-nobody', method: 'post', path: '/desk', form: { q: 'zzz qqq' }, role: 'desk' },
  { name: 'desk-no-number', method: 'post', path: '/desk', form: { q: '555-9999' }, role: 'desk' },
  { name: 'desk-call-sheet-all', path: '/desk/call-sheets/lincoln-elementary?topics=all', role: 'desk' },
  { name: 'desk', path: '/desk', role: 'desk' },
  { name: 'desk-referrals', path: '/desk/referrals', role: 'desk' },
  { name: 'desk-follow-ups', path: '/desk/follow-ups', role: 'desk' },
  { name: 'desk-call-sheet', path: '/desk/call-sheets/lincoln-elementary', role: 'desk' },
  { name: 'desk-call-sheets', path: '/desk/call-sheets', role: 'desk' },
]
