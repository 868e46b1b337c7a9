import { eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { smsOptOuts } from '../../platform/database/schema.js'

/** Opted-out phones, by hash of their number. */
export interface OptOutStore {
  has(number: string): boolean
  add(number: string, at: Date): void
  remove(number: string): void
  /** Whether nobody has opted out. */
  isEmpty(): boolean
}

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
  }
}
