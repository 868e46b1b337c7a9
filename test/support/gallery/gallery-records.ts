import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const

/** The directory editor, import and export, and the audit log. Ids are those of the sample district. */
export const galleryRecords: StaffGalleryPage[] = [
  { name: 'directory', path: '/admin/directory', ...admin },
  { name: 'directory-editor', path: '/admin/directory', role: 'editor' },
  { name: 'contacts', path: '/admin/directory/contacts?school=lincoln-elementary', ...admin },
  { name: 'contacts-none', path: '/admin/directory/contacts?q=nothing+like+this', ...admin },
  { name: 'contacts-none-selected', path: '/admin/directory/contacts?problem=none', status: 422, ...admin },
  { name: 'people', path: '/admin/directory/people?page=2', ...admin },
  { name: 'posts-away', path: '/admin/directory/posts?away=yes', ...admin },
  { name: 'calendar', path: '/admin/directory/calendar', ...admin },
  { name: 'district', path: '/admin/directory/district', ...admin },
  { name: 'theme', path: '/admin/directory/theme', ...admin },
  {
    name: 'theme-preview',
    method: 'post',
    path: '/admin/directory/theme',
    form: { theme_color: '#e0b0ff', accent_color: '#e0b0f0', do: 'preview' },
    ...admin,
  },
  {
    name: 'theme-faulty',
    method: 'post',
    path: '/admin/directory/theme',
    form: { theme_color: 'teal', accent_color: '#f3b34c', do: 'save' },
    status: 422,
    ...admin,
  },
  { name: 'contact', path: '/admin/directory/contacts/1', ...admin },
  { name: 'contact-new', path: '/admin/directory/contacts/new', ...admin },
  {
    name: 'contact-faulty',
    method: 'post',
    path: '/admin/directory/contacts/1',
    form: { phone: '555', hours: 'always', do: 'save' },
    status: 422,
    ...admin,
  },
  {
    name: 'contact-preview',
    method: 'post',
    path: '/admin/directory/contacts/1',
    form: { phone: '(216) 555-0177', do: 'preview' },
    ...admin,
  },
  {
    name: 'contacts-bulk',
    method: 'post',
    path: '/admin/directory/contacts/bulk',
    form: { id: '1' },
    ...admin,
  },
  { name: 'contact-history', path: '/admin/directory/contacts/1/history', ...admin },
  { name: 'person', path: '/admin/directory/people/1', ...admin },
  { name: 'person-held', path: '/admin/directory/people/1/remove', ...admin },
  { name: 'day-remove', path: '/admin/directory/calendar/1/remove', ...admin },
  { name: 'absence', path: '/admin/directory/posts/1/absence', ...admin },
  { name: 'changes', path: '/admin/directory/changes', ...admin },
  { name: 'imports', path: '/admin/imports', ...admin },
  { name: 'audit', path: '/admin/audit', ...admin },
]
