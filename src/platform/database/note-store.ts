import { eq, sql } from 'drizzle-orm'
import type { Database } from './open-database.js'
import { notes } from './schema.js'

/** Moments that the service stores for its next start. @returns null when missing or unreadable */
export function readMoment(database: Pick<Database, 'select'>, key: string): Date | null {
  const value = database.select({ value: notes.value }).from(notes).where(eq(notes.key, key)).get()?.value
  const moment = new Date(value ?? '')
  return Number.isNaN(moment.getTime()) ? null : moment
}

/** @param moment null deletes the note */
export function noteMoment(
  database: Pick<Database, 'insert' | 'delete'>,
  key: string,
  moment: Date | null,
): void {
  if (moment === null) {
    database.delete(notes).where(eq(notes.key, key)).run()
    return
  }
  database
    .insert(notes)
    .values({ key, value: moment.toISOString() })
    .onConflictDoUpdate({ target: notes.key, set: { value: sql`excluded.value` } })
    .run()
}
