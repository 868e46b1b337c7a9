import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { forgetInquiries } from '../../answering/inquiries/forget-inquiries.js'
import { spillFile } from '../../answering/inquiries/spill-lines.js'
import { messageReceipts, messages } from '../../platform/database/message-schema.js'
import { databaseFile, openDatabase } from '../../platform/database/open-database.js'
import { savedCases } from '../../platform/database/routing-schema.js'
import { inquiries } from '../../platform/database/schema.js'

/**
 * Erases from a copy of the data what families wrote: concerns, messages, and saved cases in their words. A backup that is
 * kept for months must not keep them longer than the service does. Uploads of imports go, too.
 * @param folder of the copy
 * @param timeZone IANA name
 */
export async function leaveWordsOut(folder: string, now: Date, timeZone: string): Promise<void> {
  for (const path of [spillFile(folder), join(folder, 'imports')])
    await rm(path, { recursive: true, force: true })
  const database = await openDatabase(databaseFile(folder))
  try {
    // Also what was asked since `now`: the copy is a little younger.
    database.update(inquiries).set({ text: null, textUntil: null }).run()
    database.delete(savedCases).where(isNotNull(savedCases.unsureSince)).run()
    await forgetInquiries(database, { now, keepTextDays: 0, timeZone, spillFile: spillFile(folder) })
    database.delete(messages).run()
    database.delete(messageReceipts).run()
    // Leaves no deleted rows in free pages, and no log beside the file.
    database.$client.pragma('journal_mode = DELETE')
    database.$client.exec('vacuum')
  } finally {
    database.$client.close()
  }
}
