import { and, count, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'

/** How often each topic came up since a moment, with families or at the desk. @param school id; null for all */
export function countTopics(database: Database, since: Date, school: number | null): Map<string, number> {
  const led = sql<string | null>`json_extract(${inquiries.result}, '$.offices[0].topic')`
  const from = since.getTime()
  const asked = database
    .select({ topic: led, times: count() })
    .from(inquiries)
    .where(and(gte(inquiries.askedAt, from), school === null ? undefined : eq(inquiries.school, school)))
    .groupBy(led)
    .all()
  const logged = database
    .select({ topic: referrals.topic, times: count() })
    .from(referrals)
    .where(
      and(
        gte(referrals.loggedAt, from),
        isNull(referrals.undoneAt),
        isNotNull(referrals.topic),
        school === null ? undefined : eq(referrals.school, school),
      ),
    )
    .groupBy(referrals.topic)
    .all()
  const counts = new Map<string, number>()
  for (const { topic, times } of [...asked, ...logged])
    if (topic !== null) counts.set(topic, (counts.get(topic) ?? 0) + times)
  return counts
}
