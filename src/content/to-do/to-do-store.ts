import { and, count, desc, eq, gt, gte, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { handledItems } from '../../platform/database/routing-schema.js'
import { inquiries, wrongDoors } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'

/** Something that a person should look at: a wrong office named, or none. */
export interface ToDoItem {
  /** `door:12`, `miss:7`, `referral:3` */
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

  function doors(): ToDoItem[] {
    return database
      .select({ door: wrongDoors, inquiry: inquiries })
      .from(wrongDoors)
      .leftJoin(inquiries, eq(inquiries.id, wrongDoors.inquiry))
      .where(gte(wrongDoors.reportedAt, since()))
      .orderBy(desc(wrongDoors.reportedAt))
      .limit(maxRead)
      .all()
      .map(({ door, inquiry }) => ({
        key: `door:${door.id}`,
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
  function misses(): ToDoItem[] {
    return database
      .select()
      .from(inquiries)
      .where(missed())
      .orderBy(desc(inquiries.askedAt))
      .limit(maxRead)
      .all()
      .map((inquiry) => ({
        key: `miss:${inquiry.id}`,
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
  function corrected(): ToDoItem[] {
    return database
      .select()
      .from(referrals)
      .where(correctedAlone())
      .orderBy(desc(referrals.loggedAt))
      .limit(maxRead)
      .all()
      .map(({ id, loggedAt, note, lang, wrongOffice, office, topic }) => ({
        key: `referral:${id}`,
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

  const handledRows = () =>
    new Map(
      database
        .select()
        .from(handledItems)
        .all()
        .map((row) => [row.key, row]),
    )

  const all = () => [...doors(), ...misses(), ...corrected()].sort((a, b) => b.at.getTime() - a.at.getTime())

  return {
    /** Everything that waits, newest first. */
    list(): ToDoItem[] {
      const handled = handledRows()
      return all().filter(({ key }) => !handled.has(key))
    },

    /** What was handled, the latest first; without what was erased since. */
    listHandled(): HandledItem[] {
      const handled = handledRows()
      return all()
        .flatMap((item) => {
          const row = handled.get(item.key)
          return row ? [{ item, handled: toHandled(row) }] : []
        })
        .sort((a, b) => b.handled.at.getTime() - a.handled.at.getTime())
    },

    /** @returns null if it is gone; `handled` is null while it waits */
    find(key: string): { item: ToDoItem; handled: Handled | null } | null {
      const item = all().find((each) => each.key === key)
      const row = database.select().from(handledItems).where(eq(handledItems.key, key)).get()
      return item ? { item, handled: row ? toHandled(row) : null } : null
    },

    /** How many wait; fast enough for every page. */
    count(): number {
      const rowsOf = (kind: ToDoItem['kind']) =>
        [...handledRows().keys()].flatMap((key) =>
          key.startsWith(`${kind}:`) ? [Number(key.split(':')[1])] : [],
        )
      const times = count()
      const counts = [
        database
          .select({ times })
          .from(wrongDoors)
          .where(and(gte(wrongDoors.reportedAt, since()), notInArray(wrongDoors.id, rowsOf('door')))),
        database
          .select({ times })
          .from(inquiries)
          .where(and(missed(), notInArray(inquiries.id, rowsOf('miss')))),
        database
          .select({ times })
          .from(referrals)
          .where(and(correctedAlone(), notInArray(referrals.id, rowsOf('referral')))),
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

const toHandled = ({ how, detail, at, by }: HandledRow): Handled => ({ how, detail, at: new Date(at), by })

export type ToDoStore = ReturnType<typeof createToDoStore>
