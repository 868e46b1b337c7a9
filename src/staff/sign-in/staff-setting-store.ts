import { eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { staffSettings } from '../../platform/database/staff-schema.js'

/** Stores admins' sign-in settings, each as JSON. */
export function createStaffSettingStore(database: Database) {
  return {
    /** @returns null if not set */
    find: (setting: string): unknown =>
      database
        .select({ value: staffSettings.value })
        .from(staffSettings)
        .where(eq(staffSettings.setting, setting))
        .get()?.value ?? null,
    keep: (setting: string, value: unknown): void =>
      void database
        .insert(staffSettings)
        .values({ setting, value })
        .onConflictDoUpdate({ target: staffSettings.setting, set: { value } })
        .run(),
  }
}

export type StaffSettingStore = ReturnType<typeof createStaffSettingStore>
