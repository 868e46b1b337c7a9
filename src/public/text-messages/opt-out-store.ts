import { eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { notes, smsOptOuts } from '../../platform/database/schema.js'

/** Opted-out phones, by hash of their number. */
export interface OptOutStore {
  has(number: string): boolean
  add(number: string, at: Date): void
  remove(number: string): void
  /** Whether nobody has opted out. */
  isEmpty(): boolean
  /** The key that hashed their numbers, by its `id`; null where that is not known. */
  keyId(): string | null
  /** @param id null takes the key that is there from now on, and its loss as a fact */
  noteKey(id: string | null): void
}

const keyNote = 'sms-key'

export function createOptOutStore(database: Database): OptOutStore {
  return {
    has: (number) =>
      database.select().from(smsOptOuts).where(eq(smsOptOuts.number, number)).get() !== undefined,
    add: (number, at) =>
      void database
        .insert(smsOptOuts)
        .values({ number, optedOutAt: at.getTime() })
        .onConflictDoNothing()
        .run(),
    remove: (number) => void database.delete(smsOptOuts).where(eq(smsOptOuts.number, number)).run(),
    isEmpty: () => database.select().from(smsOptOuts).limit(1).get() === undefined,
    keyId: () =>
      database.select({ value: notes.value }).from(notes).where(eq(notes.key, keyNote)).get()?.value ?? null,
    noteKey(id) {
      database.delete(notes).where(eq(notes.key, keyNote)).run()
      if (id !== null) database.insert(notes).values({ key: keyNote, value: id }).run()
    },
  }
}
