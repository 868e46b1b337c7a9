import { realpathSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { addDays, dayMs } from '../../directory/time/local-time.js'
import { fromRoot } from '../../platform/root.js'
import type { SeedContent } from './seed-content.js'

/** The date on which the sample district's dates were written. */
export const sampleWrittenOn = '2026-11-20'

const note = 'sample-days-moved'

/**
 * Shifts the sample's dates, so that its contacts look freshly checked whenever it is installed. The shift is stored, so
 * that the same files change nothing later. Other folders are left alone.
 * @param today ISO date; null repeats only an earlier shift
 * @param filled true if the database holds a district already
 */
export function moveSampleDays(
  connection: Sqlite.Database,
  {
    folder,
    content,
    today,
    filled,
  }: { folder: string; content: SeedContent; today: string | null; filled: boolean },
): SeedContent {
  if (realpathSync(folder) !== realpathSync(fromRoot('seeds'))) return content
  const noted = connection.prepare('select value from notes where key = ?').pluck().get(note)
  const days = filled ? Number(noted ?? 0) : today === null ? 0 : daysGone(today)
  if (!filled && days > 0)
    connection.prepare('insert or replace into notes (key, value) values (?, ?)').run(note, String(days))
  const contacts = content.contacts.map((row) => ({ ...row, checked: addDays(row.checked, days) }))
  return { ...content, contacts }
}

const daysGone = (today: string) =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(sampleWrittenOn)) / dayMs))
