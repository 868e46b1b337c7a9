import { and, asc, eq, isNull, lte, notInArray } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { staffLetters as t } from '../../platform/database/staff-schema.js'

/** A letter that waits. */
export type WaitingLetter = typeof t.$inferSelect

/** Letters to staff: one for each account and matter. Moments are UTC milliseconds. */
export function createStaffLetterStore(database: Database) {
  const one = ({ account, about }: Pick<WaitingLetter, 'account' | 'about'>) =>
    and(eq(t.account, account), eq(t.about, about))

  return {
    /** Does nothing for a letter that waits or was sent. */
    add(account: number, about: string, now: number): void {
      database.insert(t).values({ account, about, nextTry: now }).onConflictDoNothing().run()
    },

    /** Letters to try now, those that wait longest first. */
    due: (now: number): WaitingLetter[] =>
      database
        .select()
        .from(t)
        .where(and(isNull(t.sentAt), lte(t.nextTry, now)))
        .orderBy(asc(t.nextTry), asc(t.account))
        .all(),

    sent(letter: WaitingLetter, now: number): void {
      database.update(t).set({ sentAt: now }).where(one(letter)).run()
    },

    retry(letter: WaitingLetter, nextTry: number): void {
      database
        .update(t)
        .set({ tries: letter.tries + 1, nextTry })
        .where(one(letter))
        .run()
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
