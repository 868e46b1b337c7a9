import {
  and,
  type Column,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { dayMs } from '../../directory/time/local-time.js'
import { contactChanges } from '../../platform/database/contact-letter-schema.js'
import { gradedConcerns } from '../../platform/database/grading-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import { handledItems } from '../../platform/database/routing-schema.js'
import { contacts, inquiries, schools, wrongDoors } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'
import { noOffice, unclear } from '../grading/measure-grades.js'

/** Something that a person should look at: a wrong office named, or none, or a change that an office sent. */
export interface ToDoItem {
  /** Never given again: `miss:K7M2Q9X4` (its code), `door:12:1795824000000` (its id and moment), `referral:3`, `change:5:1795824000000`, `graded:7` */
  key: string
  kind: 'door' | 'miss' | 'referral' | 'change' | 'graded' | 'disputed'
  at: Date
  /** Redacted words of a family, or a clerk's note; null when no longer kept. */
  text: string | null
  lang: string
  /** Code of the answer; null without one. */
  code: string | null
  /** Id of the wrong office; null for a miss. */
  office: string | null
  /** Id of the office that the desk sent the family to; null if unknown. */
  right: string | null
  /** Slug of the topic that led there, or of the nearest one; null for none. */
  topic: string | null
  /** Id of the rule that led there; null for none. */
  rule: string | null
  /** What two people who graded the answer said, once where they agree: ids of offices, null for none of ours. */
  said?: readonly (string | null)[]
  /** The changes that an office wants; only for a change. */
  change?: SentChange
}

/** Fields of a contact as an office sent them. */
export interface SentChange {
  /** Contact id. */
  contact: number
  /** Slug; null for a district office. */
  school: string | null
  /** Without those that are as sent already. */
  fields: Partial<Record<'phone' | 'ext' | 'hours', string>>
  /** An absence from one of its posts; null for none. */
  absence: SentAbsence | null
}

/** An absence as an office sent it. */
export interface SentAbsence {
  /** Post id. */
  post: number
  /** ISO dates, both inclusive; `until` is empty for an open end. */
  from: string
  until: string
  /** Slug; empty for none. */
  standIn: string
}

/** How an item was handled. */
export interface Handled {
  how: 'taught' | 'because' | 'applied'
  /** Slug of the topic that was taught, a short reason, or empty. */
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

/** A count that only a write changes before a moment. */
export interface LastingCount {
  count: number
  /** In milliseconds: from then on, it may be another one. */
  until: number
}

/** From an item's moment to the first at which it is no longer listed. */
const listedMs = maxDays * dayMs + 1
const forever = Number.MAX_SAFE_INTEGER

type HandledRow = typeof handledItems.$inferSelect

/** Items waiting for staff, from several tables, and handled items. */
export function createToDoStore(database: Database, now: () => Date) {
  const since = () => now().getTime() - maxDays * dayMs

  const isHandled = (key: SQL) =>
    sql`exists (select 1 from ${handledItems} where ${handledItems.key} = ${key})`
  const isOpen = (key: SQL) => sql`not ${isHandled(key)}`

  /** @param which narrows it before the limit */
  function doors(which: Where): ToDoItem[] {
    return database
      .select({ key: keys.door, door: wrongDoors, inquiry: inquiries, right: sentTo(wrongDoors.inquiry) })
      .from(wrongDoors)
      .leftJoin(inquiries, eq(inquiries.id, wrongDoors.inquiry))
      .where(and(reported(), which))
      .orderBy(desc(wrongDoors.reportedAt))
      .limit(maxRead)
      .all()
      .map(({ key, door, inquiry, right }) => ({
        key,
        kind: 'door',
        at: new Date(door.reportedAt),
        text: inquiry && keptText(inquiry),
        lang: door.lang,
        code: inquiry?.code ?? null,
        office: door.office,
        right,
        topic: door.topic,
        rule: door.rule,
      }))
  }

  /** Questions that reached nobody, while their words are kept. */
  function misses(which: Where): ToDoItem[] {
    return database
      .select({ key: keys.miss, inquiry: inquiries, right: sentTo(inquiries.id) })
      .from(inquiries)
      .where(and(missed(), which))
      .orderBy(desc(inquiries.askedAt))
      .limit(maxRead)
      .all()
      .map(({ key, inquiry, right }) => ({
        key,
        kind: 'miss',
        at: new Date(inquiry.askedAt),
        text: keptText(inquiry),
        lang: inquiry.lang,
        code: inquiry.code,
        office: null,
        right,
        topic: (inquiry.result as InquiryResult).topics[0]?.slug ?? null,
        rule: null,
      }))
  }

  /** Wrong doors that the desk noted, and no question of a family is charged with. */
  function corrected(which: Where): ToDoItem[] {
    return database
      .select({ key: keys.referral, referral: referrals, inquiry: inquiries })
      .from(referrals)
      .leftJoin(inquiries, eq(inquiries.id, referrals.inquiry))
      .where(and(correctedAlone(), which))
      .orderBy(desc(referrals.loggedAt))
      .limit(maxRead)
      .all()
      .map(({ key, referral: { loggedAt, note, lang, wrongOffice, office, topic }, inquiry }) => ({
        key,
        kind: 'referral',
        at: new Date(loggedAt),
        text: note || null,
        lang: note ? 'en' : lang,
        code: inquiry?.code ?? null,
        office: wrongOffice,
        right: office,
        topic,
        rule: null,
      }))
  }

  /** The office that the desk last sent the family of an inquiry to. */
  const sentTo = (inquiry: Column) =>
    sql<string | null>`${database
      .select({ office: referrals.office })
      .from(referrals)
      .where(and(eq(referrals.inquiry, inquiry), isNull(referrals.undoneAt)))
      .orderBy(desc(referrals.loggedAt))
      .limit(1)}`

  /** Changes that offices sent when they were asked about their contacts. */
  function changes(which: Where): ToDoItem[] {
    return database
      .select({ key: keys.change, change: contactChanges, contact: contacts, school: schools.slug })
      .from(contactChanges)
      .innerJoin(contacts, eq(contacts.id, contactChanges.contact))
      .leftJoin(schools, eq(schools.id, contacts.school))
      .where(and(sent(), which))
      .orderBy(desc(contactChanges.at))
      .limit(maxRead)
      .all()
      .map(({ key, change, contact, school }) => ({
        key,
        kind: 'change',
        at: new Date(change.at),
        text: change.note || null,
        lang: 'en',
        ...{ code: null, office: contact.office, right: null, topic: null, rule: null },
        change: {
          contact: contact.id,
          school,
          fields: differing(change, contact),
          absence: absenceOf(change),
        },
      }))
  }

  /** Answers that two people did not both call right, while their words are kept: they count as misses. */
  function graded(which: Where): ToDoItem[] {
    return database
      .select({
        key: keys.graded,
        first: gradedConcerns.first,
        second: gradedConcerns.second,
        named: gradedConcerns.named,
        inquiry: inquiries,
      })
      .from(gradedConcerns)
      .innerJoin(inquiries, eq(inquiries.id, gradedConcerns.inquiry))
      .where(and(gradedWrong(), which))
      .orderBy(desc(inquiries.askedAt))
      .limit(maxRead)
      .all()
      .map(({ key, first, second, named, inquiry }) => ({
        key,
        at: new Date(inquiry.askedAt),
        text: keptText(inquiry),
        lang: inquiry.lang,
        code: inquiry.code,
        office: named[0] ?? null,
        ...verdictOf(first!, second!),
        topic: (inquiry.result as InquiryResult).topics[0]?.slug ?? null,
        rule: (inquiry.result as InquiryResult).rule ?? null,
      }))
  }

  const isNamed = (said: Column) =>
    sql`exists (select 1 from json_each(${gradedConcerns.named}) where value = ${said})`

  /** Wrong doors are on the list already, and so are questions that reached nobody. */
  const gradedWrong = () =>
    and(
      ne(gradedConcerns.first, unclear),
      ne(gradedConcerns.second, unclear),
      sql`not (${isNamed(gradedConcerns.first)} and ${isNamed(gradedConcerns.second)})`,
      sql`json_array_length(${gradedConcerns.named}) > 0`,
      gte(gradedConcerns.gradedAt, since()),
      isNotNull(inquiries.text),
      or(isNull(inquiries.textUntil), gt(inquiries.textUntil, now().getTime())),
      sql`not exists (select 1 from ${wrongDoors} where ${wrongDoors.inquiry} = ${inquiries.id})`,
    )

  const sent = () => gte(contactChanges.at, since())

  const reported = () => gte(wrongDoors.reportedAt, since())

  const missed = () =>
    and(
      // Written out: SQLite finds the index `inquiries_missed` only so.
      sql`${inquiries.outcome} = 'handover'`,
      gte(inquiries.askedAt, since()),
      isNotNull(inquiries.text),
      or(isNull(inquiries.textUntil), gt(inquiries.textUntil, now().getTime())),
      sql`not exists (select 1 from ${wrongDoors} where ${wrongDoors.inquiry} = ${inquiries.id})`,
    )

  const correctedAlone = () =>
    and(
      isNotNull(referrals.wrongOffice),
      isNull(referrals.undoneAt),
      sql`not exists (select 1 from ${wrongDoors} where ${wrongDoors.inquiry} = ${referrals.inquiry} and ${wrongDoors.office} = ${referrals.wrongOffice})`,
      gte(referrals.loggedAt, since()),
    )

  function keptText({ text, textUntil }: typeof inquiries.$inferSelect): string | null {
    return textUntil === null || textUntil > now().getTime() ? text : null
  }

  const all = (which: (key: SQL) => SQL) =>
    [
      ...doors(which(keys.door)),
      ...misses(which(keys.miss)),
      ...corrected(which(keys.referral)),
      ...changes(which(keys.change)),
      ...graded(which(keys.graded)),
    ].sort((a, b) => b.at.getTime() - a.at.getTime())

  const handle = (key: string, { at, ...handled }: Handled): boolean => {
    const row = { key, ...handled, at: at.getTime() }
    return database.insert(handledItems).values(row).onConflictDoNothing().run().changes > 0
  }

  function countAll(which: (key: SQL) => SQL): LastingCount {
    const listed = (at: Column) => sql<number>`${at} + ${listedMs}`.as('gone')
    const kept = (at: Column) =>
      sql<number>`min(${at} + ${listedMs}, coalesce(${inquiries.textUntil}, ${forever}))`.as('gone')
    const found = [
      database
        .select({ gone: listed(wrongDoors.reportedAt) })
        .from(wrongDoors)
        .where(and(reported(), which(keys.door))),
      database
        .select({ gone: kept(inquiries.askedAt) })
        .from(inquiries)
        .where(and(missed(), which(keys.miss))),
      database
        .select({ gone: listed(referrals.loggedAt) })
        .from(referrals)
        .where(and(correctedAlone(), which(keys.referral))),
      database
        .select({ gone: listed(contactChanges.at) })
        .from(contactChanges)
        .where(and(sent(), which(keys.change))),
      database
        .select({ gone: kept(gradedConcerns.gradedAt) })
        .from(gradedConcerns)
        .innerJoin(inquiries, eq(inquiries.id, gradedConcerns.inquiry))
        .where(and(gradedWrong(), which(keys.graded))),
    ]
    const counts = found.map((each) => {
      const rows = each.limit(maxRead).as('found')
      return database
        .select({ times: count(), until: sql<number | null>`min(${rows.gone})` })
        .from(rows)
        .get()
    })
    return {
      count: counts.reduce((sum, row) => sum + (row?.times ?? 0), 0),
      until: Math.min(...counts.map((row) => row?.until ?? forever)),
    }
  }

  return {
    /** Everything that waits, newest first. */
    list: (): ToDoItem[] => all(isOpen),

    /** Handled items, the latest first, except those erased since. */
    listHandled(): HandledItem[] {
      const rows = database.select().from(handledItems).all()
      const handled = new Map(rows.map((row) => [row.key, toHandled(row)]))
      return all(isHandled)
        .map((item) => ({ item, handled: handled.get(item.key)! }))
        .sort((a, b) => b.handled.at.getTime() - a.handled.at.getTime())
    },

    /** @returns null if it is gone; `handled` is null while it waits */
    find(wanted: string): { item: ToDoItem; handled: Handled | null } | null {
      const [kind, id = ''] = wanted.split(':')
      const [item] =
        kind === 'door'
          ? doors(and(eq(wrongDoors.id, Number(id)), eq(keys.door, wanted)))
          : kind === 'miss'
            ? misses(eq(inquiries.code, id))
            : kind === 'change'
              ? changes(and(eq(contactChanges.id, Number(id)), eq(keys.change, wanted)))
              : kind === 'graded'
                ? graded(and(eq(gradedConcerns.id, Number(id)), eq(keys.graded, wanted)))
                : corrected(and(eq(referrals.id, Number(id)), eq(keys.referral, wanted)))
      const row = database.select().from(handledItems).where(eq(handledItems.key, wanted)).get()
      return item ? { item, handled: row ? toHandled(row) : null } : null
    },

    /** How many wait; fast enough for every page. */
    count: (): number => countAll(isOpen).count,

    /** The same, and how long it stays so. */
    lastingCount: (): LastingCount => countAll(isOpen),

    countHandled: (): number => countAll(isHandled).count,

    /** @returns false if somebody else has handled it */
    handle,

    /** Handles it and does the work: both, or neither. @returns false if somebody else has handled it */
    handleWith: (key: string, handled: Handled, work: () => void): boolean =>
      database.transaction(
        () => {
          const isFirst = handle(key, handled)
          if (isFirst) work()
          return isFirst
        },
        { behavior: 'immediate' },
      ),

    /** Puts it back on the list. @returns false if it was not handled */
    reopen: (key: string): boolean =>
      database.delete(handledItems).where(eq(handledItems.key, key)).run().changes > 0,
  }
}

type Where = SQL | undefined

/** SQLite gives the id of a deleted last row to the next one: an id alone would make a new item handled. */
const keys = {
  door: sql<string>`'door:' || ${wrongDoors.id} || ':' || ${wrongDoors.reportedAt}`,
  miss: sql<string>`'miss:' || ${inquiries.code}`,
  referral: sql<string>`'referral:' || ${referrals.id}`,
  graded: sql<string>`'graded:' || ${gradedConcerns.id}`,
  change: sql<string>`'change:' || ${contactChanges.id} || ':' || ${contactChanges.at}`,
}

/** Sorted, so that nobody can tell who said what. */
function verdictOf(first: string, second: string): Pick<ToDoItem, 'kind' | 'right' | 'said'> {
  const officeOf = (said: string) => (said === noOffice ? null : said)
  if (first === second) return { kind: 'graded', right: officeOf(first), said: [officeOf(first)] }
  return { kind: 'disputed', right: null, said: [first, second].sort().map(officeOf) }
}

/** Erases notes on items that are too old to be listed. */
export function dropOldHandled(database: Database, now: Date): void {
  const before = now.getTime() - maxDays * dayMs
  database.delete(handledItems).where(lt(handledItems.at, before)).run()
}

type ContactFields = Record<'phone' | 'hours', string> & { ext: string | null }

function differing(sent: ContactFields, now: ContactFields): SentChange['fields'] {
  const headers = (['phone', 'ext', 'hours'] as const).filter(
    (header) => (sent[header] ?? '') !== (now[header] ?? ''),
  )
  return Object.fromEntries(headers.map((header) => [header, sent[header] ?? '']))
}

function absenceOf({
  post,
  awayFrom,
  awayUntil,
  standIn,
}: typeof contactChanges.$inferSelect): SentAbsence | null {
  if (post === null || awayFrom === null) return null
  return { post, from: awayFrom, until: awayUntil ?? '', standIn: standIn ?? '' }
}

const toHandled = ({ how, detail, at, by }: HandledRow): Handled => ({ how, detail, at: new Date(at), by })

export type ToDoStore = ReturnType<typeof createToDoStore>
