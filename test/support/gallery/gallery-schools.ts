import type { GalleryPage } from './gallery.js'

/** Pages of schools, their offices, email addresses, people, and the search. */
export const gallerySchools: GalleryPage[] = [
  { name: 'schools', path: '/schools' },
  { name: 'schools-es', path: '/es/schools' },
  { name: 'school', path: '/schools/lincoln-elementary' },
  { name: 'school-es', path: '/es/schools/riverbend-high' },
  {
    name: 'school-number-reported-es',
    path: '/es/schools/lincoln-elementary?reported=school-office.lincoln-elementary',
  },
  { name: 'school-closed', path: '/schools/old-mill-elementary', status: 410 },
  { name: 'contact', path: '/schools/lincoln-elementary/counselor' },
  { name: 'contact-many-people', path: '/schools/lincoln-elementary/teacher' },
  { name: 'contact-front-office-es', path: '/es/schools/lincoln-elementary/school-office' },
  { name: 'email-button', path: '/people/joaquin-solis/email' },
  { name: 'email-shown', method: 'post', path: '/people/joaquin-solis/email' },
  { name: 'email-shown-es', method: 'post', path: '/es/email' },
]
