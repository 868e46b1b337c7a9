import { and, desc, eq, gt, gte, isNotNull, isNull, lt, lte, max, notInArray, or } from 'drizzle-orm'
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
  /** Null unless an admin accepted the answers: then the night counts as good. */
  acceptedBy: string | null
}

/** Two years of nights, and a month of answers. */
export const keptNights = 750
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

  /**
   * The good nights before this one whose answers are kept, newest first, back to the last one that an admin accepted: what was
   * right before is meant to be as it is.
   */
  function goodNights(night: string): { night: string; answers: NightAnswer[] }[] {
    const accepted = database
      .select({ night: max(t.night) })
      .from(t)
      .where(and(lt(t.night, night), isNotNull(t.acceptedBy)))
      .get()
    const since = gte(t.night, accepted?.night ?? '')
    return database
      .select({ night: t.night, answers: t.answers })
      .from(t)
      .where(and(lt(t.night, night), since, isGood, isNotNull(t.answers)))
      .orderBy(desc(t.night))
      .all()
      .map((row) => ({ night: row.night, answers: row.answers as NightAnswer[] }))
  }

  return {
    answersOf,
    goodNights,

    /** Newest first. */
    list: (limit: number): ShopperNight[] =>
      database.select(columns).from(t).orderBy(desc(t.night)).limit(limit).all().map(toNight),

    /** The newest night of some days; null for none. @param until the last of them, as an ISO date */
    newestOf(from: string, until: string): ShopperNight | null {
      const row = database
        .select(columns)
        .from(t)
        .where(and(gte(t.night, from), lte(t.night, until)))
        .orderBy(desc(t.night))
        .limit(1)
        .get()
      return row ? toNight(row) : null
    },

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
          forgetOld(found)
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

  /** The newest good night stays, and the one that an open drop is compared with. */
  function forgetOld({ night, drop }: ShopperNight): void {
    const newestGood = database
      .select({ night: max(t.night) })
      .from(t)
      .where(and(lt(t.night, night), isGood, isNotNull(t.answers)))
      .get()
    const compared = [newestGood?.night, drop?.since].filter((each) => typeof each === 'string')
    // Not by a list of nights: hundreds of parameters cost more than the rest of the night.
    const newestOld = (kept: number) =>
      database.select({ night: t.night }).from(t).orderBy(desc(t.night)).limit(1).offset(kept).get()?.night
    const withoutAnswers = newestOld(keptAnswers)
    if (withoutAnswers === undefined) return
    database
      .update(t)
      .set({ answers: null })
      .where(and(lte(t.night, withoutAnswers), notInArray(t.night, compared), isNotNull(t.answers)))
      .run()
    const gone = newestOld(keptNights)
    if (gone !== undefined) database.delete(t).where(lte(t.night, gone)).run()
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
