import {
  and,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { handledItems } from '../../platform/database/routing-schema.js'
import { inquiries, wrongDoors } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'

/** Something that a person should look at: a wrong office named, or none. */
export interface ToDoItem {
  /** Never given again: `miss:K7M2Q9X4` (its code), `door:12:1795824000000` (its id and moment), `referral:3` */
  key: string
  kind: 'door' | 'miss' | 'referral'
  at: Date
  /** Redacted words of a family, or a clerk's note; null when no longer kept. */
  text: string | null
  lang: string
  /** Code of the answer; null when there is none. */
  code: string | null
  /** Id of the wrong office; null for a miss. */
  office: string | null
  /** Id of the office that the desk sent the family to; null if unknown. */
  right: string | null
  /** Slug of the topic that led there, or of the nearest one; null for none. */
  topic: string | null
  /** Id of the rule that led there; null for none. */
  rule: string | null
}

/** How an item was handled. */
export interface Handled {
  how: 'taught' | 'because'
  /** Slug of the topic that was taught, or a short reason. */
  detail: string
  at: Date
  by: string
}

/** A handled item, for the list. */
export interface HandledItem {
  item: ToDoItem
  handled: Handled
}

/** Older ones say little about today. */
const maxDays = 90
/** How many of each kind are read, newest first. */
const maxRead = 500

type HandledRow = typeof handledItems.$inferSelect

/** What waits for staff, from the tables that hold it, and what was handled. */
export function createToDoStore(database: Database, now: () => Date) {
  const since = () => now().getTime() - maxDays * 86_400_000

  const isHandled = (key: SQL) =>
    sql`exists (select 1 from ${handledItems} where ${handledItems.key} = ${key})`
  const isOpen = (key: SQL) => sql`not ${isHandled(key)}`

  /** @param which narrows it by an item's key, before the limit */
  function doors(which: (key: SQL) => SQL): ToDoItem[] {
    return database
      .select({ key: keys.door, door: wrongDoors, inquiry: inquiries })
      .from(wrongDoors)
      .leftJoin(inquiries, eq(inquiries.id, wrongDoors.inquiry))
      .where(and(reported(), which(keys.door)))
      .orderBy(desc(wrongDoors.reportedAt))
      .limit(maxRead)
      .all()
      .map(({ key, door, inquiry }) => ({
        key,
        kind: 'door',
        at: new Date(door.reportedAt),
        text: inquiry && keptText(inquiry),
        lang: door.lang,
        code: inquiry?.code ?? null,
        office: door.office,
        right: inquiry && sentTo(inquiry.id),
        topic: door.topic,
        rule: door.rule,
      }))
  }

  /** Questions that reached nobody, while their words are kept. */
  function misses(which: (key: SQL) => SQL): ToDoItem[] {
    return database
      .select({ key: keys.miss, inquiry: inquiries })
      .from(inquiries)
      .where(and(missed(), which(keys.miss)))
      .orderBy(desc(inquiries.askedAt))
      .limit(maxRead)
      .all()
      .map(({ key, inquiry }) => ({
        key,
        kind: 'miss',
        at: new Date(inquiry.askedAt),
        text: keptText(inquiry),
        lang: inquiry.lang,
        code: inquiry.code,
        office: null,
        right: sentTo(inquiry.id),
        topic: (inquiry.result as InquiryResult).topics[0]?.slug ?? null,
        rule: null,
      }))
  }

  /** Wrong doors that the desk noted without a question of a family. */
  function corrected(which: (key: SQL) => SQL): ToDoItem[] {
    return database
      .select({ key: keys.referral, referral: referrals })
      .from(referrals)
      .where(and(correctedAlone(), which(keys.referral)))
      .orderBy(desc(referrals.loggedAt))
      .limit(maxRead)
      .all()
      .map(({ key, referral: { loggedAt, note, lang, wrongOffice, office, topic } }) => ({
        key,
        kind: 'referral',
        at: new Date(loggedAt),
        text: note || null,
        lang: note ? 'en' : lang,
        code: null,
        office: wrongOffice,
        right: office,
        topic,
        rule: null,
      }))
  }

  const reported = () => gte(wrongDoors.reportedAt, since())

  const missed = () =>
    and(
      eq(inquiries.outcome, 'handover'),
      gte(inquiries.askedAt, since()),
      isNotNull(inquiries.text),
      or(isNull(inquiries.textUntil), gt(inquiries.textUntil, now().getTime())),
      notInArray(
        inquiries.id,
        database.select({ id: wrongDoors.inquiry }).from(wrongDoors).where(isNotNull(wrongDoors.inquiry)),
      ),
    )

  const correctedAlone = () =>
    and(
      isNotNull(referrals.wrongOffice),
      isNull(referrals.inquiry),
      isNull(referrals.undoneAt),
      gte(referrals.loggedAt, since()),
    )

  function keptText({ text, textUntil }: typeof inquiries.$inferSelect): string | null {
    return textUntil === null || textUntil > now().getTime() ? text : null
  }

  /** Where the desk last sent the family. */
  function sentTo(inquiry: number): string | null {
    const where = and(eq(referrals.inquiry, inquiry), isNull(referrals.undoneAt))
    const latest = desc(referrals.loggedAt)
    const row = database
      .select({ office: referrals.office })
      .from(referrals)
      .where(where)
      .orderBy(latest)
      .get()
    return row?.office ?? null
  }

  const all = (which: (key: SQL) => SQL) =>
    [...doors(which), ...misses(which), ...corrected(which)].sort((a, b) => b.at.getTime() - a.at.getTime())

  return {
    /** Everything that waits, newest first. */
    list: (): ToDoItem[] => all(isOpen),

    /** What was handled, the latest first; without what was erased since. */
    listHandled(): HandledItem[] {
      const rows = database.select().from(handledItems).all()
      const handled = new Map(rows.map((row) => [row.key, toHandled(row)]))
      return all(isHandled)
        .map((item) => ({ item, handled: handled.get(item.key)! }))
        .sort((a, b) => b.handled.at.getTime() - a.handled.at.getTime())
    },

    /** @returns null if it is gone; `handled` is null while it waits */
    find(wanted: string): { item: ToDoItem; handled: Handled | null } | null {
      const [item] = all((key) => sql`${key} = ${wanted}`)
      const row = database.select().from(handledItems).where(eq(handledItems.key, wanted)).get()
      return item ? { item, handled: row ? toHandled(row) : null } : null
    },

    /** How many wait; fast enough for every page. */
    count(): number {
      const times = count()
      const counts = [
        database
          .select({ times })
          .from(wrongDoors)
          .where(and(reported(), isOpen(keys.door))),
        database
          .select({ times })
          .from(inquiries)
          .where(and(missed(), isOpen(keys.miss))),
        database
          .select({ times })
          .from(referrals)
          .where(and(correctedAlone(), isOpen(keys.referral))),
      ]
      return counts.reduce((sum, query) => sum + Math.min(maxRead, query.get()?.times ?? 0), 0)
    },

    /** @returns false if somebody else has handled it */
    handle(key: string, { at, ...handled }: Handled): boolean {
      const row = { key, ...handled, at: at.getTime() }
      return database.insert(handledItems).values(row).onConflictDoNothing().run().changes > 0
    },

    /** Puts it back on the list. @returns false if it was not handled */
    reopen: (key: string): boolean =>
      database.delete(handledItems).where(eq(handledItems.key, key)).run().changes > 0,
  }
}

/** SQLite gives the id of a deleted last row to the next one: an id alone would make a new item handled. */
const keys = {
  door: sql<string>`'door:' || ${wrongDoors.id} || ':' || ${wrongDoors.reportedAt}`,
  miss: sql<string>`'miss:' || ${inquiries.code}`,
  referral: sql<string>`'referral:' || ${referrals.id}`,
}

/** Erases notes on items that are too old to be listed. */
export function dropOldHandled(database: Database, now: Date): void {
  const before = now.getTime() - maxDays * 86_400_000
  database.delete(handledItems).where(lt(handledItems.at, before)).run()
}

const toHandled = ({ how, detail, at, by }: HandledRow): Handled => ({ how, detail, at: new Date(at), by })

export type ToDoStore = ReturnType<typeof createToDoStore>
