import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { calendarDays, calendarWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { InLanguages, Level } from './topic.js'
import type { Translations } from './translations.js'

/** A special day or range of days. ISO dates, both inclusive. */
export interface CalendarDay {
  startsOn: string
  endsOn: string
  kind: (typeof calendarDays.$inferSelect)['kind']
  /** Empty for all. */
  levels: Level[]
  /** When schools close on a half-day; null for other days. */
  closes: string | null
  name: InLanguages<string>
}

/** The district's calendar, by date. */
export function listCalendarDays(
  database: Pick<Database, 'select'>,
  translations: Translations,
): CalendarDay[] {
  const name = wordsByOwner(
    database.select().from(calendarWords).all(),
    (row) => row.day,
    (row) => row.name,
    '',
  )
  const rows = database
    .select()
    .from(calendarDays)
    .orderBy(asc(calendarDays.startsOn), asc(calendarDays.id))
    .all()
  return rows.map(({ id, levels, ...day }) => ({
    levels: levels as Level[],
    name: translations.text('calendar-day', name(id)),
    ...day,
  }))
}
