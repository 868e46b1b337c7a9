import { and, asc, eq, gte, isNotNull, lt, lte } from 'drizzle-orm'
import { contactChanges, contactLetters } from '../../platform/database/contact-letter-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import { accounts } from '../../platform/database/staff-schema.js'
import type { QueueStore, Waiting } from '../../platform/mail/mail-queue.js'

/** A letter that asks one mailbox about its contacts. */
export type ContactLetter = typeof contactLetters.$inferSelect

/** A change that an office sent. */
export type ContactChange = typeof contactChanges.$inferSelect

/** The letters to offices, as a queue, and the changes that came back. A letter's code is its id. */
export function createContactLetterStore(database: Database, keepMs: number) {
  const set = (code: string, values: Partial<ContactLetter>) =>
    void database
      .update(contactLetters)
      .set(values)
      .where(eq(contactLetters.id, Number(code)))
      .run()

  const find = (id: number): ContactLetter | null =>
    database.select().from(contactLetters).where(eq(contactLetters.id, id)).get() ?? null

  const queue: QueueStore<Waiting> = {
    due(now) {
      const row = database
        .select()
        .from(contactLetters)
        .where(lte(contactLetters.nextTry, now))
        .orderBy(asc(contactLetters.nextTry), asc(contactLetters.id))
        .get()
      return row ? { code: String(row.id), tries: row.tries } : null
    },
    receipt(code) {
      const letter = find(Number(code))
      return letter && { queuedAt: letter.askedAt }
    },
    refused: () =>
      database
        .select({ id: contactLetters.id, by: contactLetters.refusedBy })
        .from(contactLetters)
        .where(and(isNotNull(contactLetters.nextTry), isNotNull(contactLetters.refusedBy)))
        .all()
        .map(({ id, by }) => ({ code: String(id), by })),
    async retry({ code, tries }, nextTry, refusedBy) {
      set(code, { tries: tries + 1, nextTry, refusedBy })
    },
    async hasten(code) {
      set(code, { nextTry: 0 })
    },
    async sent(code) {
      set(code, { nextTry: null, refusedBy: null })
    },
    async gaveUp(code) {
      set(code, { nextTry: null })
    },
    async forget(now) {
      const since = now - keepMs
      database.delete(contactLetters).where(lt(contactLetters.askedAt, since)).run()
      database.delete(contactChanges).where(lt(contactChanges.at, since)).run()
    },
  }

  return {
    queue,
    find,

    /** Language of the account with this address; null for none. @param mailbox in lower case */
    languageOf: (mailbox: string): string | null =>
      database.select({ lang: accounts.lang }).from(accounts).where(eq(accounts.email, mailbox)).get()
        ?.lang ?? null,

    /** Letters since a moment, sent or not. */
    since: (moment: number): ContactLetter[] =>
      database.select().from(contactLetters).where(gte(contactLetters.askedAt, moment)).all(),

    /** Queues letters, all or none. */
    add(letters: readonly Pick<ContactLetter, 'mailbox' | 'contacts' | 'askedOn' | 'askedAt'>[]): void {
      database.transaction((tx) => {
        for (const letter of letters)
          tx.insert(contactLetters)
            .values({ ...letter, nextTry: letter.askedAt })
            .run()
      })
    },

    /** Ids of the contacts for which a change came back. */
    changed: (letter: number): number[] =>
      database
        .select({ contact: contactChanges.contact })
        .from(contactChanges)
        .where(eq(contactChanges.letter, letter))
        .all()
        .map(({ contact }) => contact),

    /** @returns false if this letter brought a change of the contact before */
    addChange: (change: Omit<ContactChange, 'id'>): boolean =>
      database.insert(contactChanges).values(change).onConflictDoNothing().run().changes > 0,
  }
}
