import { and, asc, eq, isNull, lte, notInArray } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { staffLetters as t } from '../../platform/database/staff-schema.js'
import type { QueueStore, Waiting } from '../../platform/mail/mail-queue.js'

/** A letter that waits; its code names the account and the matter. */
export interface WaitingLetter extends Waiting {
  account: number
  about: string
}

/** Letters to staff: one for each account and matter. Moments are UTC milliseconds. */
export function createStaffLetterStore(database: Database) {
  const set = (code: string, values: Partial<typeof t.$inferSelect>) => {
    const { account, about } = readLetterCode(code)
    database
      .update(t)
      .set(values)
      .where(and(eq(t.account, account), eq(t.about, about)))
      .run()
  }

  const queue: QueueStore<WaitingLetter> = {
    due(now) {
      const row = database
        .select()
        .from(t)
        .where(and(isNull(t.sentAt), lte(t.nextTry, now)))
        .orderBy(asc(t.nextTry), asc(t.account))
        .get()
      return row ? { ...row, code: `${row.account} ${row.about}` } : null
    },
    // A letter waits as long as its matter does, so its age does not count.
    receipt: () => null,
    // Each try takes the address that the account has then.
    refused: () => [],
    async hasten(code) {
      set(code, { nextTry: 0 })
    },
    async retry({ code, tries }, nextTry) {
      set(code, { tries: tries + 1, nextTry })
    },
    async sent(code, at) {
      set(code, { sentAt: at })
    },
    async gaveUp(code, at) {
      set(code, { sentAt: at })
    },
    // `keepOnly` deletes them.
    async forget() {},
  }

  return {
    queue,

    /** Does nothing for a letter that waits or was sent. */
    add(account: number, about: string, now: number): void {
      database.insert(t).values({ account, about, nextTry: now }).onConflictDoNothing().run()
    },

    /** Deletes the letters about anything else. */
    keepOnly(about: readonly string[]): void {
      database
        .delete(t)
        .where(notInArray(t.about, [...about]))
        .run()
    },
  }
}

/** @param code of a letter: its account and its matter */
export function readLetterCode(code: string): { account: number; about: string } {
  const end = code.indexOf(' ')
  return { account: Number(code.slice(0, end)), about: code.slice(end + 1) }
}
