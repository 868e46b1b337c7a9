import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const

/** The preview of who answers for offices without a contact. */
export const gallerySetup: StaffGalleryPage[] = [
  {
    name: 'setup-without-contact',
    path: '/admin/setup/offices/without-contact?school=school-office&district=transportation',
    ...admin,
  },
]

/** A contact without a mailbox, an office that closed, and two offices without a contact. */
export function leaveGaps({ database }: TestApp): void {
  database.$client.exec(`
    update contacts set email = '', messages = 0 where id = 3;
    update offices set closed_from = '2025-06-30', successor = 'transportation' where rowid = 30;
    delete from posts where contact in (select id from contacts where office in ('gifted', 'librarian'));
    delete from contacts where office in ('gifted', 'librarian')`)
}
