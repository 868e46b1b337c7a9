import { and, asc, count, eq, gte, isNotNull, isNull, lte, min } from 'drizzle-orm'
import { messageReceipts, messages } from '../../platform/database/message-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Statement } from '../../platform/database/statements.js'
import type { WriteThread } from '../../platform/database/write-thread.js'

/** A message on its way. Moments are UTC milliseconds. */
export type WaitingMessage = typeof messages.$inferSelect

/** The public facts of a message: never its words or its sender. */
export type MessageReceipt = typeof messageReceipts.$inferSelect

/** A message to put into the queue. */
export interface NewMessage
  extends Pick<MessageReceipt, 'code' | 'kind' | 'lang' | 'queuedAt' | 'replyBy' | 'until'> {
  /** Contact id. */
  contact: number
  /** The letter, encrypted. */
  sealed: string
}

/** @param write stores statements in one transaction; it may run them twice */
export function createMessageStore(database: Database, write: WriteThread['write']) {
  const sameCode = eq(messages.code, messageReceipts.code)

  function receipt(code: string): MessageReceipt | null {
    return database.select().from(messageReceipts).where(eq(messageReceipts.code, code)).get() ?? null
  }

  return {
    receipt,

    /** @throws when the database does not take it */
    add({ code, sealed, contact, kind, lang, queuedAt, replyBy, until }: NewMessage): Promise<void> {
      return write([
        { sql: queueSql, params: [code, sealed, queuedAt] },
        { sql: receiptSql, params: [code, contact, kind, lang, queuedAt, replyBy, until] },
      ])
    },

    /** The next message to try; null for none. */
    due: (now: number): WaitingMessage | null =>
      database
        .select()
        .from(messages)
        .where(lte(messages.nextTry, now))
        .orderBy(asc(messages.nextTry), asc(messages.code))
        .get() ?? null,

    /** A message that waits; null if it was sent, dropped or never there. */
    find: (code: string): WaitingMessage | null =>
      database.select().from(messages).where(eq(messages.code, code)).get() ?? null,

    /** Messages that a mailbox refused on their last try. */
    refused: () =>
      database
        .select({ code: messages.code, by: messages.refusedBy, contact: messageReceipts.contact })
        .from(messages)
        .innerJoin(messageReceipts, sameCode)
        .where(isNotNull(messages.refusedBy))
        .all(),

    /** How many others wait, and since when. */
    waiting: () =>
      database
        .select({ count: count(), since: min(messageReceipts.queuedAt) })
        .from(messages)
        .innerJoin(messageReceipts, sameCode)
        .where(isNull(messages.refusedBy))
        .get() ?? { count: 0, since: null },

    /** How many messages a contact got since a moment. */
    sentTo: (contact: number, since: number): number =>
      database
        .select({ count: count() })
        .from(messageReceipts)
        .where(and(eq(messageReceipts.contact, contact), gte(messageReceipts.queuedAt, since)))
        .get()?.count ?? 0,

    /** After a try that failed. */
    retry: ({ code, tries }: WaitingMessage, nextTry: number, refusedBy: string | null): Promise<void> =>
      write([{ sql: retrySql, params: [tries + 1, nextTry, refusedBy, code] }]),

    /** Makes a message due. */
    hasten: (code: string): Promise<void> => write([{ sql: hastenSql, params: [code] }]),

    /** Deletes the words, and counts the message. @param day its local date */
    sent: (code: string, at: number, day: string): Promise<void> =>
      write([countStatement(code, day, 'sent'), { sql: sentSql, params: [at, code] }, dropWords(code)]),

    /** The same for a message that could not be delivered. */
    gaveUp: (code: string, at: number, day: string): Promise<void> =>
      write([countStatement(code, day, 'failed'), { sql: failedSql, params: [at, code] }, dropWords(code)]),

    /** Deletes a message and its receipt, sent or not. @returns false if it does not exist */
    async erase(code: string, day: string): Promise<boolean> {
      if (receipt(code) === null) return false
      const dropReceipt = { sql: 'delete from message_receipts where code = ?', params: [code] }
      await write([countStatement(code, day, 'erased'), dropWords(code), dropReceipt])
      return true
    },

    /** Deletes old receipts of messages that do not wait. */
    forget: (now: number): Promise<void> => write([{ sql: forgetSql, params: [now] }]),
  }
}

export type MessageStore = ReturnType<typeof createMessageStore>

type SendOutcome = 'sent' | 'failed' | 'erased'

/** Counts a message that waits; to run before its words are deleted, so that each counts once. */
function countStatement(code: string, day: string, outcome: SendOutcome): Statement {
  return { sql: countSql, params: [day, outcome, code] }
}

const dropWords = (code: string): Statement => ({
  sql: 'delete from messages where code = ?',
  params: [code],
})

const queueSql = 'insert into messages (code, sealed, next_try) values (?, ?, ?) on conflict do nothing'
const receiptSql = `
  insert into message_receipts (code, contact, kind, lang, queued_at, reply_by, until)
  values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`
const retrySql = 'update messages set tries = ?, next_try = ?, refused_by = ? where code = ?'
const hastenSql = 'update messages set next_try = 0 where code = ?'
const sentSql = 'update message_receipts set sent_at = ? where code = ?'
const failedSql = 'update message_receipts set failed_at = ? where code = ?'
const forgetSql = 'delete from message_receipts where until < ? and code not in (select code from messages)'
const countSql = `
  insert into message_counts (day, office, school, kind, lang, outcome, times)
  select ?, coalesce(c.office, ''), coalesce(s.slug, ''), r.kind, r.lang, ?, 1
  from messages m join message_receipts r on r.code = m.code
  left join contacts c on c.id = r.contact left join schools s on s.id = c.school
  where m.code = ?
  on conflict (day, office, school, kind, lang, outcome) do update set times = times + 1`
