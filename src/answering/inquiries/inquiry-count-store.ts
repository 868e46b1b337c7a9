import { eq, inArray, sql } from 'drizzle-orm'
import { localDate, localHour } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, inquiryCounts, schools } from '../../platform/database/schema.js'
import { prepareOnce } from '../../platform/database/statements.js'
import { countFactsStatement } from './inquiry-fact-store.js'
import type { InquiryResult } from './inquiry-store.js'

/** How many inquiries of one kind were asked on one day. */
export type InquiryCount = typeof inquiryCounts.$inferSelect

/**
 * Adds inquiries to their day's counts. Delete them in the same transaction, so that each counts once.
 * @param timeZone IANA name: counts are by local day
 */
export function countInquiries(database: Database, ids: readonly number[], timeZone: string): void {
  const { code, askedAt, result, outcome, lang, channel, right } = inquiries
  const rows = database
    .select({ code, askedAt, result, outcome, lang, channel, right, school: schools.slug })
    .from(inquiries)
    .leftJoin(schools, eq(schools.id, inquiries.school))
    .where(inArray(inquiries.id, [...ids]))
    .all()
  const counts = new Map<string, InquiryCount>()
  for (const row of rows) {
    const [first] = (row.result as InquiryResult).offices
    const moment = new Date(row.askedAt)
    const day = localDate(moment, timeZone)
    const facts = countFactsStatement(row.code, { day, hour: localHour(moment, timeZone) })
    prepareOnce(database.$client, facts.sql).run(...facts.params)
    const kind = {
      day,
      topic: first?.topic ?? '',
      office: first?.office ?? '',
      outcome: row.outcome,
      lang: row.lang,
      school: row.school ?? '',
      channel: row.channel,
    }
    const key = JSON.stringify(kind)
    const count = counts.get(key) ?? { ...kind, times: 0, right: 0, wrong: 0 }
    counts.set(key, count)
    count.times++
    if (row.right !== null) count[row.right ? 'right' : 'wrong']++
  }
  for (const count of counts.values()) addCount(database, count)
}

function addCount(database: Database, count: InquiryCount): void {
  const { day, topic, office, outcome, lang, school, channel, times, right, wrong } = inquiryCounts
  database
    .insert(inquiryCounts)
    .values(count)
    .onConflictDoUpdate({
      target: [day, topic, office, outcome, lang, school, channel],
      set: {
        times: sql`${times} + ${count.times}`,
        right: sql`${right} + ${count.right}`,
        wrong: sql`${wrong} + ${count.wrong}`,
      },
    })
    .run()
}
