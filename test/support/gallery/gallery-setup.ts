import type { BackupFile } from '../../../src/content/backups/backup-files.js'
import { wording } from '../../../src/platform/language/wording.js'
import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const

/** The backups; the preview of who answers for offices without a contact. */
export const gallerySetup: StaffGalleryPage[] = [
  { name: 'backups', path: '/admin/backups', ...admin },
  { name: 'grading', path: '/admin/grading', ...admin },
  { name: 'shopper', path: '/admin/shopper', ...admin },
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

/** Three concerns that wait to be graded. */
export function drawSample({ database }: TestApp): void {
  database.$client.exec(`
    insert into graded_concerns (week, inquiry, named, sure)
    select '2025-10-06', id, '["nurse"]', 1 from inquiries where text is not null order by id limit 3`)
}

/** Backups that worked until yesterday, and a full disk today. */
export function backUpInVain({ services }: TestApp): void {
  const folder = '/mnt/backups/cedar-valley-unified-school-district'
  const kinds = ['daily', 'weekly', 'monthly'] as const
  const files: BackupFile[] = kinds.map((kind) => ({
    ...{ name: `who-to-ask-${kind}-2026-11-25.zip.age`, kind, date: '2026-11-25' },
    ...{ bytes: 19_093_534, isEncrypted: true },
  }))
  const state = {
    ...{ folder, hour: 2, isEncrypted: true, isRunning: false, fault: wording('backup.full', { folder }) },
    lastDone: new Date('2026-11-25T07:00:00Z'),
  }
  services.backups = { state: () => state, list: async () => files, runNow() {} }
}
