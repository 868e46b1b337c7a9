import { and, eq, gt, lte } from 'drizzle-orm'
import { untranslated } from '../../directory/model/translations.js'
import type { TodayLine } from '../../directory/today/today-line.js'
import { listTodayLines } from '../../directory/today/today-line-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { todayLines, todayLineWords } from '../../platform/database/today-schema.js'
import type { Wording } from '../../platform/language/wording.js'
import type { NewTodayLine } from './read-today-draft.js'

/** The author of a line. */
export interface TodayAuthor {
  name: string
  /** Id of the program's key; null for a person. */
  key: number | null
}

/** Writes today lines. Each post deletes the ended ones: the audit log keeps them. */
export function createTodayWriter(database: Database) {
  const listFrom = (tx: Pick<Database, 'select'>, now: Date) =>
    listTodayLines(tx, untranslated).filter(({ endsAt }) => endsAt > now)

  return {
    /** Lines that are not over, oldest first. */
    list: (now: Date): TodayLine[] => listFrom(database, now),

    /**
     * @param whyFull why no more lines can be posted; null if one can
     * @returns the line; the existing one if it says the same, so that a second click posts nothing
     */
    add(
      line: NewTodayLine,
      { name, key }: TodayAuthor,
      now: Date,
      whyFull: (lines: readonly TodayLine[]) => Wording | null,
    ): { line: TodayLine; isNew: boolean } | { full: Wording } {
      return database.transaction((tx) => {
        tx.delete(todayLines).where(lte(todayLines.endsAt, now.getTime())).run()
        const lines = listFrom(tx, now)
        const same = lines.find((other) => isSame(other, line))
        if (same) return { line: same, isNew: false }
        const full = whyFull(lines)
        if (full) return { full }
        const { words, startsAt, endsAt, ...rest } = line
        const { id } = tx
          .insert(todayLines)
          .values({
            ...rest,
            startsAt: startsAt.getTime(),
            endsAt: endsAt.getTime(),
            postedAt: now.getTime(),
            postedBy: name,
            key,
          })
          .returning({ id: todayLines.id })
          .get()
        const rows = Object.entries(words).map(([lang, text]) => ({ line: id, lang, text }))
        tx.insert(todayLineWords).values(rows).run()
        const stored = listFrom(tx, now).find((each) => each.id === id)
        if (!stored) throw new Error('The line that was just stored is gone')
        return { line: stored, isNew: true }
      })
    },

    /**
     * Ends a line.
     * @param key only if this key posted it; null for any line
     * @returns the line; null if it does not exist, or has ended
     */
    end(id: number, key: number | null, now: Date): TodayLine | null {
      const line = listFrom(database, now).find((each) => each.id === id)
      if (!line || (key !== null && line.key !== key)) return null
      database.delete(todayLines).where(eq(todayLines.id, id)).run()
      return line
    },

    /** Ends every line that a key posted. @returns the lines */
    endAll(key: number, now: Date): TodayLine[] {
      const lines = listFrom(database, now).filter((line) => line.key === key)
      database
        .delete(todayLines)
        .where(and(eq(todayLines.key, key), gt(todayLines.endsAt, now.getTime())))
        .run()
      return lines
    },
  }
}

/** One that starts earlier will do: it is there when the given one should be. */
function isSame(line: TodayLine, given: NewTodayLine): boolean {
  const said = ({ kind, schools, endsAt, closesOffices, words }: Omit<NewTodayLine, 'startsAt'>) =>
    JSON.stringify([
      ...[kind, [...schools].sort(), endsAt.getTime(), closesOffices],
      Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)),
    ])
  return line.startsAt <= given.startsAt && said({ ...line, schools: [...line.schools] }) === said(given)
}
