import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { shopperNights as t } from '../../platform/database/shopper-schema.js'
import type { NightCounts, NightFigures } from './count-night.js'
import type { Drop, NightAnswer } from './find-drop.js'

/** A night as kept. */
export interface ShopperNight extends NightFigures {
  /** ISO date. */
  night: string
  at: Date
  revision: number
  change: number
  /** Null for a good night. */
  drop: Drop | null
  /** Null unless an admin said that the answers are meant: then the night counts as good. */
  acceptedBy: string | null
}

/** Two years of nights, and a month of answers. */
const keptNights = 750
const keptAnswers = 30

/** Stores the nights. */
export function createShopperStore(database: Database) {
  const columns = {
    ...{ night: t.night, at: t.at, revision: t.revision, change: t.change, signals: t.signals },
    ...{ counts: t.counts, middleMs: t.middleMs, slowMs: t.slowMs, drop: t.drop, acceptedBy: t.acceptedBy },
  }
  const isGood = or(isNull(t.drop), isNotNull(t.acceptedBy))

  const answersOf = (night: string): NightAnswer[] | null => {
    const row = database.select({ answers: t.answers }).from(t).where(eq(t.night, night)).get()
    return (row?.answers as NightAnswer[] | null | undefined) ?? null
  }

  /** The newest good night before this one whose answers are kept. */
  function lastGood(night: string): { night: string; answers: NightAnswer[] } | null {
    const where = and(lt(t.night, night), isGood, isNotNull(t.answers))
    const row = database.select({ night: t.night }).from(t).where(where).orderBy(desc(t.night)).get()
    return row ? { night: row.night, answers: answersOf(row.night) ?? [] } : null
  }

  return {
    answersOf,
    lastGood,

    /** Newest first. */
    list: (limit: number): ShopperNight[] =>
      database.select(columns).from(t).orderBy(desc(t.night)).limit(limit).all().map(toNight),

    find(night: string): ShopperNight | null {
      const row = database.select(columns).from(t).where(eq(t.night, night)).get()
      return row ? toNight(row) : null
    },

    /** Replaces the same night, and drops nights that a wrong clock dated later. Old answers and nights go. */
    save(found: ShopperNight, answers: readonly NightAnswer[]): void {
      const row = { ...found, at: found.at.getTime(), counts: { ...found.counts }, answers }
      database.transaction(
        () => {
          database.delete(t).where(gt(t.night, found.night)).run()
          database.insert(t).values(row).onConflictDoUpdate({ target: t.night, set: row }).run()
          forgetOld(found.night)
        },
        { behavior: 'immediate' },
      )
    },

    /** @returns whether the night is one with a drop */
    accept: (night: string, by: string): boolean =>
      database
        .update(t)
        .set({ acceptedBy: by })
        .where(and(eq(t.night, night), isNotNull(t.drop)))
        .run().changes > 0,
  }

  function forgetOld(night: string): void {
    const nights = database.select({ night: t.night }).from(t).orderBy(desc(t.night)).all()
    const good = lastGood(night)?.night
    const from = (kept: number) => nights.slice(kept).map((each) => each.night)
    const old = from(keptAnswers).filter((each) => each !== good)
    database
      .update(t)
      .set({ answers: null })
      .where(and(inArray(t.night, old), isNotNull(t.answers)))
      .run()
    database
      .delete(t)
      .where(inArray(t.night, from(keptNights)))
      .run()
  }
}

export type ShopperStore = ReturnType<typeof createShopperStore>

function toNight(row: Omit<typeof t.$inferSelect, 'answers'>): ShopperNight {
  const { at, counts, drop, ...rest } = row
  return {
    ...rest,
    at: new Date(at),
    counts: counts as unknown as NightCounts,
    drop: drop as Drop | null,
  }
}
