import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { todayLines, todayLineWords } from '../../platform/database/today-schema.js'
import { wordsByOwner } from '../model/in-language.js'
import type { Translations } from '../model/translations.js'
import type { TodayLine } from './today-line.js'

/** All lines that are stored, past and future ones, too; oldest first. */
export function listTodayLines(database: Pick<Database, 'select'>, translations: Translations): TodayLine[] {
  const words = wordsByOwner(
    database.select().from(todayLineWords).all(),
    (row) => row.line,
    (row) => row.text,
    '',
  )
  const rows = database.select().from(todayLines).orderBy(asc(todayLines.id)).all()
  return rows.map(({ startsAt, endsAt, postedAt, ...row }) => ({
    ...row,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    postedAt: new Date(postedAt),
    words: translations.text('today-line', words(row.id)),
  }))
}
