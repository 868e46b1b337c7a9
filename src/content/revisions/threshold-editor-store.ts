import { eq } from 'drizzle-orm'
import type { ThresholdName, Thresholds } from '../../answering/revision/thresholds.js'
import type { Database } from '../../platform/database/open-database.js'
import { thresholds } from '../../platform/database/routing-schema.js'

/** Edits the working copy's thresholds. */
export function createThresholdEditor(database: Database) {
  return {
    /** Thresholds that differ from the measured ones. */
    changed(): Partial<Thresholds> {
      const rows = database.select().from(thresholds).all()
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    },

    /** @param value null to restore the measured one */
    set(name: ThresholdName, value: number | null): void {
      if (value === null) database.delete(thresholds).where(eq(thresholds.name, name)).run()
      else
        database
          .insert(thresholds)
          .values({ name, value })
          .onConflictDoUpdate({ target: thresholds.name, set: { value } })
          .run()
    },
  }
}

export type ThresholdEditor = ReturnType<typeof createThresholdEditor>
